"""How a case ended: why, with what, who carries on and whether the young person was told."""

from random import Random
from typing import Any

from spokework.demo.world import words_closing as words
from spokework.demo.world.calendar import whole_years
from spokework.demo.world.case_referrals import Start
from spokework.demo.world.cases import Closure
from spokework.demo.world.rolls import chance, weighted

OUTCOME_WORDS = {"lower": "lower", "unchanged": "same", "raised": "raised", "not_assessed": "not_assessed"}
PLANNED = ("goals_met", "planned_end")
ASKED, SELDOM_ASKED = 0.62, 0.15
SCORES = {4: 3, 5: 6, 6: 9, 7: 17, 8: 27, 9: 22, 10: 16}
RARELY_TOLD = {"uncontactable": 0.15, "moved": 0.7, "disengaged": 0.75}


def closure_of(start: Start, rng: Random, feedback: Random) -> Closure | None:
    story, closed = start.story, start.span.closed_on
    if closed is None:
        return None
    told = chance(rng, RARELY_TOLD.get(story.reason, 0.97))
    grown_up = story.outcome != "not_assessed" and whole_years(start.young_person.born_on, closed) >= 18
    return Closure(
        on=closed,
        reason="aged_out" if grown_up else story.reason,
        outcome=_one(words.OUTCOMES[OUTCOME_WORDS[story.outcome]], rng),
        onward=_one(words.ONWARD, rng),
        no_assessment_because=words.NO_CLOSING_ASSESSMENT[story.reason] if story.outcome == "not_assessed" else "",
        young_person_told=told,
        told_words=_one(words.TOLD if told else words.NOT_TOLD, rng),
        **_feedback(story.reason, told, feedback),
    )


def _feedback(reason: str, told: bool, rng: Random) -> dict[str, Any]:
    """Mostly both words and a rating; some give one of them only."""
    words_too, rated = chance(rng, 0.85), chance(rng, 0.9)
    said, score = _one(words.FEEDBACK, rng), weighted(rng, SCORES)
    asked = told and chance(rng, ASKED if reason in PLANNED else SELDOM_ASKED)
    if not asked or reason == "uncontactable":  # a letter can tell; nobody answers it
        return {"feedback": "", "feedback_score": None}
    return {"feedback": said if words_too or not rated else "", "feedback_score": score if rated else None}


def _one(choices: tuple[str, ...], rng: Random) -> str:
    return choices[rng.randrange(len(choices))]
