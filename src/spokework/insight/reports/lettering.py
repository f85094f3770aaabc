"""Signs that no font of a PDF has: read aloud it would be silent there. Typst refuses them; their name stands there."""

import re
import unicodedata
from collections.abc import Iterable

_REFUSED = re.compile(r'(?:the text|codepoint) `"(.+?)"`')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_ONLY_JOINS = ("Cf", "Mn", "Me")  # what belongs to the sign before it, and says nothing by itself


def refused(diagnostic: str) -> set[str]:
    """The signs that Typst says it cannot show, each with its place."""
    said = (_ESCAPED.sub(lambda it: chr(int(it[1], 16)), each) for each in _REFUSED.findall(diagnostic))
    return {sign for text in said for sign in text if not sign.isascii()}


def named(text: str, signs: Iterable[str]) -> str:
    return text.translate({ord(sign): _name(sign) for sign in signs})


def _name(sign: str) -> str:
    if unicodedata.category(sign) in _ONLY_JOINS:
        return ""
    return f"[{unicodedata.name(sign, f'U+{ord(sign):04X}').lower()}]"
