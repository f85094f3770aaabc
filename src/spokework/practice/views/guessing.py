"""Nobody guesses one-time links for long, and nobody who holds a good one is kept from it by a busy office.

Only look-ups that found nothing count, so that however many people open good links from one address, none is
refused. After too many, that address is refused before anything is looked up; after too many from everywhere, so is
each address that has missed itself. In real time, in the cache that all processes share.
"""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.core.ratelimit import consume
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

SECONDS = 60
_EVERYWHERE = "one-time-links-shut"


def is_shut(request: Any) -> bool:
    said = cache.get_many([_EVERYWHERE, _shut(request), _missed(request)])
    return _shut(request) in said or (_EVERYWHERE in said and _missed(request) in said)


def missed(request: Any) -> None:
    """A link that is not there was asked for."""
    cache.set(_missed(request), True, SECONDS)
    if not _counted("unknown_link", _address(request)):
        cache.set(_shut(request), True, SECONDS)
    if not _counted("unknown_link_anywhere", "everywhere"):
        cache.set(_EVERYWHERE, True, SECONDS)


def _counted(rate: str, key: str) -> bool:
    """One at a time, by allauth; how many a minute is in the settings, beside the other limits."""
    # Of the request it reads the method alone, and leaves those that only read uncounted.
    return bool(consume(HttpRequest(), action=rate, key=key))


def _address(request: Any) -> str:
    """Hashed: which addresses asked is nobody's to read in the cache."""
    address = get_adapter().get_client_ip(request) or ""
    return salted_hmac("spokework.practice.guessing", address, algorithm="sha256").hexdigest()[:32]


def _shut(request: Any) -> str:
    return f"one-time-links-shut:{_address(request)}"


def _missed(request: Any) -> str:
    return f"one-time-links-missed:{_address(request)}"
