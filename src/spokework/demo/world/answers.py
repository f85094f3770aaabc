"""Answers to a tool that add up to a given level, so that a planned level is one the tool really computes."""

from random import Random

from spokework.casework.levels import Level
from spokework.casework.tools import Band, Item, PermittedAnswer, Tool
from spokework.casework.tools.kinds import NOT_KNOWN
from spokework.demo.world.rolls import between, chance, dealt

TRIES = 60
# A high level is well inside its band, not at the far end of everything at once.
REACH_INTO_TOP_BAND = 12
OPTIONAL_ANSWERED = 0.4


def answers_for(tool: Tool, level: str, rng: Random) -> dict[str, str]:
    wanted = Level(level)
    bands = [band for band in tool.bands if band.level == wanted]
    if not bands:
        raise ValueError(f"{tool.code} version {tool.version} has no band that means {level}")
    for _ in range(TRIES):
        answers = _attempt(tool, bands[rng.randrange(len(bands))], rng)
        if tool.score(answers).level == wanted:
            return answers
    raise ValueError(f"No answers to {tool.code} version {tool.version} were found that come to {level}")


def _attempt(tool: Tool, band: Band, rng: Random) -> dict[str, str]:
    """From the lightest answers upwards, in a random order, while there is weight left to give."""
    highest = band.to if band.to is not None else min(tool.max_total, band.start + REACH_INTO_TOP_BAND)
    asked = [item for item in tool.items if item.required or chance(rng, OPTIONAL_ANSWERED)]
    chosen = {item.key: _lightest(item, rng) for item in asked}
    left = between(rng, band.start, highest) - sum(answer.weight for answer in chosen.values())
    for eager in (False, True):
        for item in dealt(rng, asked):
            heavier = [a for a in _known(item) if 0 < a.weight - chosen[item.key].weight <= left]
            if heavier and (eager or chance(rng, 0.5)):
                answer = heavier[rng.randrange(len(heavier))]
                left -= answer.weight - chosen[item.key].weight
                chosen[item.key] = answer
    return {item.key: chosen[item.key].value for item in asked}


def _known(item: Item) -> list[PermittedAnswer]:
    return [answer for answer in item.answers if answer.value != NOT_KNOWN]


def _lightest(item: Item, rng: Random) -> PermittedAnswer:
    least = min(answer.weight for answer in _known(item))
    lightest = [answer for answer in _known(item) if answer.weight == least]
    return lightest[rng.randrange(len(lightest))]
