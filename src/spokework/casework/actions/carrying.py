"""What was being typed into a record that is merged goes to the same form of the record that is kept."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.db import transaction
from django.http import QueryDict
from django.urls import Resolver404, resolve
from django.utils import timezone

from spokework.access.decide import Actor
from spokework.casework.queries.moved import Kept
from spokework.drafts.actions import LARGEST
from spokework.drafts.fields import what_was_typed
from spokework.drafts.models import Draft
from spokework.drafts.queries import answer_to, find
from spokework.drafts.sendings import token_of
from spokework.drafts.writer import WRITER_FIELD, was_drawn_for

NEVER = "0"  # a version no record ever stands at


def carry_drafts(young_person_id: UUID, kept: Kept) -> None:
    """Part of merging: whatever anybody was typing into the record that is merged."""
    for draft in Draft.objects.filter(young_person_id=young_person_id).order_by("kept_at"):
        _carry(draft, kept)


@transaction.atomic
def carry_typed(*, path: str, posted: QueryDict, kept: Kept, by: Actor) -> bool:
    """A form that arrived after the merge. Whether its writer will find it again."""
    typed = what_was_typed(posted)
    drawn_for_her = was_drawn_for(by.id, posted.get(WRITER_FIELD, ""))
    if not drawn_for_her or not typed.keys() - {"version"} or len(posted.urlencode()) > LARGEST:
        return False
    token = token_of(posted, by.id)
    if token is not None and answer_to(token, by.id) is not None:
        token = None  # the page was sent before and changed since: what was changed is not saved
    _lay(path, typed, kept, person_id=by.id, kept_at=timezone.now(), submission_id=token)
    return True


@transaction.atomic
def carry_draft(*, path: str, kept: Kept, by: Actor) -> bool:
    """What was kept under the old address after the merge, as when a session had ended."""
    draft = Draft.objects.of(by.id, path).first()
    return draft is not None and _carry(draft, kept)


def _carry(draft: Draft, kept: Kept) -> bool:
    found = find(draft.person_id, draft.path)
    if found is not None:
        _lay(
            draft.path,
            found.data,
            kept,
            person_id=draft.person_id,
            kept_at=found.kept_at,
            submission_id=draft.submission_id,
        )
    draft.delete()
    return found is not None


def _lay(
    path: str, typed: QueryDict, kept: Kept, *, person_id: UUID, kept_at: datetime, submission_id: UUID | None
) -> None:
    try:
        match = resolve(path)
    except Resolver404:
        return
    there = kept.address(match)
    if resolve(there).view_name != match.view_name:
        return
    typed = typed.copy()
    if "version" in typed and "number" not in match.kwargs:
        # It was typed against the other record: whoever saves it is shown what this one says first.
        typed["version"] = NEVER
    waiting = Draft.objects.of(person_id, there).first()
    found = find(person_id, there)
    if waiting is not None and found is not None:
        if submission_id is None or waiting.submission_id != submission_id:
            earlier, later = sorted(((found.kept_at, 0, found.data), (kept_at, 1, typed)), key=lambda each: each[:2])
            typed = _both(earlier[2], later[2], _texts(match))
        waiting.delete()
    draft = Draft(person_id=person_id, path=there, young_person_id=kept.pk, hub_id=kept.hub_id)
    draft.kept_at, draft.submission_id = kept_at, submission_id
    draft.seal(typed.urlencode())
    draft.save(force_insert=True)


def _texts(match: Any) -> list[str]:
    fields = match.func.view_class.form_class.base_fields
    return [name for name, field in fields.items() if isinstance(field.widget, forms.Textarea)]


def _both(earlier: QueryDict, later: QueryDict, texts: list[str]) -> QueryDict:
    """Words typed into either record stay; of answers that are chosen, the later ones."""
    both = later.copy()
    for name in texts:
        words = [said.strip() for said in (earlier.get(name, ""), later.get(name, "")) if said.strip()]
        both[name] = "\n\n".join(dict.fromkeys(words))
    return both
