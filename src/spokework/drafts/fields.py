"""Which fields of a form are never kept."""

import re

from django.http import QueryDict

from .writer import WRITER_FIELD

# They belong to one drawing of the form; the next drawing gives its own.
_OF_THE_PAGE = {"csrfmiddlewaretoken", "submission", WRITER_FIELD}
_SECRET = re.compile(r"password|passphrase|(?<![a-z])(code|codes|otp|totp)(?![a-z])", re.IGNORECASE)


def worth_keeping(name: str) -> bool:
    """``recovery_code`` and ``code`` are secrets; ``postcode`` is not."""
    return name not in _OF_THE_PAGE and not _SECRET.search(name)


def what_was_typed(posted: QueryDict) -> QueryDict:
    typed = posted.copy()
    for name in list(typed):
        if not worth_keeping(name):
            del typed[name]
    return typed
