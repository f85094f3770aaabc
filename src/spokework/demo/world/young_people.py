"""Invented young people: who they are and how to reach them safely."""

from dataclasses import dataclass
from datetime import date
from random import Random

from spokework.demo.world import words_names, words_referral
from spokework.demo.world.calendar import CLOCK, days, whole_years
from spokework.demo.world.rolls import between, chance, pick_some, weighted

# Ofcom keeps 07700 900000 to 900999 for drama: nobody answers them.
DRAMA_NUMBERS = 1000

AGES: dict[int, float] = {10: 1, 11: 3, 12: 8, 13: 16, 14: 24, 15: 25, 16: 16, 17: 7}
SEXES: dict[str, float] = {"F": 80, "M": 18, "U": 2}
ETHNICITIES: dict[str, float] = {
    "WBRI": 64, "WIRI": 2, "WIRT": 1, "WROM": 2, "WOTH": 4, "MWBC": 4, "MWBA": 2, "MWAS": 2, "MOTH": 2, "AIND": 2,
    "APKN": 4, "ABAN": 2, "AOTH": 1, "CHNE": 0.5, "BCRB": 2, "BAFR": 3, "BOTH": 1, "OOTH": 1, "REFU": 1, "NOBT": 2,
}  # fmt: skip
DISABILITIES: dict[str, float] = {
    "LD": 7, "BEH": 6, "AUT": 4, "COMM": 2, "DDA": 1.5, "MOB": 1, "HEAR": 1, "VIS": 0.7, "HAND": 0.5, "PC": 0.4,
    "INC": 0.3, "CON": 0.3,
}  # fmt: skip
LANGUAGES: dict[str, float] = {
    "English": 91, "Polish": 2, "Urdu": 2, "Romanian": 1, "Bengali": 1, "Somali": 1, "Arabic": 1, "Welsh": 0.5,
    "British Sign Language": 0.5,
}  # fmt: skip
CARE: dict[str, float] = {
    "not_looked_after": 66, "child_in_need": 12, "child_protection_plan": 8, "looked_after": 14,
}  # fmt: skip
EDUCATION: dict[str, float] = {
    "mainstream": 55, "reduced_timetable": 12, "alternative_provision": 12, "special_school": 5, "excluded": 4,
    "home_educated": 3, "college_or_training": 6, "not_in_education": 3,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class YoungPerson:
    key: str
    hub_key: str
    first_name: str
    last_name: str
    known_as: str
    born_on: date
    sex: str
    gender: str
    ethnicity: str
    disabilities: tuple[str, ...]
    language: str
    care_status: str
    education: str
    address: str
    phone: str
    safe_contact: str
    # Another record of the same young person: a likely duplicate.
    same_as: str | None = None


def born_for(age: int, on: date, rng: Random) -> date:
    """A birth date that makes somebody so old on a day."""
    latest = date(on.year - age, on.month, min(on.day, 28))
    return latest - days(rng.randrange(0, 360))


def age_at_referral(received: date, until: date | None, rng: Random) -> date:
    """Somebody of ten to seventeen then, and not long past eighteen when the work ends or the clock stands."""
    born = born_for(weighted(rng, AGES), received, rng)
    while whole_years(born, (until or CLOCK) - days(60)) >= 18:
        born = date(born.year + 1, born.month, min(born.day, 28))
    return born


class Register:
    """Invents young people and gives each a name of their own, so that only stated doubles look like doubles."""

    def __init__(self) -> None:
        self._taken: set[tuple[str, str]] = set()

    def name(self, sex: str, rng: Random) -> tuple[str, str]:
        firsts = {"F": words_names.GIRLS, "M": words_names.BOYS}.get(sex, words_names.GIRLS + words_names.BOYS)
        while True:
            name = (_one(firsts, rng), _one(words_names.LAST_NAMES, rng))
            if name not in self._taken:
                self._taken.add(name)
                return name

    def invent(self, key: str, hub_key: str, area: str, born: date, rng: Random) -> YoungPerson:
        sex = weighted(rng, SEXES)
        return _young_person(key, hub_key, area, born, sex, self.name(sex, rng), rng)


def _young_person(
    key: str, hub_key: str, area: str, born: date, sex: str, name: tuple[str, str], rng: Random
) -> YoungPerson:
    first, last = name
    asked = chance(rng, 0.35) or sex == "U"
    words = words_referral.GENDER_WORDS[sex]
    older = whole_years(born, CLOCK) >= 16
    education = weighted(rng, EDUCATION)
    return YoungPerson(
        key=key,
        hub_key=hub_key,
        first_name=first,
        last_name=last,
        known_as=first[:3] if chance(rng, 0.06) and len(first) > 5 else "",
        born_on=born,
        sex=sex,
        gender=_one(words, rng) if asked else "",
        ethnicity=weighted(rng, ETHNICITIES),
        disabilities=_disabilities(rng),
        language=weighted(rng, LANGUAGES),
        care_status=weighted(rng, CARE),
        education="mainstream" if education == "college_or_training" and not older else education,
        address=f"{between(rng, 1, 96)} {_one(words_names.STREETS, rng)}, {area}",
        phone=f"07700 900{rng.randrange(DRAMA_NUMBERS):03d}" if chance(rng, 0.85) else "",
        safe_contact=_one(words_referral.SAFE_CONTACT, rng),
    )


def _disabilities(rng: Random) -> tuple[str, ...]:
    if chance(rng, 0.8):
        return ("NONE",)
    return pick_some(rng, DISABILITIES, 2 if chance(rng, 0.15) else 1)


def _one(choices: tuple[str, ...], rng: Random) -> str:
    return choices[rng.randrange(len(choices))]
