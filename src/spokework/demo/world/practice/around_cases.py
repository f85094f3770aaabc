"""Advice, joint work, meetings and challenges."""

from collections.abc import Iterator
from datetime import date
from random import Random

from spokework.demo.world.calendar import CLOCK, days, on_or_after
from spokework.demo.world.rolls import between, chance, weighted

from . import setting_story as story
from . import words
from .cases_held import CasesHeld
from .done import Challenge, ChallengeEnd, ChallengeStep, Consultancy, Day, JointWork, Meeting
from .working_days import WorkingDays

ABOUT_A_CASE = {"consultancy": 0.18, "joint_work": 0.5, "challenge": 0.7}
HOSTS = {"social_care": 34, "police": 22, "multi_agency_team": 14, "education": 14, "voluntary": 9, "health": 7}
ROLES = {"social_worker": 30, "teacher": 24, "police_officer": 14, "health_worker": 9, "residential_worker": 9}
ROLES |= {"youth_worker": 6, "early_help_worker": 5, "foster_carer": 3}
TOPICS = {"recognising": 26, "referring": 22, "missing": 14, "language": 12, "trauma": 8, "online_safety": 8}
TOPICS |= {"boys": 6, "disability": 4}
JOINT = {"visit": 45, "meeting": 30, "assessment": 20, "other": 5}
MEETINGS = {"mace": 40, "operational": 34, "partnership": 18, "commissioning": 8}
ISSUES = {"threshold": 24, "response_to_missing": 18, "language": 16, "information": 14, "case_closed": 10}
ISSUES |= {"criminalised": 8, "voice": 6, "placement": 4}
FIRST_MEANS = {"conversation": 55, "meeting": 25, "writing": 20}
NEXT_MEANS = ("writing", "manager", "escalation_policy")


def agency(day: Day, rng: Random) -> str:
    return f"{day.area_code}-{weighted(rng, HOSTS)}"


def one(choices: tuple[str, ...], rng: Random) -> str:
    return choices[rng.randrange(len(choices))]


def _case(kind: str, day: Day, held: CasesHeld, rng: Random) -> str | None:
    wanted, of = chance(rng, ABOUT_A_CASE[kind]), held.on(day)
    return one(tuple(of), rng) if wanted and of else None


def consultancies(working: WorkingDays, held: CasesHeld, rng: Random) -> Iterator[Consultancy]:
    for day in working.drawn(0.7, rng, story.ASKED_FOR_ADVICE):
        yield Consultancy(
            day=day,
            minutes=5 * between(rng, 2, 14, 5),
            agency_key=agency(day, rng),
            role=weighted(rng, ROLES),
            topic=weighted(rng, TOPICS),
            advice=one(words.ADVICE, rng),
            case_key=_case("consultancy", day, held, rng),
        )


def joint_work(working: WorkingDays, held: CasesHeld, rng: Random) -> Iterator[JointWork]:
    for day in working.drawn(0.4, rng, story.WORKED_JOINTLY):
        yield JointWork(
            day=day,
            minutes=15 * between(rng, 2, 8, 4),
            agency_key=agency(day, rng),
            kind=weighted(rng, JOINT),
            note=one(words.JOINT_NOTES, rng),
            case_key=_case("joint_work", day, held, rng),
        )


def meetings(working: WorkingDays, rng: Random) -> Iterator[Meeting]:
    for day in working.drawn(0.26, rng):
        others = tuple(f"{day.area_code}-{kind}" for kind in HOSTS if chance(rng, 0.7))
        yield Meeting(
            day=day,
            minutes=30 * between(rng, 2, 6, 3),
            kind=weighted(rng, MEETINGS),
            agency_keys=others or (agency(day, rng),),
            note=one(words.MEETING_NOTES, rng),
            agreed=one(words.AGREED, rng),
        )


def challenges(working: WorkingDays, held: CasesHeld, rng: Random) -> Iterator[Challenge]:
    for number, day in enumerate(working.drawn(0.17, rng, story.CHALLENGED), 1):
        about = weighted(rng, ISSUES)
        steps = _steps(day, rng)
        yield Challenge(
            day=day,
            minutes=15 * between(rng, 1, 5, 2),
            key=f"challenge-{number}",
            agency_key=agency(day, rng),
            about=about,
            means=weighted(rng, FIRST_MEANS),
            issue=words.ISSUES[about],
            with_whom=one(words.WITH_WHOM, rng),
            case_key=_case("challenge", day, held, rng),
            steps=steps,
            end=_end(day, steps[-1].on if steps else day.on, rng),
        )


def _steps(day: Day, rng: Random) -> tuple[ChallengeStep, ...]:
    """Each two to four weeks after the one before; the hub's manager takes it further, who is always there."""
    found: list[ChallengeStep] = []
    on = day.on
    for number in range(weighted(rng, {0: 55, 1: 25, 2: 14, 3: 6})):
        on = on_or_after(on + days(between(rng, 10, 30)))
        if on >= CLOCK:
            break
        found.append(ChallengeStep(on, f"manager-{day.hub_key}", NEXT_MEANS[number], words.STEP_NOTES[number]))
    return tuple(found)


def _end(day: Day, after: date, rng: Random) -> ChallengeEnd | None:
    on = on_or_after(after + days(between(rng, 4, 40, 12)))
    early, late = story.UPHELD[day.setting]
    upheld = early + (late - early) * min(1.0, (on.year - 2014) / 2)
    result = weighted(
        rng, {"upheld": upheld, "partly": 0.22, "not_upheld": max(0.05, 0.73 - upheld), "withdrawn": 0.05}
    )
    if on >= CLOCK:
        return None
    return ChallengeEnd(on, f"manager-{day.hub_key}", result, words.RESPONSES[result], words.CHANGED[result])
