"""A plan as somebody types it, and the mistakes they make: key, value and remedy, never a traceback."""

from datetime import date
from pathlib import Path

import pytest

from spokeplan.plan import Exponential, LogNormal, Observed, Plan, Unfit
from spokework.core.errors import Refused
from spokework.scenarios.plan_files import read_plan

pytestmark = pytest.mark.once

ALEXI = Path(__file__).parents[4] / "examples" / "alexi.toml"
SMALL = """
[plan]
name = "small"
first_month = 2026-01-01
months = 12
caseload_cap = 10

[length]
mean_days = 180
cv = 0.5

[[area]]
name = "north"
referrals_a_year = 20

[[post]]
name = "first"
area = "north"
start = 2026-01-01
"""


@pytest.fixture
def typed(tmp_path: Path) -> "Typed":
    return Typed(tmp_path / "plan.toml")


class Typed:
    def __init__(self, path: Path) -> None:
        self.path = path

    def plan(self, text: str) -> Plan:
        self.path.write_text(text, encoding="utf-8")
        return read_plan(self.path)

    def but(self, old: str, new: str) -> Plan:
        assert old in SMALL
        return self.plan(SMALL.replace(old, new, 1))


def test_a_small_plan_is_read_with_what_it_does_not_say(typed: Typed) -> None:
    plan = typed.plan(SMALL)
    assert (plan.name, plan.first_month, plan.months, plan.caseload_cap) == ("small", date(2026, 1, 1), 12, 10)
    assert (plan.length, plan.turnover, plan.grants, plan.short_endings) == (LogNormal(180, 0.5), None, (), ())
    assert [level.name for level in plan.levels] == ["everybody"]


def test_the_example_says_what_was_published() -> None:
    plan = read_plan(ALEXI)
    assert (len(plan.areas), len({post.hub for post in plan.posts}), len(plan.posts)) == (35, 16, 53)
    assert {post.area for post in plan.posts} == {area.name for area in plan.areas}
    assert (plan.caseload_cap, plan.young_people_a_year_per_post) == (11, 20)
    assert plan.mean_days_in_place == pytest.approx(11 / 20 * 365.25, rel=2e-4)


def test_every_number_of_the_example_says_whether_it_was_published() -> None:
    parts = ALEXI.read_text(encoding="utf-8").split("\n\n")
    said = [part for part in parts if "= " in part and ("PUBLISHED" in part or "ASSUMED" in part)]
    unsaid = {part.split("]")[0].strip("[\n") for part in parts if "= " in part} - {"", "[plan"}
    assert len(said) >= 8
    # Levels, cases that end early, areas and posts stand under one remark each.
    assert unsaid <= {part.split("]")[0].strip("[\n") for part in parts if part.startswith("[[")} | set(map(head, said))


def head(part: str) -> str:
    return part.split("]", maxsplit=1)[0].strip("[\n")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("a_year = 20", "a_year = -3", r'area "north"\.referrals_a_year is -3: give a number from 0 up'),
        ("referrals_a_year = 20", "referals_a_year = 3", r"referrals_a_year is missing: .*referals_a_year meant"),
        ("referrals_a_year = 20", "referrals_a_year = 3\nnmae = 1", r'"north"\.nmae is 1: .* did you mean name'),
        ('area = "north"', 'area = "nroth"', r"""post "first"\.area is 'nroth': there is no such area;.* north"""),
        ("caseload_cap = 10", "caseload_cap = 0", "caseload_cap is 0: give a whole number from 1 to 60"),
        ("caseload_cap = 10", "caseload_cpa = 10", r"plan\.caseload_cap is missing: .*caseload_cpa meant"),
        ("cv = 0.5", "cv = -0.5", r"length\.cv is -0\.5: give a number from 0 up"),
        ("cv = 0.5", "cv = nan", r"length\.cv is nan"),
        ("cv = 0.5", "", r"length\.cv is missing: write it down"),
        ("cv = 0.5", 'shape = "normal"', r"length\.shape is 'normal': give \"lognormal\""),
        ("months = 12", 'months = "12"', "months is '12': give a whole number"),
        ("start = 2026-01-01", "start = 2026-01-01\nend = 2025-01-01", r"end is .2025-01-01.: .*later day"),
        ("start = 2026-01-01", 'start = "2026-01-01"', r"start is '2026-01-01': give a day without quotation marks"),
        ("start = 2026-01-01", "start = 2026-01-01T09:00:00", r"start is .*: give a day"),
        ("start = 2026-01-01", "start = 2026-01-01\ncount = 0", r"count is 0: give a whole number from 1 to 1000"),
        ('name = "first"', "name = 1", r"post number 1\.name is 1: give words in quotation marks"),
        ("[length]", "[lenght]", r"length is missing: add a table \[length\]"),
        ("[[area]]", "[area]", r"area is .*: write each as a table of its own: \[\[area\]\]"),
        ("[length]\nmean_days = 180\ncv = 0.5", "length = 180", r"length is missing|length is 180"),
        ("[[post]]", '[[grant]]\nname = "g"\n[[post]]', r'grant "g"\.end is missing'),
        ("[[post]]", "[ramp_up]\nshares = 3\n[[post]]", r"ramp_up\.shares is 3: give a list"),
        ("[[post]]", "[turnover]\nleaving_rate_a_year = 1\n[[post]]", r"turnover\.recruiting is missing: add a table"),
        ("[[post]]", '[[short]]\nreason = "moved"\nshare = 2\n[short.length]\nmean_days = 3\ncv = 1\n[[post]]',
         r'short "moved"\.share is 2: give a number from 0 to 1'),
        ("[[post]]", "[nothing]\n[[post]]", r"nothing is \{\}: there is no such key"),
    ],
)  # fmt: skip  # one a line
def test_a_mistake_is_named_with_its_value_and_what_to_do(typed: Typed, old: str, new: str, says: str) -> None:
    with pytest.raises(Unfit, match=says):
        typed.but(old, new)


def test_what_is_no_toml_is_refused_with_its_line(typed: Typed) -> None:
    with pytest.raises(Refused, match=r"is not TOML: .*line 2.* Mend that line"):
        typed.plan("[plan]\nmonths =\n")
    typed.path.write_bytes(b"name = '\xff'")
    with pytest.raises(Refused, match="not text in UTF-8"):
        read_plan(typed.path)


def test_a_rate_may_be_given_by_population(typed: Typed) -> None:
    plan = typed.but("referrals_a_year = 20", "population_10_17 = 20_000\nreferrals_per_10_000_a_year = 15")
    assert (plan.areas[0].referrals_a_year, plan.areas[0].population_10_17) == (30, 20_000)
    with pytest.raises(Unfit, match="give either it or"):
        typed.but("referrals_a_year = 20", "referrals_a_year = 20\nreferrals_per_10_000_a_year = 15")
    with pytest.raises(Unfit, match="population_10_17 is None"):
        typed.but("referrals_a_year = 20", "referrals_per_10_000_a_year = 15")
    with pytest.raises(Unfit, match="referrals_per_10_000_a_year is -1"):
        typed.but("referrals_a_year = 20", "population_10_17 = 9\nreferrals_per_10_000_a_year = -1")


def test_lengths_may_be_observed_or_exponential_and_posts_several(typed: Typed) -> None:
    assert typed.but("mean_days = 180\ncv = 0.5", "observed_days = [30, 200]").length == Observed((30, 200))
    assert typed.but("cv = 0.5", 'shape = "exponential"').length == Exponential(180)
    plan = typed.but("start = 2026-01-01", "start = 2026-01-01\ncount = 3\nfte = 0.6")
    assert [(post.name, post.fte) for post in plan.posts] == [("first", 0.6), ("first 2", 0.6), ("first 3", 0.6)]
