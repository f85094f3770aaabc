"""Notes of another program as memos, each about what is here in place of what it was about there."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from spokework.access.decide import Actor
from spokework.evaluation.interchange import project as from_
from spokework.evaluation.interchange.report import Loss, Report
from spokework.evaluation.models import Participant, Site, Snapshot, Theory

from .memos import About, write_memo


@dataclass
class Memos:
    """Of what is new: a file that adds nothing adds no memo twice either. Written when all that it brings is there."""

    about: dict[UUID, About] = field(default_factory=dict)  # by the GUID of a note
    known: set[UUID] = field(default_factory=set)  # notes on what was here before

    def note(self, notes: Iterable[UUID], about: About, *, new: bool) -> None:
        if new:
            self.about |= dict.fromkeys(notes, about)
        else:
            self.known.update(notes)

    def told(
        self,
        memos: Iterable[Mapping[str, Any]],
        *,
        theories: Mapping[UUID, Theory],
        sites: Mapping[UUID, Site],
        people: Mapping[str, Participant],
        figures: Mapping[UUID, Snapshot],
        new: Collection[UUID],
    ) -> None:
        """What the sidecar says of notes for which the standard has no place. ``theories`` are new, all of them."""
        for each in memos:
            theory, figure = theories.get(each["theory"]), figures.get(each["snapshot"])
            row = theory or figure or sites.get(each["site"]) or people.get((each["participant"] or "").casefold())
            if row is not None:
                self.note([each["note"]], row, new=row is theory or row.pk in new)
            elif each["theory"] is not None:
                self.known.add(each["note"])

    def write(self, notes: Iterable[from_.Source], *, by: Actor, report: Report) -> int:
        written = 0
        for note in notes:
            if not note.text.strip():
                continue
            if note.guid in self.about:
                write_memo(about=self.about[note.guid], words=note.text, by=by)
                written += 1
            elif note.guid not in self.known:
                report.note(Loss.DROPPED, "memo", "it is about nothing that is kept here")
        return written
