"""Agencies beside the hubs: their parts, champions and agreements, and what they say."""

from collections.abc import Iterator
from datetime import date
from random import Random

from spokework.demo.world.calendar import CLOCK, days, on_or_after, on_or_before
from spokework.demo.world.hub_days import HubDays
from spokework.demo.world.hubs import FEATURED_HUB
from spokework.demo.world.programme import Placement, Post
from spokework.demo.world.rolls import between, chance, pick_some

from . import setting_story as story
from . import words_beside as words
from .around_cases import HOSTS, one
from .beside import Agreement, Answer, Champion, Partner, Presence, Professional, Rating, Review

PARTS = {"referrer": 40, "panel": 25, "joint_worker": 25, "trainee": 10}
CHAMPION_ROLES = {"social_care": "manager", "police": "police_officer", "multi_agency_team": "manager"}
YEAR = 365


def presences(posts: tuple[Post, ...], placements: tuple[Placement, ...]) -> tuple[Presence, ...]:
    hub_of = {post.key: post.hub_key for post in posts}
    found: dict[tuple[str, str], list[Placement]] = {}
    for placement in placements:
        found.setdefault((hub_of[placement.post_key], placement.area_code), []).append(placement)
    return tuple(_presence(hub, area, of) for (hub, area), of in sorted(found.items()))


def _presence(hub_key: str, area_code: str, of: list[Placement]) -> Presence:
    ends = [placement.last_day for placement in of]
    until = None if None in ends else max(day for day in ends if day is not None)
    latest = max(of, key=lambda placement: placement.starts_on)
    return Presence(hub_key, area_code, latest.setting, min(placement.starts_on for placement in of), until)


def _last(presence: Presence) -> date:
    return presence.until or CLOCK


def partners(of: tuple[Presence, ...], rng: Random) -> Iterator[Partner]:
    for presence in of:
        for kind in pick_some(rng, HOSTS, 3):
            for role in pick_some(rng, PARTS, 1 + rng.randrange(2)):
                on = on_or_after(presence.since + days(between(rng, 10, 120, 30)))
                if on < _last(presence):
                    yield Partner(presence, on, f"{presence.area_code}-{kind}", role)


def champions(of: tuple[Presence, ...], rng: Random) -> Iterator[Champion]:
    for presence in of:
        for number, kind in enumerate(pick_some(rng, HOSTS, rng.randrange(4)), 1):
            on = on_or_after(presence.since + days(between(rng, 40, 300, 120)))
            leaves = on_or_before(on + days(between(rng, 150, 500))) if chance(rng, 0.3) else None
            if on < _last(presence):
                yield Champion(
                    key=f"champion-{presence.hub_key}-{presence.area_code}-{number}",
                    presence=presence,
                    on=on,
                    last_day=leaves if leaves is not None and on < leaves < CLOCK else None,
                    agency_key=f"{presence.area_code}-{kind}",
                    name=_name(rng),
                    role=CHAMPION_ROLES.get(kind, "youth_worker"),
                    opened=one(words.OPENED, rng),
                )


def agreements(of: tuple[Presence, ...], rng: Random) -> Iterator[Agreement]:
    """For a year; most are renewed, a few have run out or are about to."""
    for presence in of:
        if not chance(rng, 0.75):
            continue
        signed = on_or_after(presence.since + days(between(rng, 60, 240, 120)))
        agencies = tuple(f"{presence.area_code}-{kind}" for kind in pick_some(rng, HOSTS, 2))
        covers = one(words.COVERS, rng)
        while signed < _last(presence):
            expires = signed + days(YEAR)
            yield Agreement(presence, signed, agencies, "Sharing agreement", covers, expires)
            if not chance(rng, 0.85):
                break
            signed = on_or_after(expires - days(between(rng, 0, 20)))


def _growth(presence: Presence, scale: str, on: date) -> float:
    at_first, a_year = story.SCALES[presence.setting][scale]
    return at_first + a_year * (on - presence.since).days / YEAR


def _score(presence: Presence, scale: str, on: date, rng: Random, lean: float = 0.0) -> int:
    return min(5, max(1, round(_growth(presence, scale, on) + lean + rng.triangular(-1.1, 1.1))))


def _rounds(presence: Presence) -> Iterator[date]:
    """In May and in November, where one looks closest every quarter; from four months after the beginning."""
    months = (2, 5, 8, 11) if presence.hub_key == FEATURED_HUB else (5, 11)
    for year in range(presence.since.year, CLOCK.year + 1):
        for month in months:
            on = on_or_after(date(year, month, 9))
            if presence.since + days(120) < on < _last(presence):
                yield on


def ratings(of: tuple[Presence, ...], rng: Random) -> Iterator[Rating]:
    for presence in of:
        for on in _rounds(presence):
            rating = _score(presence, "strategic_support", on, rng)
            yield Rating(presence, on, rating, words.EVIDENCE[rating])


def reviews(of: tuple[Presence, ...], structure: HubDays, rng: Random) -> Iterator[Review]:
    """In each area; a fifth of those asked do not answer."""
    for presence in of:
        for on in _rounds(presence):
            asked = tuple(Professional(_name(rng), f"{presence.area_code}-{kind}") for kind in pick_some(rng, HOSTS, 4))
            answers = tuple(_answer(presence, on, rng, comment=True) for _ in asked if chance(rng, 0.82))
            answered = on_or_before(on + days(between(rng, 5, 24, 12)))
            yield Review(
                key=f"review-{presence.hub_key}-{presence.area_code}-{on:%Y%m}",
                presence=presence,
                on=on,
                closes_on=on + days(28),
                answered_on=answered,
                worker_keys=structure.placed_in(presence.hub_key, presence.area_code, on, answered),
                professionals=asked,
                by_link=answers,
                by_worker=_answer(presence, on, rng, lean=-0.3),
                by_manager=_answer(presence, on, rng, lean=0.2),
            )


def _answer(presence: Presence, on: date, rng: Random, *, lean: float = 0.0, comment: bool = False) -> Answer:
    scales = story.SCALES[presence.setting]
    said = tuple((scale, _score(presence, scale, on, rng, lean)) for scale in scales)
    return Answer(said, one(words.COMMENTS, rng) if comment else "")


def _name(rng: Random) -> str:
    return f"{one(words.GIVEN, rng)} {one(words.FAMILY, rng)}"
