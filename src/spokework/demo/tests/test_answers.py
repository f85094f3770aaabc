from random import Random

import pytest

from spokework.casework.levels import ASSESSED, Level
from spokework.casework.tools import tool
from spokework.demo.world.answers import answers_for


@pytest.mark.parametrize("level", ASSESSED)
@pytest.mark.parametrize("seed", range(40))
def test_answers_come_to_the_level_asked_for(level: Level, seed: int) -> None:
    safety = tool("spokework_safety", 1)
    assert safety.score(answers_for(safety, level.value, Random(seed))).level == level


def test_answers_differ_from_one_young_person_to_the_next() -> None:
    safety = tool("spokework_safety", 1)
    rng = Random(1)
    found = {tuple(answers_for(safety, "medium", rng).items()) for _ in range(50)}
    assert len(found) > 40


def test_a_level_the_tool_does_not_know_is_refused() -> None:
    with pytest.raises(ValueError, match="no band that means not_assessed"):
        answers_for(tool("spokework_safety", 1), "not_assessed", Random(1))
