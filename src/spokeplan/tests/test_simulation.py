"""What must hold of every simulation, and what each part of a plan does in it."""

from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any

import joblib
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spokeplan.plan import Area, Exponential, Grant, Level, LogNormal, Plan, Post, RampUp, ShortEnding, Turnover
from spokeplan.simulation import Output, Overflow, Simulated, simulate, simulate_many, spread

from .plans import a_plan, with_post

pytestmark = pytest.mark.once

DAY = date(2020, 1, 1)


def everything(**other: Any) -> Plan:
    """Three areas, four posts, two grants, and all that may happen to a case."""
    made: dict[str, Any] = {
        "months": 30,
        "length": LogNormal(150, 0.7),
        "areas": (
            Area(name="north", referrals_a_year=60, waiting=3),
            Area(name="south", referrals_a_year=25),
            Area(name="far", referrals_a_year=10),
        ),
        "levels": (
            Level(name="high", share=0.3, patience=Exponential(120)),
            Level(name="medium", share=0.5, patience=LogNormal(90, 1)),
            Level(name="low", share=0.2),
        ),
        "posts": (
            Post(name="a", area="north", start=DAY, open_cases=4, grant="long"),
            Post(name="b", area="north", start=date(2020, 4, 1), days_to_recruit=40, grant="short"),
            Post(name="c", area="south", start=DAY, fte=0.6, grant="short"),
            Post(name="d", area="south", start=date(2020, 9, 1), end=date(2021, 11, 30)),
        ),
        "grants": (
            Grant(name="short", end=date(2021, 3, 31), wind_down_months=3, handed_over_share=0.4),
            Grant(name="long", end=date(2022, 3, 31)),
        ),
        "short_endings": (ShortEnding(reason="moved", share=0.2, length=LogNormal(40, 0.5)),),
        "ramp_up": RampUp(shares=(0.3, 0.6)),
        "turnover": Turnover(leaving_rate_a_year=0.5, recruiting=LogNormal(60, 0.5), handed_over_share=0.6),
        "referral_build_up_days": 100,
    }
    return a_plan(**made | other)


ENDINGS = (Output.ENDED, Output.ENDED_EARLY, Output.ENDED_WORKER_LEFT, Output.ENDED_FUNDING)


def test_the_same_seed_gives_the_same_numbers_on_every_machine() -> None:
    """If this fails on another platform, its arithmetic differs; the figures are then its own, and this says so."""
    found = simulate(everything(), seed=20260401, replications=50, by="area")
    assert int(found.counts.sum()) == GOLDEN[0]
    assert (
        sha256(found.counts.astype("<i4").tobytes() + found.started.astype("<i4").tobytes()).hexdigest()[:16]
        == GOLDEN[1]
    )


GOLDEN = (100828, "dc3126344d61bee3")


def same(ours: Simulated, other: Simulated) -> bool:
    return all(
        np.array_equal(getattr(ours, part), getattr(other, part), equal_nan=part == "p90")
        for part in ("counts", "started", "waited", "p90")
    )


@pytest.mark.parametrize(("backend", "chunk", "jobs"), [("sequential", 7, 1), ("threading", 10, 2), ("loky", 16, 2)])
def test_neither_chunks_nor_backend_change_a_bit(backend: str, chunk: int, jobs: int) -> None:
    whole = simulate(everything(), seed=3, replications=40, by="area")
    with joblib.parallel_config(backend, n_jobs=jobs):
        assert same(whole, simulate_many(everything(), seed=3, replications=40, by="area", chunk=chunk))


def test_a_replication_is_the_same_whatever_else_is_run() -> None:
    whole = simulate(everything(), seed=3, replications=9)
    later = simulate(everything(), seed=3, replications=2, first_replication=7)
    assert np.array_equal(whole.counts[7:], later.counts)


def test_another_seed_gives_other_numbers() -> None:
    first, other = (simulate(everything(), seed=seed, replications=5).counts for seed in (1, 2))
    assert not np.array_equal(first, other)


def test_progress_is_told_and_can_stop_it() -> None:
    told: list[tuple[int, int]] = []
    simulate_many(a_plan(), seed=1, replications=25, chunk=10, progress=lambda done, of: told.append((done, of)))
    assert told == [(10, 25), (20, 25), (25, 25)]

    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        simulate_many(a_plan(), seed=1, replications=25, chunk=10, progress=stop)


PLANS = st.builds(
    everything,
    caseload_cap=st.integers(4, 14),
    length=st.builds(LogNormal, st.floats(5, 400), st.floats(0, 2)),
    turnover=st.none()
    | st.builds(
        Turnover,
        leaving_rate_a_year=st.floats(0, 4),
        recruiting=st.builds(LogNormal, st.floats(1, 200), st.floats(0, 1)),
        handed_over_share=st.sampled_from([0.0, 0.5, 1.0]),
    ),
    referral_build_up_days=st.sampled_from([0, 50, 400]),
    ramp_up=st.sampled_from([RampUp(), RampUp(shares=(0.3, 0.6)), RampUp(shares=(0.0, 0.5), step_days=45)]),
)  # fmt: skip  # one part a line


@settings(max_examples=40)
@given(PLANS, st.integers(0, 2**63 - 1))
def test_everybody_is_somewhere(plan: Plan, seed: int) -> None:
    found = simulate(plan, seed=seed, replications=3, by="area")
    for group in ("north", "south", "far"):
        each = {output: found.by_month(output, group=group) for output in Output}
        here = 3 if group == "north" else 0
        came = here + each[Output.REFERRED].cumsum(axis=1)
        started, withdrawn = each[Output.STARTED].cumsum(axis=1), each[Output.WITHDRAWN].cumsum(axis=1)
        assert (came == started + withdrawn + each[Output.WAITING]).all()
        assert all((values >= 0).all() for values in each.values())
        ended = sum(each[how].cumsum(axis=1) for how in ENDINGS)
        open_ = (4 if group == "north" else 0) + started - ended
        assert (each[Output.CASELOAD] <= open_).all()  # those handed on at a grant's end are open elsewhere
        assert (found.started[:, found.groups.index(group)].sum(axis=2) == each[Output.STARTED]).all()
    assert not found.over(Output.STARTED, group="far").any()
    kept = plan.turnover is None or plan.turnover.handed_over_share == 0
    if kept:  # otherwise those handed over are held by colleagues, beside the places that are there
        assert (found.counts[..., Output.CASELOAD] <= found.counts[..., Output.PLACES]).all()


def test_who_is_in_the_first_level_waits_least() -> None:
    levels = tuple(Level(name=name, share=share) for name, share in (("high", 0.5), ("low", 0.5)))
    found = simulate(a_plan(levels=levels, months=360), seed=1, replications=200)
    assert (found.mean_wait(0) < found.mean_wait(1)).mean() > 0.99
    assert (found.p90[:, 0] <= found.p90[:, 1]).all()


def test_nobody_starts_before_a_worker_is_there_and_then_by_steps() -> None:
    plan = with_post(
        a_plan(
            months=6,
            areas=(Area(name="north", referrals_a_year=2000, referrals_from=DAY),),
            length=LogNormal(9000, 0),
            ramp_up=RampUp(shares=(0.5,), step_days=31),
        ),
        days_to_recruit=31,
    )
    found = simulate(plan, seed=1, replications=20)
    assert found.by_month(Output.STARTED).tolist() == [[0, 5, 5, 0, 0, 0]] * 20
    assert found.by_month(Output.PLACES).tolist() == [[0, 5, 10, 10, 10, 10]] * 20


def ending(**grant: Any) -> Simulated:
    """Ten places, always taken, until the end of 2020."""
    plan = a_plan(
        months=18,
        areas=(Area(name="north", referrals_a_year=200),),
        grants=(Grant(name="g", end=date(2020, 12, 31), **grant),),
    )
    return simulate(with_post(plan, grant="g"), seed=1, replications=300, by="area")


@pytest.mark.parametrize("handed_over", [0.0, 0.3, 1.0])
def test_whose_support_outlasts_the_grant_is_who_is_in_support_at_its_end(handed_over: float) -> None:
    found = ending(handed_over_share=handed_over)
    outlasting = found.by_month(Output.OUTLASTING)
    assert not np.delete(outlasting, 11, axis=1).any()
    assert outlasting[:, 11].mean() > 9.5
    assert (outlasting[:, 11] == found.by_month(Output.CASELOAD)[:, 11]).all()
    cut = found.over(Output.ENDED_FUNDING)
    assert cut.sum() / outlasting.sum() == pytest.approx(1 - handed_over, abs=0.03)
    assert not found.by_month(Output.CASELOAD)[:, 12:].any()
    assert not found.by_month(Output.STARTED)[:, 12:].any()
    # Those handed on go on to their own ends.
    assert (found.by_month(Output.ENDED)[:, 12:].sum(axis=1) <= outlasting[:, 11] - cut).all()
    assert (found.by_month(Output.ENDED)[:, 13:].sum() > 0) == (handed_over > 0)


def test_a_wind_down_starts_nobody_and_cuts_fewer_off() -> None:
    sudden, gentle = ending(), ending(wind_down_months=6)
    assert not gentle.by_month(Output.STARTED)[:, 6:].any()
    assert gentle.by_month(Output.PLACES)[:, 6:12].min() == 10
    assert gentle.over(Output.ENDED_FUNDING).mean() < 0.5 * sudden.over(Output.ENDED_FUNDING).mean()


def test_turnover_leaves_posts_empty_for_the_share_theory_says() -> None:
    turnover = Turnover(leaving_rate_a_year=1, recruiting=LogNormal(91.3125, 0.5))
    plan = a_plan(turnover=turnover, months=240, areas=(Area(name="north", referrals_a_year=300),))
    places = simulate(plan, seed=1, replications=300).by_month(Output.PLACES)[:, 60:]
    each = places.mean(axis=1) / 10
    assert each.mean() == pytest.approx(0.8, abs=4 * each.std() / 300**0.5)
    assert set(np.unique(places)) == {0, 10}


@pytest.mark.parametrize(("handed_over", "cut"), [(0.0, True), (1.0, False)])
def test_when_a_worker_leaves_cases_are_closed_or_go_on(handed_over: float, cut: bool) -> None:
    turnover = Turnover(leaving_rate_a_year=1, recruiting=LogNormal(60, 0.5), handed_over_share=handed_over)
    found = simulate(
        a_plan(turnover=turnover, areas=(Area(name="north", referrals_a_year=300),)), seed=1, replications=100
    )
    left = found.over(Output.ENDED_WORKER_LEFT)
    assert bool(left.any()) == cut
    if cut:  # ten cases each time one leaves, a little under once in a year and 60 days, for ten years
        expected = 10 * 10 * 365.25 / (365.25 + 60)
        assert left.mean() == pytest.approx(expected, rel=0.1)


def test_with_everybody_handed_over_no_more_is_done_than_the_filled_posts_can() -> None:
    """Always somebody waiting, stays of one length, workers who leave: starts over time follow the places filled."""
    turnover = Turnover(leaving_rate_a_year=0.5, recruiting=LogNormal(120, 0), handed_over_share=1.0)
    plan = a_plan(
        turnover=turnover, months=240, length=LogNormal(20, 0), areas=(Area(name="north", referrals_a_year=400),)
    )
    found = simulate(plan, seed=1, replications=100)
    places = found.by_month(Output.PLACES).mean()
    assert found.by_month(Output.STARTED).mean() == pytest.approx(places * 365.25 / 12 / 20, rel=0.03)


def test_adding_an_area_leaves_the_numbers_of_the_others_as_they_were() -> None:
    plan = everything()
    more = replace(plan, areas=(Area(name="new", referrals_a_year=9), *plan.areas))
    ours, theirs = (simulate(each, seed=1, replications=5, by="area") for each in (plan, more))
    assert np.array_equal(ours.by_month(Output.STARTED, group="south"), theirs.by_month(Output.STARTED, group="south"))


def test_a_full_ring_is_an_error_and_never_silence() -> None:
    plan = a_plan(areas=(Area(name="north", referrals_a_year=500),))
    with pytest.raises(Overflow, match="more than 64 young people wait at once"):
        simulate(plan, seed=1, replications=1, ring_size=64)
    assert simulate(plan, seed=1, replications=1).over(Output.WAITING) > 64


def test_too_many_workers_in_one_post_are_an_error() -> None:
    turnover = Turnover(leaving_rate_a_year=12, recruiting=LogNormal(1, 0))
    with pytest.raises(Overflow, match="more than 64 workers"):
        simulate(a_plan(turnover=turnover), seed=1, replications=5)


def test_a_plan_without_posts_starts_nobody() -> None:
    found = simulate(a_plan(posts=()), seed=1, replications=5)
    assert not found.over(Output.STARTED).any()
    assert np.isnan(found.p90).all()
    assert spread(found.mean_wait(0)) is None


@pytest.mark.parametrize(
    ("given_", "says"),
    [
        ({"seed": -1}, "seed must be a whole number from 0 up, not -1"),
        ({"replications": 0}, "replications must be a whole number from 1 up, not 0"),
        ({"first_replication": -1}, "first_replication"),
        ({"ring_size": 3}, "ring_size must be a power of 2, not 3"),
    ],
)
def test_arguments_that_do_not_fit_are_refused(given_: dict[str, int], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        simulate(a_plan(), **{"seed": 1, "replications": 1} | given_)  # type: ignore[arg-type]  # wrong on purpose
    with pytest.raises(ValueError, match="chunk must be"):
        simulate_many(a_plan(), seed=1, replications=1, chunk=0)


def test_a_spread_leaves_out_what_is_not_there() -> None:
    found = spread(np.array([1.0, np.nan, 3.0]), level=0.5)
    assert found is not None
    assert (found.mean, found.middle, found.low, found.high, found.replications) == (2, 2, 1.5, 2.5, 2)
    assert spread(np.array([np.nan])) is None
    with pytest.raises(ValueError, match="level"):
        spread(np.array([1.0]), level=90)
