"""Referrals that did not become a case by the demonstration's date: declined, signposted, withdrawn, still open."""

from dataclasses import dataclass, replace
from datetime import date
from random import Random

from spokework.demo.world import referrers, referring, young_people
from spokework.demo.world import words_referral as words
from spokework.demo.world.calendar import CLOCK, days, on_or_after, on_or_before, whole_years
from spokework.demo.world.case_referrals import Start
from spokework.demo.world.hub_days import HubDays
from spokework.demo.world.hubs import FEATURED_HUB
from spokework.demo.world.referrals import Referral, Step
from spokework.demo.world.rolls import between, dealt, weighted
from spokework.demo.world.young_people import Register, YoungPerson

DECLINED = {
    "below_threshold": 44, "out_of_area": 16, "age": 14, "duplicate": 6, "no_consent": 22, "capacity": 15,
    "other_service": 18,
}  # fmt: skip
TOO_YOUNG = 5
SIGNPOSTED, WITHDRAWN = 45, 53
PENDING = {"received": 10, "triage": 7, "info_requested": 5, "waiting": 12}
# What the featured manager finds on the day; the first referral received and the first in triage double somebody.
FEATURED_PENDING = {"received": 2, "triage": 2, "info_requested": 1, "waiting": 3}
DOUBLES_HERE, DOUBLES_ELSEWHERE = 3, 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A referral with the young person's record it made."""

    referral: Referral
    young_person: YoungPerson


@dataclass(frozen=True, slots=True)
class Wanted:
    outcome: str
    detail: str = ""
    hub_key: str = ""
    double: str = ""
    age: int = 0


def build_others(starts: tuple[Start, ...], structure: HubDays, register: Register, rng: Random) -> tuple[Entry, ...]:
    wanted = _wanted(rng)
    entries = []
    for number, want in enumerate(wanted, start=len(starts) + 1):
        hub = want.hub_key or _hub(structure, rng)
        entries.append(_entry(number, replace(want, hub_key=hub), starts, structure, register, rng))
    return tuple(entries)


def _wanted(rng: Random) -> list[Wanted]:
    wanted = [Wanted("declined", reason) for reason, count in DECLINED.items() for _ in range(count)]
    wanted = [replace(w, double="here") if w.detail == "duplicate" else w for w in wanted]
    too_young_or_old = iter([9] * TOO_YOUNG + [18] * (DECLINED["age"] - TOO_YOUNG))
    wanted = [replace(w, age=next(too_young_or_old)) if w.detail == "age" else w for w in wanted]
    wanted += [Wanted("signposted")] * SIGNPOSTED + [Wanted("withdrawn")] * WITHDRAWN
    for state, count in PENDING.items():
        featured = FEATURED_PENDING[state]
        wanted += [Wanted("pending", state, FEATURED_HUB)] * featured
        wanted += [Wanted("pending", state)] * (count - featured)
    return dealt(rng, _doubled(wanted))


def _doubled(wanted: list[Wanted]) -> list[Wanted]:
    """Some of the new referrals look like a young person already known, here or at another hub."""
    here = [i for i, want in enumerate(wanted) if want.detail == "received"][::2][:DOUBLES_HERE]
    elsewhere = [i for i, want in enumerate(wanted) if want.detail == "triage"][::2][:DOUBLES_ELSEWHERE]
    places = dict.fromkeys(here, "here") | dict.fromkeys(elsewhere, "elsewhere")
    return [replace(want, double=places.get(i, want.double)) for i, want in enumerate(wanted)]


def _hub(structure: HubDays, rng: Random) -> str:
    known_for = {key: (CLOCK - hub.opens_on).days + 200 for key, hub in structure.hubs.items()}
    return weighted(rng, {key: len(structure.posts_of[key]) * length for key, length in known_for.items()})


def _entry(
    number: int, want: Wanted, starts: tuple[Start, ...], structure: HubDays, register: Register, rng: Random
) -> Entry:
    hub = structure.hubs[want.hub_key]
    known = _known(want, starts, rng) if want.double else None
    posts = structure.posts_of[want.hub_key]
    decided = _decided(want, known, hub.opens_on, rng)
    placement = structure.placement(posts[rng.randrange(len(posts))], decided)
    risk = referrers.risk(placement.setting, "", rng)
    received, steps = _steps(want, decided, hub.opens_on, rng)
    area = _far_area(structure, hub.home_area, rng) if want.detail == "out_of_area" else placement.area_code
    person = _person(f"Y{number:04d}", want, known, area, received, structure, register, rng)
    place = referring.Setting(f"R{number:04d}", person.key, hub.key, area, placement.setting, risk)
    return Entry(referring.write(place, received, steps, structure, rng), person)


def _known(want: Wanted, starts: tuple[Start, ...], rng: Random) -> Start:
    """Somebody with an open case: in this hub, or in any other."""
    declined = want.outcome == "declined"

    def of_age(start: Start) -> bool:
        again = start.referral.received_on + days(30) if declined else CLOCK
        return whole_years(start.young_person.born_on, again) < 18

    found = [
        start
        for start in starts
        if (declined or start.span.closed_on is None)
        and start.reopens is None
        and start.referral.received_on < CLOCK - days(60)
        and of_age(start)
        and (start.referral.hub_key == want.hub_key) == (want.double == "here")
    ]
    return found[rng.randrange(len(found))]


def _decided(want: Wanted, known: Start | None, opens: date, rng: Random) -> date:
    """The day of the last step; for what is pending, the day it reached where it stands."""
    if want.outcome == "pending":
        oldest = {"received": 4, "triage": 9, "info_requested": 14, "waiting": 45}[want.detail]
        return on_or_before(CLOCK - days(between(rng, 0 if want.detail == "received" else 1, oldest)))
    if known:
        return on_or_after(known.referral.received_on + days(between(rng, 6, 25)))
    # More are referred as a hub becomes known, so later days are likelier.
    span = (CLOCK - opens).days - 40
    return on_or_after(opens + days(25 + between(rng, 0, span, span * 7 // 10)))


def _steps(want: Wanted, decided: date, opens: date, rng: Random) -> tuple[date, tuple[Step, ...]]:
    if want.detail == "received":
        return decided, ()
    if want.detail in ("triage", "info_requested"):
        received = max(opens, on_or_before(decided - days(between(rng, 0, 4))))
        steps: tuple[Step, ...] = (Step(decided, "triage"),)
        if want.detail == "info_requested":
            steps += (Step(decided, "info_requested", _one(words.ASK_FOR_INFORMATION, rng)),)
        return received, steps
    if want.outcome == "declined":
        last = Step(decided, "declined", words.DECLINE_WORDS[want.detail], want.detail)
    elif want.outcome == "signposted":
        last = Step(decided, "signposted", _one(words.SIGNPOST_WORDS, rng))
    else:
        last = Step(decided, "accepted", _one(words.ACCEPT_WORDS, rng))
    received, steps = referring.triage_before(decided, opens, last, rng)
    if want.outcome == "withdrawn":
        left = min(on_or_after(decided + days(between(rng, 8, 60))), CLOCK)
        steps += (Step(left, "withdrawn", _one(words.WITHDRAWN_WORDS, rng)),)
    return received, steps


def _person(
    key: str,
    want: Wanted,
    known: Start | None,
    area: str,
    received: date,
    structure: HubDays,
    register: Register,
    rng: Random,
) -> YoungPerson:
    if known:
        original = known.young_person
        return replace(original, key=key, hub_key=want.hub_key, same_as=original.key)
    if want.age:
        born = young_people.born_for(want.age, received, rng)
    else:
        born = young_people.age_at_referral(received, received, rng)
    return register.invent(key, want.hub_key, structure.areas[area].name, born, rng)


def _far_area(structure: HubDays, home: str, rng: Random) -> str:
    at = structure.areas[home]
    far = [area.code for area in structure.areas.values() if abs(area.x - at.x) + abs(area.y - at.y) > 4]
    return far[rng.randrange(len(far))]


def _one(choices: tuple[str, ...], rng: Random) -> str:
    return choices[rng.randrange(len(choices))]
