"""How a case ended: why, with what, who carries on and whether the young person was told."""

from random import Random

from spokework.demo.world import words_closing as words
from spokework.demo.world.calendar import whole_years
from spokework.demo.world.case_referrals import Start
from spokework.demo.world.cases import Closure
from spokework.demo.world.rolls import chance

OUTCOME_WORDS = {"lower": "lower", "unchanged": "same", "raised": "raised", "not_assessed": "not_assessed"}
RARELY_TOLD = {"uncontactable": 0.15, "moved": 0.7, "disengaged": 0.75}


def closure_of(start: Start, rng: Random) -> Closure | None:
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
        feedback=_one(words.FEEDBACK, rng) if told and story.outcome != "not_assessed" and chance(rng, 0.45) else "",
    )


def _one(choices: tuple[str, ...], rng: Random) -> str:
    return choices[rng.randrange(len(choices))]
