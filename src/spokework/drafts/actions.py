"""Keeping, clearing and purging drafts; remembering what was sent."""

from collections.abc import Collection
from datetime import datetime
from os.path import commonpath
from uuid import UUID

from django.db import transaction
from django.http import QueryDict
from django.utils import timezone

from spokework.core.errors import Refused
from spokework.core.models import Submission
from spokework.vault.keyring import Erased

from .fields import what_was_typed
from .models import Draft
from .models.draft import LONGEST_PATH
from .sendings import content_of, token_of

LARGEST = 256 * 1024


def keep(
    *, person_id: UUID, path: str, body: str, young_person_id: UUID | None, hub_id: UUID | None = None
) -> datetime | None:
    """Keep a form's urlencoded fields; return when, or None where there is nothing to keep."""
    if len(body) > LARGEST:
        raise Refused("This is too long to keep as a draft (more than 256 KB). Save it, or copy it somewhere safe.")
    posted = QueryDict(body)
    typed = what_was_typed(posted)
    if not typed.keys() - {"version"} or len(path) > LONGEST_PATH:
        return None
    try:
        with transaction.atomic():
            # Locked, because what is sealed is bound to this very row.
            draft, _ = Draft.objects.select_for_update().get_or_create(person_id=person_id, path=path)
            draft.young_person_id, draft.hub_id, draft.kept_at = young_person_id, hub_id, timezone.now()
            draft.submission_id = token_of(posted, person_id)
            draft.seal(typed.urlencode())
            draft.save()
    except Erased:
        clear(person_id=person_id, path=path)
        return None
    return draft.kept_at


def remember_sending(*, posted: QueryDict, person_id: UUID, answer: str) -> None:
    """Beside the token's own entry, so that new words in the old page are not taken for a second press."""
    if token_of(posted, person_id) is not None:
        Submission.objects.create(pk=content_of(posted, person_id), person_id=person_id, answer=answer)


@transaction.atomic
def keep_anew(draft: Draft, typed: QueryDict) -> Draft:
    """Other words in place of what was kept, under a new key: an older copy of the data does not open the old ones."""
    draft.delete()
    anew = Draft(
        person_id=draft.person_id,
        path=draft.path,
        young_person_id=draft.young_person_id,
        hub_id=draft.hub_id,
        submission_id=draft.submission_id,
        kept_at=draft.kept_at,
    )
    anew.seal(typed.urlencode())
    anew.save(force_insert=True)
    return anew


def clear(*, person_id: UUID, path: str) -> None:
    Draft.objects.of(person_id, path).delete()


def clear_under(paths: Collection[str]) -> int:
    """Everybody's, of every form whose address begins so: what it repeats may be read no more."""
    begins = tuple(paths)
    if not begins:
        return 0
    near = Draft.objects.filter(path__startswith=commonpath(begins)).values_list("pk", "path")
    return Draft.objects.filter(pk__in=[key for key, path in near if path.startswith(begins)]).delete()[0]


def purge_of_young_person(young_person_id: UUID) -> int:
    """Part of erasure: the key is gone already, now the rows go too."""
    return Draft.objects.filter(young_person_id=young_person_id).delete()[0]


def purge_expired() -> int:
    return Draft.objects.expired().delete()[0]
