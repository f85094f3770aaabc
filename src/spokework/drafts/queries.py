"""What was kept, and what has been sent already."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Model
from django.http import QueryDict

from spokework.accounts.models import Account
from spokework.audit.chain import PROGRAMME_CHAIN
from spokework.audit.models import Event
from spokework.core.models import Submission
from spokework.vault.keyring import Erased
from spokework.vault.sealing import Unreadable

from .models import Draft
from .sendings import content_of


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


def was_sent(posted: QueryDict, person_id: UUID) -> bool:
    """Whether exactly these words were sent, and taken, in exactly this form."""
    return answer_to(content_of(posted, person_id), person_id) is not None


@dataclass(frozen=True)
class Saved:
    by: str
    at: datetime | None


def last_saved(current: Model, hub_id: UUID | None) -> Saved:
    """Who saved it and when, as the log says."""
    event = Event.objects.filter(chain_id=hub_id or PROGRAMME_CHAIN, record_id=current.pk).order_by("-number").first()
    if event is None:
        return Saved("Somebody else", None)
    name = Account.objects.filter(pk=event.actor_id).values_list("name", flat=True).first()
    return Saved(name or "Somebody else", event.at)
