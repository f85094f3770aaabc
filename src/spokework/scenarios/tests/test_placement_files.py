"""A placement problem as somebody types it, and the mistakes they make."""

from pathlib import Path

import pytest

from spokeplan.location import Problem
from spokeplan.plan import Unfit
from spokework.scenarios.placement_files import read_problem

pytestmark = pytest.mark.once

EXAMPLE = Path(__file__).parents[4] / "examples" / "placement.toml"
SMALL = """
[placement]
name = "small"
posts = 2

[[hub]]
name = "lantern"
at_km = [0, 0]

[[area]]
name = "a"
region = "north"
unmet_need_a_year = 30
at_km = [3, 4]
"""


def read(tmp_path: Path, old: str = "", new: str = "") -> Problem:
    assert old in SMALL
    file = tmp_path / "problem.toml"
    file.write_text(SMALL.replace(old, new, 1) if old else SMALL + new, encoding="utf-8")
    return read_problem(file)[1]


def test_a_small_problem_is_read_with_its_distances(tmp_path: Path) -> None:
    problem = read(tmp_path)
    assert (problem.posts, problem.hubs, problem.distances_km) == (2, ("lantern",), ((5.0,),))
    assert (problem.hub_most, [setting.name for setting in problem.settings]) == (5, ["any"])


def test_the_example_has_every_part() -> None:
    name, problem = read_problem(EXAMPLE)
    assert "invented" in name
    assert (len(problem.hubs), len(problem.areas), problem.posts) == (4, 10, 12)
    assert problem.region_floors == {"east": 0.25, "west": 0.25}
    assert problem.existing
    assert len(problem.settings) == 2


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("posts = 2", "posts = 6", r"posts is 6: 1 hubs of 5 hold 5; lower it"),
        (
            "posts = 2",
            "posts = 2\ntravel_limt_km = 3",
            r"placement\.travel_limt_km is 3: .* did you mean travel_limit_km",
        ),
        ("at_km = [3, 4]", "at_km = [3]", r'area "a"\.at_km is \[3\]: give two numbers'),
        ("at_km = [3, 4]", 'at_km = [3, "x"]', "at_km is"),
        ("unmet_need_a_year = 30", "unmet_need_a_year = -1", r'area "a"\.unmet_need_a_year is -1'),
        ("", "[region_floors]\nsouth = 0.5", r"region_floors\.south is 0\.5: there is no such key"),
        ("", "[region_floors]\nnorth = 2", r"region_floors\.north is 2"),
        ("", '[[existing]]\nhub = "x"\narea = "a"', r"hub is 'x': there is no such hub"),
        ("", '[[setting]]\nname = "home"\neffect = -1', r'setting "home"\.effect is -1'),
        ("", "[[hubs]]", "hubs is .*: there is no such key; did you mean hub"),
    ],
)
def test_a_mistake_is_named_with_its_value_and_what_to_do(tmp_path: Path, old: str, new: str, says: str) -> None:
    with pytest.raises(Unfit, match=says):
        read(tmp_path, old, new)


def test_floors_and_settings_are_read(tmp_path: Path) -> None:
    problem = read(tmp_path, "", '[region_floors]\nnorth = 0.5\n[[setting]]\nname = "home"\nmost_an_area = 1')
    assert problem.region_floors == {"north": 0.5}
    assert problem.settings[0].most_an_area == 1
