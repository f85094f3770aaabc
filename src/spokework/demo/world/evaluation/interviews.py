"""276 invented interviews and 30 case studies, dealt from fragments: the same every time for the same seed.

The first of them, which are coded, are as long as what is said in twenty to forty minutes: 2,500 to 4,500 words. Of the
others there are notes of about 550.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from spokework.demo.world.words_dwelt_on import EPISODES, PROBES, SLOTS, THOUGHTS
from spokework.demo.world.words_said import FRAGMENTS

INTERVIEWS, CASE_STUDIES = 276, 30
AT_LENGTH = 30
LENGTHS = (2_500, 4_500)  # in words
NOBODY = "Invented for the demonstration: nobody said this."
SETTINGS = ("Multi-agency team", "Police", "Social care", "Outreach", "Home")
SITES = tuple(f"Site {letter}" for letter in "ABCDEFGH")
_FIRST = date(2015, 3, 2)
_BIRDS = (
    "Heron", "Wren", "Plover", "Dunlin", "Siskin", "Linnet", "Teal", "Avocet", "Curlew", "Martin", "Swift", "Rook",
    "Dipper", "Knot", "Ruff", "Smew", "Whimbrel", "Pipit", "Redstart", "Nuthatch", "Garganey", "Fieldfare", "Bunting",
)  # fmt: skip
_WHO = ("police", "social_care", "spoke_worker", "young_person", "health", "education", "hub_manager", "parent_carer")


_BEGINS = re.compile(r"(?:\A|(?<=[.?!] ))[a-z]")  # a sentence, with whatever was dealt to it


@dataclass(frozen=True, slots=True)
class Coded:
    """What of a text is coded: from where to where, and with what."""

    code: str
    start: int
    end: int
    speaks: int  # which of the code's fragments it is, so that a verdict can be given


@dataclass(frozen=True, slots=True)
class Said:
    pseudonym: str
    stakeholder: str
    site: int
    on: date
    is_case_study: bool
    quotes: bool
    text: str
    coded: tuple[Coded, ...]


def build_interviews(rng: Random) -> tuple[Said, ...]:
    return tuple(_one(rng, number) for number in range(INTERVIEWS + CASE_STUDIES))


def _one(rng: Random, number: int) -> Said:
    is_case_study = number >= INTERVIEWS
    stakeholder = "young_person" if is_case_study else _WHO[number % len(_WHO)]
    pseudonym = f"{_BIRDS[number % len(_BIRDS)]} {number // len(_BIRDS) + 1}"
    words = rng.randint(*LENGTHS) if number < AT_LENGTH else 0
    text, coded = _text(rng, pseudonym, [code for code in FRAGMENTS if code], words)
    return Said(
        pseudonym=pseudonym,
        stakeholder=stakeholder,
        site=rng.randrange(len(SITES)),
        on=_FIRST + timedelta(days=2 * number + rng.randrange(2)),
        is_case_study=is_case_study,
        quotes=rng.random() < 0.8,
        text=text,
        coded=coded,
    )


def _text(rng: Random, pseudonym: str, codes: list[str], words: int) -> tuple[str, tuple[Coded, ...]]:
    """Questions and answers in a shuffled order, dwelt on up to so many words; what is marked becomes passages."""
    asked = [(code, at) for code in rng.sample(codes, 6 if words else 5) for at in rng.sample(_numbers(code), 2)]
    asked += [("", at) for at in rng.sample(_numbers(""), 10 if words else 6)]
    rng.shuffle(asked)
    dwelt = _Dwelt(rng)
    text, coded = f"{NOBODY}\n", []
    for number, (code, at) in enumerate(asked, start=1):
        question, answer = FRAGMENTS[code][at]
        text += f"\nInterviewer: {question}\n{pseudonym}: "
        before, opens, rest = answer.partition("«")
        marked, _, after = rest.partition("»")
        text += before
        if opens:
            coded.append(Coded(code, len(text), len(text) + len(marked), at))
        text += f"{marked}{after}\n"
        while len(text.split()) < words * number // len(asked):
            text += f"Interviewer: {dwelt.asks()}\n{pseudonym}: {dwelt.says()}\n"
    return text.rstrip("\n"), tuple(coded)


def _numbers(code: str) -> range:
    return range(len(FRAGMENTS[code]))


class _Dwelt:
    """Deals every episode once before any comes again, then with other days and places."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._decks: dict[tuple[str, ...], list[str]] = {}

    def asks(self) -> str:
        return self._next(PROBES)

    def says(self) -> str:
        return f"{self._filled(EPISODES)} {self._filled(THOUGHTS)}"

    def _next(self, of: tuple[str, ...]) -> str:
        deck = self._decks.setdefault(of, [])
        if not deck:
            deck += self._rng.sample(of, len(of))
        return deck.pop()

    def _filled(self, of: tuple[str, ...]) -> str:
        said = self._next(of).format_map({name: self._rng.choice(words) for name, words in SLOTS.items()})
        return _BEGINS.sub(lambda found: found[0].upper(), said)
