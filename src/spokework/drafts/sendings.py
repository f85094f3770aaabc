"""One sending of one form: its token, and whether a second one is the same or the old page with new words in it."""

from uuid import UUID, uuid5

from django.http import QueryDict
from django.utils.crypto import salted_hmac


def token_of(posted: QueryDict, person_id: UUID) -> UUID | None:
    """The form's token, made this person's own: nobody's form can spend, or meet, another person's token."""
    try:
        return uuid5(UUID(posted.get("submission", "")), str(person_id))
    except ValueError:
        return None


def content_of(posted: QueryDict, person_id: UUID) -> UUID:
    """A name for exactly these words in exactly this form. Keyed: the words cannot be guessed from it."""
    said = posted.copy()
    said.pop("csrfmiddlewaretoken", None)
    mac = salted_hmac(f"spokework.drafts.sent.{person_id}", said.urlencode(), algorithm="sha256")
    return UUID(bytes=mac.digest()[:16])
