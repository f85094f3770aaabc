"""Whose form it is. A form says for whom it was drawn, so that what one person typed
is not kept for the next one who signs in at the same machine."""

from uuid import UUID

from django.utils.crypto import constant_time_compare, salted_hmac

WRITER_FIELD = "writer"


def writer_mark(person_id: UUID) -> str:
    return salted_hmac("spokework.drafts.writer", str(person_id), algorithm="sha256").hexdigest()[:32]


def was_drawn_for(person_id: UUID, mark: str) -> bool:
    return constant_time_compare(mark, writer_mark(person_id))
