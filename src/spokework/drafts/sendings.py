"""Whether a form that comes a second time is the same sending, or the old page with new words in it."""

from uuid import UUID

from django.http import QueryDict
from django.utils.crypto import salted_hmac

from spokework.core.models import Submission

from .queries import answer_to


def _content(posted: QueryDict, person_id: UUID) -> UUID:
    """A name for exactly these words in exactly this form. Keyed: the words cannot be guessed from it."""
    said = posted.copy()
    said.pop("csrfmiddlewaretoken", None)
    return UUID(
        bytes=salted_hmac(f"spokework.drafts.sent.{person_id}", said.urlencode(), algorithm="sha256").digest()[:16]
    )


def remember(posted: QueryDict, person_id: UUID, answer: str) -> None:
    if posted.get("submission"):
        Submission.objects.create(pk=_content(posted, person_id), person_id=person_id, answer=answer)


def same_as_before(posted: QueryDict, person_id: UUID) -> bool:
    return answer_to(_content(posted, person_id), person_id) is not None
