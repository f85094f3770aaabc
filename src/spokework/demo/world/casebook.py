"""Puts each case together from its parts, and fills the featured worker's day."""

from dataclasses import dataclass, field
from random import Random

from spokework.demo.world import words_work as words
from spokework.demo.world.around import alerts_of, network_of
from spokework.demo.world.assessing import Rhythm, assessments_of
from spokework.demo.world.calendar import CLOCK, days, on_or_before
from spokework.demo.world.case_referrals import Start
from spokework.demo.world.cases import Allocation, Case
from spokework.demo.world.closing import closure_of
from spokework.demo.world.contacting import Diary, contacts_of
from spokework.demo.world.goal_setting import goals_of
from spokework.demo.world.hours import with_hours
from spokework.demo.world.hub_days import HubDays
from spokework.demo.world.hubs import FEATURED_POST
from spokework.demo.world.missing import missing_of
from spokework.demo.world.pausing import pauses_of
from spokework.demo.world.rolls import stream
from spokework.demo.world.sharing import with_sharing

FEATURED_CONTACTS_TODAY = 4
FEATURED_EXTRA_CONTACTS = 5
# One review overdue, and two due in the coming days.
FEATURED_LAST_REVIEWS = (104, 87, 86)
FEATURED_MISSING = 4  # which of her young people is missing on the day


@dataclass(frozen=True, slots=True)
class Care:
    """What is arranged beforehand for a case, so that pages look as they do on a working day."""

    rhythm: Rhythm = field(default_factory=Rhythm)
    diary: Diary = field(default_factory=Diary)
    may_pause: bool = True
    missing_now: bool = False


def build_cases(starts: tuple[Start, ...], structure: HubDays, seed: int) -> tuple[Case, ...]:
    care = _care(starts)
    cases = [_case(start, care.get(start.key, Care()), structure, seed) for start in starts]
    return with_hours(with_sharing(cases, starts, seed), seed)


def _care(starts: tuple[Start, ...]) -> dict[str, Care]:
    """For each worker one contact on the day; for the featured worker a full one."""
    arranged: dict[str, Care] = {}
    turns: dict[str, int] = {}
    for start in starts:
        if start.span.closed_on is not None:
            continue
        post = start.span.holds[-1].post_key
        turn = turns.get(post, 0)
        turns[post] = turn + 1
        if post == FEATURED_POST:
            arranged[start.key] = _featured_care(turn)
        elif turn == 0:
            arranged[start.key] = Care(diary=Diary(planned_today=True), may_pause=False)
    return arranged


def _featured_care(turn: int) -> Care:
    last = FEATURED_LAST_REVIEWS[turn] if turn < len(FEATURED_LAST_REVIEWS) else None
    return Care(
        rhythm=Rhythm(on_or_before(CLOCK - days(last)) if last else None, may_be_overdue=False),
        diary=Diary(extra=FEATURED_EXTRA_CONTACTS, planned_today=turn < FEATURED_CONTACTS_TODAY),
        may_pause=False,
        missing_now=turn == FEATURED_MISSING,
    )


def _case(start: Start, care: Care, structure: HubDays, seed: int) -> Case:
    rng = stream(seed, start.key)
    span, story, referral = start.span, start.story, start.referral
    pauses = pauses_of(span, rng) if care.may_pause else ()
    assessments = assessments_of(start.key, span, story, pauses, care.rhythm, rng)
    return Case(
        key=start.key,
        young_person_key=start.young_person.key,
        referral_key=referral.key,
        reopens=start.reopens,
        hub_key=referral.hub_key,
        area_code=referral.area_code,
        setting=referral.setting,
        opened_on=span.opened_on,
        allocations=_allocations(start, structure, rng),
        assessments=assessments,
        goals=goals_of(start.key, span, story, assessments, pauses, rng),
        contacts=contacts_of(start.key, span, story, pauses, care.diary, rng),
        pauses=pauses,
        network=network_of(start.key, span, start.young_person.care_status, rng),
        alerts=alerts_of(start.key, span, rng),
        missing=missing_of(
            start.key, span, referral.reasons, pauses, stream(seed, f"missing:{start.key}"), now=care.missing_now
        ),
        closure=closure_of(start, rng, stream(seed, f"feedback:{start.key}")),
    )


def _allocations(start: Start, structure: HubDays, rng: Random) -> tuple[Allocation, ...]:
    found = []
    for turn, hold in enumerate(start.span.holds):
        appointment = structure.appointment(hold.post_key, hold.from_on)
        assert appointment is not None, f"{hold.post_key} is vacant on {hold.from_on}"
        found.append(
            Allocation(
                appointment_key=appointment.key,
                worker_key=appointment.person_key,
                from_on=hold.from_on,
                until_on=hold.until_on,
                summary=_summary(rng) if turn else "",
                over_cap_reason=_one(words.OVER_CAP_REASONS, rng) if start.span.over_cap and not turn else "",
            )
        )
    return tuple(found)


def _summary(rng: Random) -> str:
    parts = (words.HAND_OVER_OPENINGS, words.HAND_OVER_MIDDLES, words.HAND_OVER_ENDS)
    return " ".join(_one(part, rng) for part in parts)


def _one(choices: tuple[str, ...], rng: Random) -> str:
    return choices[rng.randrange(len(choices))]
