"""What somebody might be known by in a text: suggested before a source is saved, and changed only by a person.

Everything is done here, with a list that the team gives and a few patterns. Nothing is sent anywhere, and nothing is
learnt from a text. What is written as names, dates and numbers usually are is found; what is not found is still there.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise


class Kind(StrEnum):
    NAME = "name"
    PLACE = "place"
    DATE = "date"
    PHONE = "telephone number"
    EMAIL = "e-mail address"
    ADDRESS = "web address"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """``text[start:end]``, as it stands there, and what it looks like."""

    start: int
    end: int
    kind: Kind
    words: str


MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
YEAR = r"(?:,?\s+(?:19|20)\d\d)"
PATTERNS = [
    (Kind.EMAIL, r"[\w.+-]+@\w[\w-]*(?:\.\w[\w-]*)+", re.IGNORECASE),
    (Kind.ADDRESS, r"\b(?:https?://|www\.)[^\s<>\"”)]+", re.IGNORECASE),
    (Kind.DATE, r"\b(?:19|20)\d\d-[01]\d-[0-3]\d\b", 0),
    (Kind.DATE, r"\b[0-3]?\d[./-][0-3]?\d[./-](?:19|20)?\d\d\b", 0),
    (Kind.DATE, rf"\b{DAY}\s+(?:of\s+)?{MONTH}{YEAR}?", re.IGNORECASE),
    (Kind.DATE, rf"\b{MONTH}\s+(?:the\s+)?{DAY}\b{YEAR}?", re.IGNORECASE),
    (Kind.DATE, rf"\b{MONTH}{YEAR}\b", re.IGNORECASE),
    # Ten or eleven digits from 0, or after a country's code, in the groups in which people write them.
    (Kind.PHONE, r"(?<![\w.])(?:\+\d{1,3}[ -]?(?:\(0\)[ -]?)?\d|\(?0\d)(?:[ -]?\(?\d\)?){8,9}(?!\w)", 0),
    (Kind.PLACE, r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", 0),
    (
        Kind.PLACE,
        r"\b(?:\d+[a-z]?\s+)?(?:[A-Z][\w’'-]+\s+){1,3}(?:Street|Road|Lane|Avenue|Close|Drive|Crescent|Terrace|Estate"
        r"|School|Academy|College|Hospital|Surgery|Park|Hostel)\b",
        0,
    ),
    (Kind.NAME, r"\b(?:Mrs?|Ms|Miss|Mx|Dr|Prof|PC|DC|DS|Sgt|Rev)\.?\s+[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?", 0),
]  # fmt: skip
COMPILED = [(kind, re.compile(pattern, flags)) for kind, pattern, flags in PATTERNS]
MOST_SHOWN = 20
LINES_NAMED = 5
WORD = re.compile(r"\w+")
APART = re.compile(r"[ \t'’.-]{1,3}|\n")  # what may stand between two words of one name


def suggest(text: str, *, names: Iterable[str] = (), places: Iterable[str] = ()) -> list[Suggestion]:
    """Where something might give a person away, from the beginning of the text to its end, never overlapping.

    ``names`` and ``places`` are the team's own list, found in any case and with an apostrophe and s behind them. Of two
    that overlap the longer stands.
    """
    listed = [(Kind.NAME, name) for name in names] + [(Kind.PLACE, place) for place in places]
    found = [*_listed(text, listed), *_patterned(text)]
    kept: list[Suggestion] = []
    for it in sorted(found, key=lambda it: (it.start, -it.end)):
        if kept and it.start < kept[-1].end:
            if it.end - it.start > kept[-1].end - kept[-1].start:
                kept[-1] = it
            continue
        kept.append(it)
    return kept


def named(text: str, *, names: Iterable[str]) -> list[Suggestion]:
    """Those of the list alone, from the beginning of the text to its end."""
    return list(_listed(text, [(Kind.NAME, name) for name in names]))


def unnamed(text: str, names: tuple[str, ...]) -> str:
    """With everybody of the list out of it, for whoever is not on the team."""
    found = _any_of(names)
    return found.sub("[somebody who took part]", text) if found else text


@lru_cache(maxsize=8)
def _any_of(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """The longer first, so that of “Heron 12” no “2” is left over."""
    entries = [[re.escape(word) for word in WORD.findall(name)] for name in sorted(names, key=len, reverse=True)]
    each = [f"(?:{APART.pattern})".join(words) for words in entries if words]
    return re.compile(rf"\b(?:{'|'.join(each)})\b", re.IGNORECASE) if each else None


def shown(text: str, suggestions: Sequence[Suggestion]) -> str:
    """In words, with lines, for whoever has just typed the text."""
    said = [
        f"“{' '.join(it.words.split())}” ({it.kind.value}, line {text.count(chr(10), 0, it.start) + 1})"
        for it in suggestions[:MOST_SHOWN]
    ]
    more = len(suggestions) - MOST_SHOWN
    return ", ".join(said) + (f" and {more} more" if more > 0 else "")


def places(text: str, suggestions: Iterable[Suggestion]) -> str:
    """What looks as if it gave somebody away, by kind and line: without the words, which stand in the file."""
    lines: dict[str, list[int]] = defaultdict(list)
    at, line = 0, 1
    for it in suggestions:
        line += text.count("\n", at, it.start)
        at = it.start
        lines[it.kind.value].append(line)
    return "; ".join(f"{len(found)} × {kind} ({_lines(found)})" for kind, found in lines.items())


def _lines(found: Sequence[int]) -> str:
    different = list(dict.fromkeys(found))
    named = ", ".join(str(number) for number in different[:LINES_NAMED])
    more = f" and {len(different) - LINES_NAMED} more" if len(different) > LINES_NAMED else ""
    return f"line{'' if len(different) == 1 else 's'} {named}{more}"


def _patterned(text: str) -> Iterator[Suggestion]:
    for kind, pattern in COMPILED:
        for match in pattern.finditer(text):
            yield Suggestion(match.start(), match.end(), kind, match[0])


def _listed(text: str, listed: Iterable[tuple[Kind, str]]) -> Iterator[Suggestion]:
    """Looked up by first word, so that a list of hundreds costs no more than one name."""
    by_first: dict[str, list[tuple[Kind, list[str]]]] = {}
    for kind, entry in listed:
        if words := [match[0].casefold() for match in WORD.finditer(entry)]:
            by_first.setdefault(words[0], []).append((kind, words))
    if not by_first:
        return
    for candidates in by_first.values():
        candidates.sort(key=lambda candidate: -len(candidate[1]))
    at = [match.span() for match in WORD.finditer(text)]
    for number, (start, end) in enumerate(at):
        for kind, words in by_first.get(text[start:end].casefold(), ()):
            last = number + len(words) - 1
            if last < len(at) and _is_there(text, at[number : last + 1], words):
                yield Suggestion(start, at[last][1], kind, text[start : at[last][1]])
                break


def _is_there(text: str, at: list[tuple[int, int]], words: list[str]) -> bool:
    if any(text[start:end].casefold() != word for (start, end), word in zip(at, words, strict=True)):
        return False
    return all(APART.fullmatch(text[before[1] : after[0]]) for before, after in pairwise(at))
