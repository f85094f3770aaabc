"""276 invented interviews and 30 case studies, dealt from fragments: the same every time for the same seed."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from spokework.demo.world.words_said import FRAGMENTS

INTERVIEWS, CASE_STUDIES = 276, 30
NOBODY = "Invented for the demonstration: nobody said this."
SETTINGS = ("multi_agency_team", "police", "social_care", "outreach", "home")
SITES = tuple(f"Site {letter}" for letter in "ABCDEFGH")
_FIRST = date(2015, 3, 2)
_BIRDS = (
    "Heron", "Wren", "Plover", "Dunlin", "Siskin", "Linnet", "Teal", "Avocet", "Curlew", "Martin", "Swift", "Rook",
    "Dipper", "Knot", "Ruff", "Smew", "Whimbrel", "Pipit", "Redstart", "Nuthatch", "Garganey", "Fieldfare", "Bunting",
)  # fmt: skip
_WHO = ("police", "social_care", "spoke_worker", "young_person", "health", "education", "hub_manager", "parent_carer")


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
    text, coded = _text(rng, pseudonym, [code for code in FRAGMENTS if code])
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


def _text(rng: Random, pseudonym: str, codes: list[str]) -> tuple[str, tuple[Coded, ...]]:
    """Questions and answers in a shuffled order; the marked words become passages."""
    asked = [(code, at) for code in rng.sample(codes, 5) for at in rng.sample(range(len(FRAGMENTS[code])), 2)]
    asked += [("", at) for at in rng.sample(range(len(FRAGMENTS[""])), 6)]
    rng.shuffle(asked)
    text, coded = f"{NOBODY}\n", []
    for code, at in asked:
        question, answer = FRAGMENTS[code][at]
        text += f"\nInterviewer: {question}\n{pseudonym}: "
        before, opens, rest = answer.partition("«")
        words, _, after = rest.partition("»")
        text += before
        if opens:
            coded.append(Coded(code, len(text), len(text) + len(words), at))
        text += f"{words}{after}\n"
    return text.rstrip("\n"), tuple(coded)
