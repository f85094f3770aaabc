"""Passages carried over from one revision of a text to the next: exactly the words that were coded, or nothing.

Both texts are cut into words, spaces and signs. What both begin and end with is set aside; in between, runs of words
that occur once in each text and in the same order hold the texts together like pins, long runs first, then shorter
ones, and short stretches between pins are compared word by word. The cost grows with the length of the texts and with
what was changed, not with their product.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import count

PIECE = re.compile(r"\w+|\s+|[^\w\s]")
RUNS = (24, 8, 3)  # pieces that a pin is long, tried in this order
WORD_BY_WORD = 400 * 400  # pieces by pieces that may be compared directly
TELLING = 24  # characters that make a passage which stands elsewhere surely the same one

Span = tuple[int, int]


class Fate(StrEnum):
    CARRIED = "carried"
    CHANGED = "changed"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Carried:
    """Where a passage is now. If it was changed, the span is what stands there instead, for a person to judge."""

    fate: Fate
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class _Block:
    """The same characters at ``old`` and at ``new``."""

    old: int
    new: int
    length: int


def carry(old: str, new: str, spans: Sequence[Span]) -> list[Carried]:
    """For each passage ``old[start:end]`` what became of it, in the order given.

    CARRIED says that ``new[start:end]`` is the same words. A passage that was moved elsewhere is carried too, if it is
    long enough and stands only once in either text.
    """
    for start, end in spans:
        if not 0 <= start < end <= len(old):
            raise ValueError(f"a passage must lie within its text of {len(old)} characters, not {(start, end)}")
    blocks = _blocks(old, new)
    begins = [block.old for block in blocks]
    return [_carried(old, new, span, blocks, begins) for span in spans]


def _carried(old: str, new: str, span: Span, blocks: Sequence[_Block], begins: Sequence[int]) -> Carried:
    start, end = span
    first, last = bisect_right(begins, start) - 1, bisect_left(begins, end) - 1
    if first >= 0 and end <= blocks[first].old + blocks[first].length:
        moved = blocks[first].new - blocks[first].old
        return Carried(Fate.CARRIED, start + moved, end + moved)
    words = old[start:end]
    if len(words) >= TELLING and _once(words, old) and _once(words, new):
        place = new.index(words)
        return Carried(Fate.CARRIED, place, place + len(words))
    # An end that lies between two blocks takes in all that stands between them now.
    begin, finish = 0, blocks[last + 1].new if last + 1 < len(blocks) else len(new)
    if first >= 0:
        begin = blocks[first].new + min(start - blocks[first].old, blocks[first].length)
    if last >= 0 and end <= blocks[last].old + blocks[last].length:
        finish = blocks[last].new + end - blocks[last].old
    return Carried(Fate.CHANGED, begin, finish) if begin < finish else Carried(Fate.LOST)


def _once(words: str, text: str) -> bool:
    place = text.find(words)
    return place >= 0 and text.find(words, place + 1) < 0


def _blocks(old: str, new: str) -> list[_Block]:
    """What both texts share, in the order of both, as long as possible."""
    pieces: dict[str, int] = {}
    numbers = count()
    (a, a_at), (b, b_at) = (_pieces(text, pieces, numbers) for text in (old, new))
    equal = _matches(a, b, 0, len(a), 0, len(b), 0)
    found = [_Block(a_at[i], b_at[j], a_at[i + length] - a_at[i]) for i, j, length in equal]
    joined: list[_Block] = []
    for block in _stretched(old, new, [*found, _Block(len(old), len(new), 0)]):
        last = joined[-1] if joined else _Block(0, 0, 0)
        if joined and (last.old + last.length, last.new + last.length) == (block.old, block.new):
            joined[-1] = _Block(last.old, last.new, last.length + block.length)
        elif block.length:
            joined.append(block)
    return joined


def _pieces(text: str, known: dict[str, int], numbers: Iterator[int]) -> tuple[list[int], list[int]]:
    """The pieces as numbers, and where each begins; the end of the text last."""
    found, places = [], []
    for match in PIECE.finditer(text):
        piece = match[0]
        if piece not in known:
            known[piece] = next(numbers)
        found.append(known[piece])
        places.append(match.start())
    return found, [*places, len(text)]


def _matches(
    a: list[int], b: list[int], a_low: int, a_high: int, b_low: int, b_high: int, attempt: int
) -> Iterator[tuple[int, int, int]]:
    """Equal stretches (place in a, place in b, length) between the given ends, from left to right."""
    low = 0
    while a_low + low < a_high and b_low + low < b_high and a[a_low + low] == b[b_low + low]:
        low += 1
    if low:
        yield a_low, b_low, low
    a_low, b_low, high = a_low + low, b_low + low, 0
    while a_high - high > a_low and b_high - high > b_low and a[a_high - high - 1] == b[b_high - high - 1]:
        high += 1
    a_high, b_high = a_high - high, b_high - high
    if a_low < a_high and b_low < b_high:
        if (a_high - a_low) * (b_high - b_low) <= WORD_BY_WORD:
            compared = SequenceMatcher(None, a[a_low:a_high], b[b_low:b_high], autojunk=False)
            for match in compared.get_matching_blocks():
                if match.size:
                    yield a_low + match.a, b_low + match.b, match.size
        elif attempt < len(RUNS):
            for i, j, length in _pinned(a, b, a_low, a_high, b_low, b_high, RUNS[attempt]):
                yield from _matches(a, b, a_low, i, b_low, j, attempt + 1)
                if length:
                    yield i, j, length
                a_low, b_low = i + length, j + length
    if high:
        yield a_high, b_high, high


def _pinned(
    a: list[int], b: list[int], a_low: int, a_high: int, b_low: int, b_high: int, run: int
) -> Iterator[tuple[int, int, int]]:
    """Pins from left to right, and the end, of no length, as the last: what is between them is still to be compared."""
    in_a, in_b = _single(a, a_low, a_high, run), _single(b, b_low, b_high, run)
    pairs = sorted((place, in_b[words]) for words, place in in_a.items() if words in in_b)
    i_done, j_done = a_low, b_low
    for i, j in _rising(pairs):
        if i < i_done or j < j_done:
            continue  # it lies in the stretch that the pin before already covers
        length = run
        while i + length < a_high and j + length < b_high and a[i + length] == b[j + length]:
            length += 1
        yield i, j, length
        i_done, j_done = i + length, j + length
    yield a_high, b_high, 0


def _single(pieces: list[int], low: int, high: int, run: int) -> dict[tuple[int, ...], int]:
    """Runs of pieces that stand there once only, and where."""
    found: dict[tuple[int, ...], int] = {}
    for place in range(low, high - run + 1):
        words = tuple(pieces[place : place + run])
        found[words] = -1 if words in found else place
    return {words: place for words, place in found.items() if place >= 0}


def _rising(pairs: Sequence[Span]) -> list[Span]:
    """As many of the pairs as rise in both places; the first place rises already."""
    ends: list[int] = []
    at: list[int] = []
    before = [-1] * len(pairs)
    for number, (_, j) in enumerate(pairs):
        length = bisect_left(ends, j)
        if length:
            before[number] = at[length - 1]
        ends[length : length + 1] = [j]
        at[length : length + 1] = [number]
    chosen, number = [], at[-1] if at else -1
    while number >= 0:
        chosen.append(pairs[number])
        number = before[number]
    return chosen[::-1]


def _stretched(old: str, new: str, blocks: Sequence[_Block]) -> Iterator[_Block]:
    """Each block made longer letter by letter as far as the others allow: an edit may begin within a word.

    The first stands for the beginning of both texts and the last for their end, though nothing may be equal there.
    """
    i_free, j_free = 0, 0
    for block, behind in zip([_Block(0, 0, 0), *blocks], [*blocks, _Block(len(old), len(new), 0)], strict=True):
        i, j, length = block.old, block.new, block.length
        while i > i_free and j > j_free and old[i - 1] == new[j - 1]:
            i, j, length = i - 1, j - 1, length + 1
        while i + length < behind.old and j + length < behind.new and old[i + length] == new[j + length]:
            length += 1
        i_free, j_free = i + length, j + length
        yield _Block(i, j, length)
