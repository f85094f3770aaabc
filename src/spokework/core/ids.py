"""Human references such as ``SW-7K3Q-2``: short enough to read out, with a check character.

The alphabet has no vowels, so a reference cannot spell a word, and no characters that are easily
confused. Its 29 characters are a prime number, so the weighted check finds every single wrong
character and every swap of two neighbours (the weights differ and none is 0 modulo 29).
"""

import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

ALPHABET = "123456789BCDFGHJKMNPQRSTVWXYZ"
_WEIGHTS = (2, 11, 7, 3, 5)
IN_TEXT = re.compile(rf"(SW-[{ALPHABET}]{{4,5}}-[{ALPHABET}])")
_PATTERN = re.compile(rf"^SW-?([{ALPHABET}]{{4,5}})-?([{ALPHABET}])$")

Pick = Callable[[str], str]
_picking: ContextVar[Pick] = ContextVar("picking", default=secrets.choice)


@contextmanager
def picking_with(pick: Pick) -> Iterator[None]:
    """For the demonstration, whose references are the same every time."""
    token = _picking.set(pick)
    try:
        yield
    finally:
        _picking.reset(token)


def check_character(body: str) -> str:
    total = sum(weight * ALPHABET.index(c) for weight, c in zip(_WEIGHTS, body, strict=False))
    return ALPHABET[total % len(ALPHABET)]


def new_reference(*, length: int = 4) -> str:
    pick = _picking.get()
    body = "".join(pick(ALPHABET) for _ in range(length))
    return f"SW-{body}-{check_character(body)}"


def parse_reference(text: str) -> str | None:
    """The reference in its one spelling, or None when the text is not a valid one."""
    found = _PATTERN.match(re.sub(r"[\u2010-\u2015\u2212]", "-", re.sub(r"\s", "", text)).upper())
    if found is None or check_character(found[1]) != found[2]:
        return None
    return f"SW-{found[1]}-{found[2]}"
