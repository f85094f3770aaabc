"""Numbers that people write in key messages: which of them stand in no figure of the release.

Digits only: "three in four" is left to whoever reads it. Nothing is refused for it – "16 hubs" may be right and no
figure –, but author and approver are told, with the nearest number that is released.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spokework.core.dates import MONTHS

from .content import Message, ReleaseContent, ReleasedTable

_NUMBER = re.compile(r"(?<![\w.,/-])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?![\w/-])\s?(%|per cent)?")
_DAY = re.compile(rf"\b\d{{1,2}}(?= (?:{'|'.join(MONTHS)})\b)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?!\s?%)")


@dataclass(frozen=True)
class Unreleased:
    """A number as it was written, and the released one that is nearest to it."""

    written: str
    nearest: str

    def __str__(self) -> str:
        near = f"; the nearest that does is {self.nearest}" if self.nearest else ""
        return f"“{self.written}” stands in no figure of this release{near}."


def unreleased(message: Message, content: ReleaseContent) -> list[Unreleased]:
    """The nearest is looked for in the figure that the message stands beside, if that has any."""
    own, everywhere = content.of(message.indicator), content.tables
    return list(_unreleased(message.words, own, everywhere))


def _unreleased(words: str, own: Iterable[ReleasedTable], everywhere: Iterable[ReleasedTable]) -> Iterator[Unreleased]:
    for found in _NUMBER.finditer(_YEAR.sub("", _DAY.sub("", words))):
        value, share = float(found[1].replace(",", "") + (found[2] or "")), bool(found[3])
        known = _shares(everywhere) if share else _counts(everywhere)
        exact = 0.5 * 10.0 ** -(len(found[2] or ".") - 1) if share else 0.0
        if not any(abs(value - each) <= exact for each in known):
            near = (_shares(own) if share else _counts(own)) or known
            best = min(near, key=lambda each: (abs(each - value), each), default=None)
            yield Unreleased(found[0].strip(), "" if best is None else f"{best:,.0f}{' %' * share}")


def _counts(tables: Iterable[ReleasedTable]) -> set[float]:
    rows = (row for table in tables for row in table.rows)
    return {float(n) for row in rows for n in (row.numerator, row.denominator, row.missing) if n is not None}


def _shares(tables: Iterable[ReleasedTable]) -> set[float]:
    return {100 * row.rate for table in tables for row in table.rows if row.rate is not None}
