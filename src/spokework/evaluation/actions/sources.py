"""What somebody said or wrote, taken in. Its text never changes; what is known about it may be put right."""

import re
from datetime import date

from django.db import transaction

from spokework.access.decide import Actor
from spokework.core.errors import Refused
from spokework.evaluation import codes
from spokework.evaluation.models import Evaluation, Participant, Site, Source, SourceText
from spokework.evaluation.team import Work
from spokework.programme.checks import a_name

from .base import at_work, did, hold, lock, of_list, same

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


@transaction.atomic
def add_source(
    *,
    evaluation: Evaluation,
    title: str,
    kind: str,
    day: date,
    text: str,
    by: Actor,
    stakeholder: str = "",
    site: Site | None = None,
    participant: Participant | None = None,
) -> Source:
    at_work(evaluation.pk, Work.CODE, by=by)
    said = _checked_text(text)
    hold(evaluation.pk)
    facts = _facts(evaluation, title, kind, day, stakeholder, site, participant)
    number = Source.objects.all().next_number(evaluation.pk)
    source = Source(evaluation=evaluation, number=number, length=len(said), **facts)
    source.save(force_insert=True)
    _keep(source, said, reason="")
    did("source added", source, by=by)
    return source


def _checked_text(text: str) -> str:
    said = as_text(text)
    if not said.strip():
        raise Refused("There is no text in it. Paste or choose what was said.", field="text")
    if len(said) > LONGEST:
        raise Refused(
            f"This text has {len(said):,} characters; a source may have {LONGEST:,}. Split it into several sources.",
            field="text",
        )
    return said


def _keep(source: Source, said: str, *, reason: str) -> None:
    text = SourceText(evaluation_id=source.evaluation_id, source=source, revision=source.revision, reason=reason)
    text.seal(said)
    text.save(force_insert=True)


def _facts(
    evaluation: Evaluation,
    title: str,
    kind: str,
    day: date,
    stakeholder: str,
    site: Site | None,
    participant: Participant | None,
) -> dict[str, object]:
    """What the participant's row says of who and where need not be said again."""
    same(evaluation.pk, site)
    same(evaluation.pk, participant)
    if participant is not None and participant.has_withdrawn:
        raise Refused(f"{participant} has withdrawn consent. Nothing they said is kept.", field="participant")
    if stakeholder:
        of_list(stakeholder, codes.Stakeholder.values, field="stakeholder", what="whose view this is")
    return {
        "title": a_name(title, field="title", what="what the source is called"),
        "kind": of_list(kind, codes.SourceKind.values, field="kind", what="what it is"),
        "day": day,
        "stakeholder": stakeholder or (participant.stakeholder if participant else ""),
        "site": site or (participant.site if participant else None),
        "participant": participant,
    }


@transaction.atomic
def change_source(
    *,
    source: Source,
    title: str,
    kind: str,
    day: date,
    by: Actor,
    stakeholder: str = "",
    site: Site | None = None,
    participant: Participant | None = None,
    expected: int | None = None,
) -> Source:
    at_work(source.evaluation_id, Work.CODE, by=by)
    evaluation = hold(source.evaluation_id)
    locked = lock(source)
    still_there(locked)
    values = _facts(evaluation, title, kind, day, stakeholder, site, participant)
    did("source changed", locked, by=by, fields=locked.change(expected=expected, **values))
    return locked


def still_there(source: Source) -> None:
    if source.is_withdrawn:
        raise Refused("This source was withdrawn, so nothing more is done with it.")
