"""What young people want to change, and how near they say they are."""

from datetime import date
from random import Random

from spokework.demo.world.calendar import CLOCK, days, on_or_after
from spokework.demo.world.cases import Assessment, Goal, GoalScore, Pause
from spokework.demo.world.pausing import in_pause
from spokework.demo.world.rolls import between, chance, pick_some, weighted
from spokework.demo.world.stories import Story
from spokework.demo.world.timeline import Span
from spokework.demo.world.words_goals import GOALS

DOMAIN_WEIGHTS: dict[str, float] = {
    "safety": 20, "relationships": 18, "wellbeing": 14, "missing": 11, "education": 11, "online": 10,
    "trusted_adult": 6, "health": 5, "substances": 4, "rights": 4, "accommodation": 3,
}  # fmt: skip
RATERS: dict[str, float] = {"young_person": 48, "both": 38, "worker": 14}
MOST_SCORES = 3


def goals_of(
    key: str, span: Span, story: Story, assessments: tuple[Assessment, ...], pauses: tuple[Pause, ...], rng: Random
) -> tuple[Goal, ...]:
    if not assessments:
        return ()
    goals = []
    domains = pick_some(rng, DOMAIN_WEIGHTS, weighted(rng, {1: 42, 2: 38, 3: 20}))
    for number, domain in enumerate(domains, start=1):
        set_on = on_or_after(assessments[0].on + days(between(rng, 0, 21)))
        if _is_open(span, pauses, set_on):
            last_day = assessments[-1].on if span.closed_on and len(assessments) > 1 else None
            goals.append(_goal(f"{key}-G{number}", domain, set_on, story, assessments[1:], last_day, rng))
    return tuple(goals)


def _is_open(span: Span, pauses: tuple[Pause, ...], day: date) -> bool:
    return day < (span.closed_on or CLOCK) and not in_pause(pauses, day)


def _goal(
    key: str,
    domain: str,
    set_on: date,
    story: Story,
    reviews: tuple[Assessment, ...],
    last_day: date | None,
    rng: Random,
) -> Goal:
    sayings = GOALS[domain]
    baseline = between(rng, 0, 6, 2)
    target = between(rng, max(baseline + 2, 6), 10, 8)
    asked = [review.on for review in reviews if review.on > set_on][-MOST_SCORES:]
    words, rated_by = sayings[rng.randrange(len(sayings))], weighted(rng, RATERS)
    scores = _scores(baseline, target, asked, story, rng)
    achieved = bool(scores) and scores[-1].value >= target
    return Goal(
        key=key,
        set_on=set_on,
        words=words,
        domain=domain,
        baseline=baseline,
        target=target,
        rated_by=rated_by,
        scores=scores,
        # Near enough is near enough; what is still far off ends with the support, when it is talked over at the end.
        ended_on=scores[-1].on if achieved else last_day if last_day and last_day >= set_on else None,
        achieved=achieved,
    )


def _scores(baseline: int, target: int, asked: list[date], story: Story, rng: Random) -> tuple[GoalScore, ...]:
    """Scores move with the story, unevenly: nobody's life goes up in a straight line."""
    reach = {"lower": 0.85, "open": 0.6, "unchanged": 0.25, "raised": 0.1, "not_assessed": 0.2}[story.outcome]
    end = baseline + round((target - baseline) * reach)
    scores = []
    for number, day in enumerate(asked, start=1):
        if chance(rng, 0.12):
            continue
        expected = baseline + (end - baseline) * number // len(asked)
        value = min(10, max(0, expected + rng.randrange(-1, 2)))
        scores.append(GoalScore(day, value, weighted(rng, RATERS)))
    return tuple(scores)
