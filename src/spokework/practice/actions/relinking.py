"""Putting right whom something was about: its words move to where they belong, and nothing of them stays behind."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.casework.actions.base import did as did_to_child
from spokework.casework.actions.base import hold
from spokework.casework.models import Case
from spokework.practice.models import CaseLink, Challenge, ChallengeStep, Consultancy, JointWork

from .base import at_hub, did, lock
from .linking import find_link, hold_link, link_to

Linked = Consultancy | JointWork | Challenge
WORDS: dict[type, tuple[str, ...]] = {
    Consultancy: ("advice",),
    JointWork: ("note",),
    Challenge: ("issue", "with_whom", "response", "changed"),
}


@transaction.atomic
def relink(*, row: Linked, case: Case | None, by: Actor, version: int | None = None) -> Linked:
    """Only whoever reaches the young person it stands with may move it: to a case of their own, or to nobody."""
    at_hub(row.hub_id, P.RECORD_PRACTICE, by=by)
    there = find_link(row)
    _hold_both(there, case)
    link = hold_link(row, by=by)
    locked = lock(row)
    if (link and link.case_id) == (case and case.pk):
        return locked
    words = link.words if link else _own_words(locked)
    if link:
        did_to_child("practice unlinked", link, by=by)
        CaseLink.objects.unscoped("it stood with the wrong young person").filter(pk=link.pk).delete()
    _write(locked, {} if case else words, version)
    if case:
        link_to(locked, case, words, by=by)
    did(f"{locked._meta.verbose_name} linked to {'another case' if case else 'nobody'}", locked, by=by)
    return locked


def _hold_both(link: CaseLink | None, case: Case | None) -> None:
    """Two young people at once are always locked in one order, so that nobody waits in a circle."""
    ids = {found.young_person_id for found in (link, case) if found is not None}
    for young_person_id in sorted(ids):
        hold(young_person_id)


def _own_words(row: Linked) -> dict[str, str]:
    said = {name: getattr(row, name) for name in WORDS[type(row)]}
    return {name: text for name, text in (said | {str(step.number): step.note for step in _steps(row)}).items() if text}


def _write(row: Linked, words: Mapping[str, str], version: int | None) -> None:
    """Into the row and its steps, or out of them where the words go to a young person."""
    row.change(expected=version, **{name: words.get(name, "") for name in WORDS[type(row)]})
    for step in _steps(row):
        step.change(note=words.get(str(step.number), ""))


def _steps(row: Linked) -> list[Any]:
    if not isinstance(row, Challenge):
        return []
    return list(ChallengeStep.objects.unscoped("of this challenge").filter(challenge=row).order_by("number"))
