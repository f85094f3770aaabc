"""What somebody said or wrote, taken in. Its text never changes; what is known about it may be put right."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from spokework.access.decide import Actor
from spokework.core.errors import Refused
from spokework.evaluation import codes
from spokework.evaluation.models import Evaluation, Participant, Site, Source, SourceText, seal_all
from spokework.evaluation.team import Work
from spokework.programme.checks import a_name

from .base import at_work, did, hold, lock, of_list, same
from .withdrawing import take_quotes_out

LONGEST = 5_000_000  # code points: a book of a thousand pages is two million
# What neither a page nor the interchange format can hold.
_UNSAID = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LEFT_OUT = re.compile(rf"\A\ufeff|\r(?=\n)|{_UNSAID.pattern}")


def as_text(said: str) -> str:
    """Lines end in one way, so that a place in the text is the same place everywhere."""
    text = said.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return _UNSAID.sub("", text).strip("\n")


def dropped_from(said: str) -> list[int]:
    """Which places of what was said ``as_text`` leaves out before its end: a passage behind them moves forward."""
    gone = [match.start() for match in _LEFT_OUT.finditer(said)]
    left_out = set(gone)
    for place, letter in enumerate(said):  # line ends at the beginning go too
        if place not in left_out:
            if letter not in "\r\n":
                break
            gone.append(place)
    return sorted(gone)


@dataclass(frozen=True, kw_only=True)
class Given:
    """One source as it is handed in."""

    title: str
    kind: str
    day: date
    text: str
    stakeholder: str = ""
    site: Site | None = None
    participant: Participant | None = None


def add_source(*, evaluation: Evaluation, by: Actor, **given: Any) -> Source:
    (source,) = add_sources(evaluation=evaluation, sources=[Given(**given)], by=by)
    return source


@transaction.atomic
def add_sources(*, evaluation: Evaluation, sources: Sequence[Given], by: Actor) -> list[Source]:
    """All of them or none."""
    at_work(evaluation.pk, Work.CODE, by=by)
    hold(evaluation.pk)
    first = Source.objects.all().next_number(evaluation.pk)
    texts: dict[SourceText, str] = {}
    for number, given in enumerate(sources, start=first):
        said = checked_text(given.text)
        source = Source(evaluation=evaluation, number=number, length=len(said), **_facts(evaluation, given))
        texts[SourceText(evaluation=evaluation, source=source, revision=1)] = said
    seal_all(texts)
    rows = [text.source for text in texts]
    Source._base_manager.bulk_create(rows)
    SourceText._base_manager.bulk_create(texts)
    for source in rows:
        did("source added", source, by=by)
    return rows


def checked_text(text: str) -> str:
    said = as_text(text)
    if not said.strip():
        raise Refused("There is no text in it. Paste or choose what was said.", field="text")
    if len(said) > LONGEST:
        raise Refused(
            f"This text has {len(said):,} characters; a source may have {LONGEST:,}. Split it into several sources.",
            field="text",
        )
    return said


def _facts(evaluation: Evaluation, given: Given) -> dict[str, object]:
    """What the participant's row says of who and where need not be said again."""
    participant = given.participant
    same(evaluation.pk, given.site)
    same(evaluation.pk, participant)
    if participant is not None and lock(participant).has_withdrawn:
        raise Refused(f"{participant} has withdrawn consent. Nothing they said is kept.", field="participant")
    if given.stakeholder:
        of_list(given.stakeholder, codes.Stakeholder.values, field="stakeholder", what="whose view this is")
    return {
        "title": a_name(given.title, field="title", what="what the source is called"),
        "kind": of_list(given.kind, codes.SourceKind.values, field="kind", what="what it is"),
        "day": given.day,
        "stakeholder": given.stakeholder or (participant.stakeholder if participant else ""),
        "site": given.site or (participant.site if participant else None),
        "participant": participant,
    }


@transaction.atomic
def change_source(*, source: Source, by: Actor, expected: int | None = None, **facts: Any) -> Source:
    at_work(source.evaluation_id, Work.CODE, by=by)
    evaluation = hold(source.evaluation_id)
    locked = lock(source)
    still_there(locked)
    values = _facts(evaluation, Given(text="", **facts))
    changed = locked.change(expected=expected, **values)
    if "participant" in changed:  # who agreed to be quoted was somebody else
        take_quotes_out([locked], by=by)
    did("source changed", locked, by=by, fields=changed)
    return locked


def still_there(source: Source) -> None:
    if source.is_withdrawn:
        raise Refused("This source was withdrawn, so nothing more is done with it.")
