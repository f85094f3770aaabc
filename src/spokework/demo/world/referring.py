"""Writes one referral: who sent it, when it came and was triaged, and what was thought of it."""

from dataclasses import dataclass
from datetime import date
from random import Random

from spokework.demo.world import referrers
from spokework.demo.world import words_referral as words
from spokework.demo.world.calendar import days, on_or_before
from spokework.demo.world.hub_days import HubDays
from spokework.demo.world.referrals import Referral, Step
from spokework.demo.world.rolls import between, chance

WAIT = {"low": (7, 70), "medium": (3, 42), "high": (0, 18)}
ASKS_FOR_INFORMATION = 0.09


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a referral came from and what became of it, before it is written."""

    key: str
    young_person_key: str
    hub_key: str
    area_code: str
    setting: str
    risk: str


def write(place: Setting, received: date, steps: tuple[Step, ...], structure: HubDays, rng: Random) -> Referral:
    approach = referrers.approach(
        place.setting, structure.areas[place.area_code].name, structure.hubs[place.hub_key].name, rng
    )
    refused = any(step.reason == "no_consent" for step in steps)
    decided = any(step.verb in ("accepted", "declined", "signposted") for step in steps)
    right_place, right_time, told = referrers.practice(place.setting, received.year, rng)
    workers = structure.workers(place.hub_key, received)
    by_worker = workers and chance(rng, 0.4)
    entered_by = workers[rng.randrange(len(workers))] if by_worker else structure.manager(place.hub_key)
    if any(step.verb in ("declined", "signposted") for step in steps):
        right_place = right_place and chance(rng, 0.25)
    consents = not refused and chance(rng, 0.95 if any(step.verb == "accepted" for step in steps) else 0.8)
    return Referral(
        key=place.key,
        young_person_key=place.young_person_key,
        hub_key=place.hub_key,
        area_code=place.area_code,
        setting=place.setting,
        received_on=received,
        entered_by=entered_by,
        source=approach.source,
        agency=approach.agency,
        referrer_name=approach.name,
        referrer_role=approach.role,
        reasons=approach.reasons,
        child_aware=consents or chance(rng, 0.6),
        consent=consents,
        risk=place.risk,
        words=approach.words,
        steps=steps,
        right_place=right_place if decided else None,
        right_time=right_time if decided else None,
        information_good=told and not _asked(steps) if decided else None,
    )


def accepted_before(day: date, risk: str, opens: date, rng: Random) -> tuple[date, tuple[Step, ...]]:
    """Received, triaged and accepted in time for an allocation on a day, high risk soonest."""
    shortest, longest = WAIT[risk]
    accepted = on_or_before(max(opens, day - days(between(rng, shortest, longest, shortest + 5))))
    return triage_before(accepted, opens, Step(accepted, "accepted", _one(words.ACCEPT_WORDS, rng)), rng)


def triage_before(decided: date, opens: date, last: Step, rng: Random) -> tuple[date, tuple[Step, ...]]:
    taken = 5 + between(rng, 3, 9) if chance(rng, ASKS_FOR_INFORMATION) else between(rng, 0, 6, 2)
    triaged = _floor(decided - days(taken), opens)
    received = _floor(triaged - days(between(rng, 0, 4, 1)), opens)
    steps = [Step(triaged, "triage")]
    if taken > 6:
        steps += _information(triaged, decided, opens, rng)
    return received, (*steps, last)


def _information(triaged: date, decided: date, opens: date, rng: Random) -> list[Step]:
    answered = max(triaged, _floor(decided - days(1), opens))
    return [
        Step(triaged, "info_requested", _one(words.ASK_FOR_INFORMATION, rng)),
        Step(answered, "info_received", _one(words.INFORMATION_ARRIVES, rng)),
    ]


def _floor(day: date, opens: date) -> date:
    return max(opens, on_or_before(day))


def _asked(steps: tuple[Step, ...]) -> bool:
    return any(step.verb == "info_requested" for step in steps)


def _one(choices: tuple[str, ...], rng: Random) -> str:
    return choices[rng.randrange(len(choices))]
