"""Who refers, why and how well, by the setting a worker sits in: where she works decides what reaches her."""

from dataclasses import dataclass
from random import Random

from spokework.demo.world import words_referral as words
from spokework.demo.world.relations import name_for
from spokework.demo.world.rolls import chance, pick_some, weighted

SOURCES: dict[str, dict[str, float]] = {
    "multi_agency_team": {
        "social_care": 38, "police": 30, "education": 12, "health": 8, "youth_justice": 6, "other": 3, "internal":
        3,
    },
    "police": {"police": 62, "social_care": 20, "education": 7, "youth_justice": 5, "health": 3, "parent_carer": 3},
    "social_care": {"social_care": 64, "education": 14, "health": 9, "police": 8, "parent_carer": 3, "voluntary": 2},
    "outreach": {"voluntary": 38, "education": 24, "self": 15, "parent_carer": 12, "health": 8, "other": 3},
    "home": {"education": 30, "voluntary": 26, "social_care": 16, "parent_carer": 14, "self": 8, "internal": 6},
}  # fmt: skip

REASONS: dict[str, dict[str, float]] = {
    "multi_agency_team": {
        "missing": 24, "older_relationship": 20, "online": 14, "incident": 12, "peers": 10, "disclosure": 10,
        "substances": 6, "unexplained_gifts": 4,
    },
    "police": {
        "missing": 48, "incident": 18, "older_relationship": 10, "peers": 8, "online": 6, "unexplained_gifts": 5,
        "substances": 5,
    },
    "social_care": {
        "older_relationship": 22, "missing": 18, "online": 18, "behaviour_change": 14, "disclosure": 12, "peers": 8,
        "substances": 6, "other": 2,
    },
    "outreach": {
        "preventative": 30, "behaviour_change": 22, "peers": 16, "online": 16, "disclosure": 8, "substances": 6,
        "other": 2,
    },
    "home": {
        "preventative": 22, "behaviour_change": 24, "online": 20, "older_relationship": 14, "disclosure": 10,
        "peers": 8, "other": 2,
    },
}  # fmt: skip

RISKS: dict[str, dict[str, float]] = {
    "multi_agency_team": {"low": 22, "medium": 45, "high": 33},
    "police": {"low": 12, "medium": 42, "high": 46},
    "social_care": {"low": 24, "medium": 48, "high": 28},
    "outreach": {"low": 52, "medium": 36, "high": 12},
    "home": {"low": 46, "medium": 38, "high": 16},
}  # fmt: skip

# How often a referral comes to the right place, early enough, well enough told; it improves as agencies learn.
PRACTICE = {
    "multi_agency_team": (0.84, 0.62, 0.80),
    "police": (0.76, 0.48, 0.66),
    "social_care": (0.80, 0.56, 0.74),
    "outreach": (0.74, 0.82, 0.58),
    "home": (0.72, 0.74, 0.56),
}
LEARNED_IN_A_YEAR = 0.06


@dataclass(frozen=True, slots=True)
class Approach:
    source: str
    agency: str
    name: str
    role: str
    reasons: tuple[str, ...]
    words: str


def approach(setting: str, area: str, hub: str, rng: Random) -> Approach:
    source = weighted(rng, SOURCES[setting])
    reasons = pick_some(rng, REASONS[setting], weighted(rng, {1: 40, 2: 42, 3: 18}))
    said = words.BY_REASON[reasons[0]]
    closing = words.CLOSING_LINES[rng.randrange(len(words.CLOSING_LINES))]
    roles = words.REFERRER_ROLES[source]
    role = roles[rng.randrange(len(roles))]
    return Approach(
        source=source,
        agency=words.AGENCIES[source].format(area=area, hub=hub),
        name="" if source == "self" else name_for(role, rng),
        role=role,
        reasons=reasons,
        words=f"{said[rng.randrange(len(said))]} {closing}".strip(),
    )


def risk(setting: str, first_level: str, rng: Random) -> str:
    """What the referrer thought: often, not always, what the worker finds."""
    if first_level in ("low", "medium", "high") and chance(rng, 0.62):
        return first_level
    return weighted(rng, RISKS[setting])


def practice(setting: str, year: int, rng: Random) -> tuple[bool, bool, bool]:
    place, time, told = (min(0.96, base + LEARNED_IN_A_YEAR * (year - 2014)) for base in PRACTICE[setting])
    return chance(rng, place), chance(rng, time), chance(rng, told)
