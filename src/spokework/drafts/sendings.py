"""One sending of one form: its token, and whether a second one is the same or the old page with new words in it."""

from uuid import UUID, uuid5

from django.http import QueryDict
from django.utils.crypto import salted_hmac

from spokework.core.models import Submission

from .queries import answer_to


def token_of(posted: QueryDict, person_id: UUID) -> UUID | None:
    """The form's token, made this person's own: nobody's form can spend, or meet, another person's token."""
    try:
        return uuid5(UUID(posted.get("submission", "")), str(person_id))
    except ValueError:
        return None


def _content(posted: QueryDict, person_id: UUID) -> UUID:
    """A name for exactly these words in exactly this form. Keyed: the words cannot be guessed from it."""
    said = posted.copy()
    said.pop("csrfmiddlewaretoken", None)
    mac = salted_hmac(f"spokework.drafts.sent.{person_id}", said.urlencode(), algorithm="sha256")
    return UUID(bytes=mac.digest()[:16])


def remember(posted: QueryDict, person_id: UUID, answer: str) -> None:
    if token_of(posted, person_id) is not None:
        Submission.objects.create(pk=_content(posted, person_id), person_id=person_id, answer=answer)


def same_as_before(posted: QueryDict, person_id: UUID) -> bool:
    return answer_to(_content(posted, person_id), person_id) is not None
