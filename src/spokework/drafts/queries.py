"""What was kept, and what has been sent already."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import QueryDict

from spokework.core.models import Submission
from spokework.vault.keyring import Erased
from spokework.vault.sealing import Unreadable

from .models import Draft


@dataclass(frozen=True)
class Kept:
    data: QueryDict
    kept_at: datetime


def find(person_id: UUID, path: str) -> Kept | None:
    """The person's draft of this form. One that must not or cannot be offered any more is dropped."""
    draft = Draft.objects.of(person_id, path).first()
    if draft is None:
        return None
    body = None if _is_spent(draft) else _opened(draft)
    if body is None:
        draft.delete()
        return None
    return Kept(data=QueryDict(body), kept_at=draft.kept_at)


def _is_spent(draft: Draft) -> bool:
    if draft.is_expired or draft.submission_id is None:
        return draft.is_expired
    return answer_to(draft.submission_id, draft.person_id) is not None


def _opened(draft: Draft) -> str | None:
    try:
        return draft.open()
    except (Erased, Unreadable):
        return None


def answer_to(token: UUID, person_id: UUID) -> str | None:
    """Where the person was sent when this submission was first made."""
    return Submission.objects.filter(pk=token, person_id=person_id).values_list("answer", flat=True).first()
