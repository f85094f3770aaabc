"""Words sound like careful professionals: nothing sensational, nothing that blames, nothing left to fill in."""

import re
from dataclasses import fields, is_dataclass
from types import ModuleType

import pytest

from spokework.demo.world import (
    Plan,
    words_closing,
    words_goals,
    words_missing,
    words_referral,
    words_sharing,
    words_work,
)
from spokework.demo.world.practice import words as words_practice
from spokework.demo.world.practice import words_beside, words_support
from spokework.demo.world.words_goals import GOALS

BANNED = (
    *("client", "victim", "perpetrator", "offender", "prostitut", "promiscu", "streetwise", "attention.seeking"),
    *("rape", "raping", "assault", "abuse", "abusing", "molest", "grooming", "gang", "pimp", "naked", "nude", "sexual"),
    *(
        "suicide",
        "overdose",
        "blood",
        "weapon",
        "knife",
        "stab",
        "heroin",
        "cocaine",
        "disengaged child",
        "non.compliant",
    ),
    *(
        "putting (him|her|them)self at risk",
        "lifestyle choice",
        "difficult child",
        "hard to reach",
        "lorem",
        "todo",
        "xxx",
    ),
)
PATTERN = re.compile(r"\b(" + "|".join(BANNED) + r")", re.IGNORECASE)
# Said of a service, not of a young person.
ALLOWED = {"Sexual health nurse"}


def strings_in(thing: object) -> set[str]:
    if isinstance(thing, str):
        return {thing}
    if isinstance(thing, dict):
        return strings_in(tuple(thing.values()))
    if isinstance(thing, tuple | list):
        return {text for part in thing for text in strings_in(part)}
    if is_dataclass(thing):
        return {text for field in fields(thing) for text in strings_in(getattr(thing, field.name))}
    return set()


@pytest.mark.parametrize(
    "module",
    [
        *(words_closing, words_goals, words_missing, words_referral, words_sharing, words_work),
        *(words_practice, words_beside, words_support),
    ],
    ids=lambda m: m.__name__,
)
def test_no_banned_word_is_on_the_shelf(module: ModuleType) -> None:
    said = strings_in(tuple(value for name, value in vars(module).items() if name.isupper()))
    assert len(said) > 10
    assert not [text for text in said - ALLOWED if PATTERN.search(text)]


def test_no_banned_word_is_in_the_plan(plan: Plan) -> None:
    said = strings_in((plan.referrals, plan.cases, plan.young_people, plan.practice))
    assert not [text for text in said - ALLOWED if PATTERN.search(text)]
    assert not [text for text in said if "{" in text or "  " in text]


def test_the_banned_words_are_found_where_they_stand() -> None:
    assert PATTERN.search("The victim was a Client")
    assert PATTERN.search("She is hard to reach")
    assert not PATTERN.search("A calm evening, and grapes")


def test_goals_are_many_and_in_every_domain() -> None:
    assert set(GOALS) == {
        *("safety", "relationships", "missing", "online", "education", "accommodation", "health", "substances"),
        *("wellbeing", "rights", "trusted_adult"),
    }
    said = [goal for goals in GOALS.values() for goal in goals]
    assert len(said) == len(set(said)) >= 40
