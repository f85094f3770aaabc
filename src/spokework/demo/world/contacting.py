"""What was done with each young person: held contacts, those that did not come off, and those still planned."""

from dataclasses import dataclass
from datetime import date
from random import Random

from spokework.demo.world import words_work as words
from spokework.demo.world.calendar import CLOCK, days, is_quiet, is_working_day, on_or_after, on_or_before
from spokework.demo.world.cases import Contact, Pause
from spokework.demo.world.pausing import in_pause
from spokework.demo.world.rolls import between, chance, weighted
from spokework.demo.world.stories import Story
from spokework.demo.world.timeline import Span

MODES: dict[str, float] = {"face_to_face": 62, "phone": 15, "text": 8, "outreach": 7, "video": 5, "letter": 3}
MINUTES = {"face_to_face": (40, 120, 60), "outreach": (20, 90, 45), "video": (20, 60, 40), "phone": (5, 40, 15)}
PLACES: dict[str, float] = {
    "community": 28, "school": 24, "hub": 12, "home": 14, "host_office": 12, "vehicle": 6, "other": 4,
}  # fmt: skip
CHOSEN: dict[str, float] = {"young_person": 55, "both": 28, "worker": 17}
ATTENDANCE: dict[str, float] = {
    "attended": 80, "missed": 8, "cancelled_yp": 6, "cancelled_worker": 3, "attempted": 3,
}  # fmt: skip
HARD_TO_REACH: dict[str, float] = {
    "attended": 38, "missed": 24, "cancelled_yp": 12, "cancelled_worker": 2, "attempted": 24,
}  # fmt: skip
PURPOSE_WEIGHTS: dict[str, float] = {
    "safety planning": 18, "healthy relationships": 18, "confidence and interests": 14,
    "online safety": 9, "home and family": 9, "school or college": 8, "health": 6, "support with a meeting": 6,
}  # fmt: skip
WRITTEN, DISTANT = ("text", "letter"), ("phone", "video")
KEEPING_IN_TOUCH = "keeping in touch"
DISTANT_PURPOSES: dict[str, float] = {KEEPING_IN_TOUCH: 60, "safety planning": 25, "support with a meeting": 15}
FIRST_PURPOSE = "getting to know each other"
MOST = 24


@dataclass(frozen=True, slots=True)
class Diary:
    """How full: `extra` contacts, and whether one is planned for the demonstration's day."""

    extra: int = 0
    planned_today: bool = False


def contacts_of(
    key: str, span: Span, story: Story, pauses: tuple[Pause, ...], diary: Diary, rng: Random
) -> tuple[Contact, ...]:
    held = [
        _held(f"{key}-K{number}", day, number, story, rng)
        for number, day in enumerate(_dates(span, story, pauses, diary, rng), start=1)
    ]
    planned = _planned(f"{key}-KP", span, pauses, diary, rng)
    return (*held, *([planned] if planned else []))


def _dates(span: Span, story: Story, pauses: tuple[Pause, ...], diary: Diary, rng: Random) -> list[date]:
    """Closer together at the start, while trust is made."""
    last = span.closed_on or CLOCK - days(1)
    length = (last - span.opened_on).days
    if length < 3:
        return []
    count = min(MOST, 2 + round(length * (0.028 if story.outcome != "not_assessed" else 0.034)) + between(rng, -1, 2))
    first = on_or_after(span.opened_on + days(between(rng, 1, min(9, length - 1))))
    found = {first} if first <= last else set()
    for _ in range(max(1, count) - 1 + diary.extra):
        roll = rng.random()
        day = span.opened_on + days(1 + int(roll * (0.4 + 0.6 * roll) * (length - 1)))
        day = day if day.weekday() == 5 and chance(rng, 0.12) and not is_quiet(day) else on_or_after(day)
        if day <= last and not in_pause(pauses, day):
            found.add(day)
    return sorted(found)


def _held(key: str, day: date, number: int, story: Story, rng: Random) -> Contact:
    early = number <= 2
    mode = weighted(rng, MODES)
    hard = story.reason in ("disengaged", "uncontactable", "declined") and not early
    attendance = "attended" if mode in WRITTEN else weighted(rng, HARD_TO_REACH if hard else ATTENDANCE)
    purpose = _purpose(mode, early, rng)
    attended = attendance == "attended"
    notes = _notes(mode, purpose, attendance)
    low, high, usual = MINUTES.get(mode, (5, 10, 5))
    return Contact(
        key=key,
        on=day,
        recorded_on=day,
        minutes=between(rng, low // 5, high // 5, usual // 5) * 5 if attended else between(rng, 1, 6) * 5,
        mode=mode,
        place=_place(mode, rng),
        place_chosen_by=weighted(rng, CHOSEN) if mode in ("face_to_face", "outreach") else "",
        purpose=purpose,
        attendance=attendance,
        note=notes[rng.randrange(len(notes))],
        view=words.VIEWS[rng.randrange(len(words.VIEWS))] if attended and chance(rng, 0.22) else "",
    )


def _purpose(mode: str, early: bool, rng: Random) -> str:
    if mode in WRITTEN:
        return KEEPING_IN_TOUCH
    if mode in DISTANT:
        return weighted(rng, DISTANT_PURPOSES)
    return FIRST_PURPOSE if early else weighted(rng, PURPOSE_WEIGHTS)


def _notes(mode: str, purpose: str, attendance: str) -> tuple[str, ...]:
    """What fits how it was done: nobody cooks noodles by telephone."""
    if mode in WRITTEN:
        return words.IN_WRITING[mode]
    if mode in DISTANT:
        return words.AT_A_DISTANCE[purpose] if attendance == "attended" else words.UNANSWERED_WORDS[attendance]
    return words.PURPOSES[purpose] if attendance == "attended" else words.UNATTENDED_WORDS[attendance]


def _place(mode: str, rng: Random) -> str:
    if mode == "face_to_face":
        return weighted(rng, PLACES)
    return {"outreach": "community", "video": "online"}.get(mode, "")


def _planned(key: str, span: Span, pauses: tuple[Pause, ...], diary: Diary, rng: Random) -> Contact | None:
    if span.closed_on is not None or in_pause(pauses, CLOCK) or span.opened_on >= CLOCK - days(1):
        return None
    if not diary.planned_today and not chance(rng, 0.24):
        return None
    day = CLOCK if diary.planned_today else on_or_after(CLOCK + days(between(rng, 1, 16)))
    recorded = on_or_before(CLOCK - days(between(rng, 1, 10)))
    while recorded <= span.opened_on or in_pause(pauses, recorded) or not is_working_day(recorded):
        recorded = on_or_after(recorded + days(1))
    mode = weighted(rng, {"face_to_face": 80, "phone": 20})
    return Contact(
        key=key,
        on=day,
        recorded_on=recorded,
        minutes=60 if mode == "face_to_face" else 20,
        mode=mode,
        place=_place(mode, rng),
        place_chosen_by=weighted(rng, CHOSEN) if mode == "face_to_face" else "",
        purpose=_purpose(mode, False, rng),
    )
