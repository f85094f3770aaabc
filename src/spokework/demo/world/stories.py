"""What came of each case: 184 of the 255 closed at a lower level than first assessed, 71 not, for stated reasons."""

from dataclasses import dataclass
from random import Random

from spokework.demo.world.rolls import chance, dealt, weighted
from spokework.demo.world.timeline import Span

LEVELS = ("none", "low", "medium", "high")

LOWER, UNCHANGED, RAISED = 184, 24, 9
NOT_ASSESSED = {"disengaged": 13, "uncontactable": 11, "moved": 8, "declined": 6}
NEVER_ASSESSED = 5

FIRST_LEVEL: dict[str, dict[str, float]] = {
    "multi_agency_team": {"none": 2, "low": 20, "medium": 43, "high": 35},
    "police": {"none": 1, "low": 12, "medium": 40, "high": 47},
    "social_care": {"none": 2, "low": 22, "medium": 46, "high": 30},
    "outreach": {"none": 5, "low": 45, "medium": 36, "high": 14},
    "home": {"none": 5, "low": 40, "medium": 38, "high": 17},
}

REASONS: dict[str, dict[str, float]] = {
    "lower": {"goals_met": 52, "planned_end": 34, "transferred": 5, "moved": 5, "service_ended": 2},
    "unchanged": {"planned_end": 45, "transferred": 25, "disengaged": 18, "moved": 12},
    "raised": {"transferred": 75, "planned_end": 25},
}


@dataclass(frozen=True, slots=True)
class Story:
    """Levels are the worker's judgement; `outcome` is open, lower, unchanged, raised or not_assessed."""

    outcome: str
    reason: str
    first: str
    last: str
    ever_assessed: bool = True


def build_stories(spans: tuple[Span, ...], settings: tuple[str, ...], rng: Random) -> tuple[Story, ...]:
    """A story for each span, in the same order."""
    outcomes = _outcomes(spans, rng)
    return tuple(
        _story(outcomes.get(index, "open"), setting, rng) for index, setting in enumerate(settings)
    )  # fmt: skip


def _outcomes(spans: tuple[Span, ...], rng: Random) -> dict[int, str]:
    """Support that was not taken up tends to be short; the rest is dealt out among those that lasted."""
    closed = {
        index: (span.closed_on - span.opened_on).days for index, span in enumerate(spans) if span.closed_on is not None
    }
    by_length = sorted(closed, key=lambda index: (closed[index] * (0.6 + rng.random()), index))
    short = dealt(rng, [f"not_assessed:{reason}" for reason, count in NOT_ASSESSED.items() for _ in range(count)])
    short[:NEVER_ASSESSED] = [f"{outcome}:never" for outcome in short[:NEVER_ASSESSED]]
    others = dealt(rng, ["lower"] * LOWER + ["unchanged"] * UNCHANGED + ["raised"] * RAISED)
    return dict(zip(by_length, short + others, strict=True))


def _story(outcome: str, setting: str, rng: Random) -> Story:
    weights = dict(FIRST_LEVEL[setting])
    if outcome == "lower":
        del weights["none"]
    if outcome == "raised":
        del weights["high"]
    first = weighted(rng, weights)
    kind, _, why = outcome.partition(":")
    if kind == "open":
        return Story("open", "", first, _now(first, rng))
    if kind == "not_assessed":
        reason, _, never = why.partition(":")
        return Story(kind, reason, first, first, not never)
    return Story(kind, weighted(rng, REASONS[kind]), first, _last(kind, first, rng))


def _last(kind: str, first: str, rng: Random) -> str:
    rank = LEVELS.index(first)
    if kind == "lower":
        return LEVELS[max(0, rank - (2 if chance(rng, 0.3) else 1))]
    return LEVELS[rank + 1] if kind == "raised" else first


def _now(first: str, rng: Random) -> str:
    rank = LEVELS.index(first)
    step = weighted(rng, {0: 46, -1: 40, 1: 9, -2: 5})
    # Where nothing is left to worry about the work soon ends, so few such cases are still open.
    lowest = 0 if chance(rng, 0.2) else min(rank, 1)
    return LEVELS[min(3, max(lowest, rank + step))]
