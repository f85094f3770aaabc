"""A plan that is kept comes back as it was, whatever is in it."""

from datetime import date
from pathlib import Path

import pytest

from spokeplan.plan import Exponential, Observed, ShortEnding, Turnover, Unfit
from spokework.scenarios.plan_data import data_of, plan_from
from spokework.scenarios.plan_files import read_plan

from .situations import a_plan

pytestmark = pytest.mark.once
EXAMPLES = Path(__file__).parents[4] / "examples"


def test_the_published_example_comes_back_as_it_was() -> None:
    plan = read_plan(EXAMPLES / "alexi.toml")
    assert plan_from(data_of(plan)) == plan


def test_every_kind_of_length_and_every_part_comes_back() -> None:
    from dataclasses import replace

    plan = plan_from(a_plan())
    full = replace(
        plan,
        length=Observed((30.0, 200.0)),
        turnover=Turnover(leaving_rate_a_year=0.2, recruiting=Exponential(60.0), handed_over_share=0.5),
        short_endings=(ShortEnding(reason="moved", share=0.1, length=Exponential(20.0)),),
        posts=(replace(plan.posts[0], end=date(2017, 6, 30), days_to_recruit=20.0, caseload_cap=10), *plan.posts[1:]),
    )
    assert plan_from(data_of(full)) == full


def test_what_was_kept_is_checked_anew() -> None:
    wrong = a_plan()
    wrong["post"][0]["area"] = "Nowhere"
    with pytest.raises(Unfit, match=r'post "Harbour: first"\.area is .Nowhere.'):
        plan_from(wrong)
