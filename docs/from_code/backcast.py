"""What the plan of published facts predicts for 2014 to 2016, against the 783 new cases that were reported."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from spokeplan.forecast import closed_form
from spokeplan.plan import Plan, RampUp
from spokeplan.simulation import Output, Spread, scaled, simulate, spread
from spokework.scenarios.plan_files import read_plan

from .markdown import page, table

ALEXI = Path(__file__).parents[2] / "examples" / "alexi.toml"
REPORTED = 783
THREE_YEARS = slice(0, 36)
REPLICATIONS, SEED = 200, 1
RATES = (0.4, 0.5, 0.6, 0.8, 1.0, 1.6)
RECRUITING = (90, 180, 270, 360)
Change = Callable[[Plan], Plan]


def recruited_in(days: float) -> Change:
    return lambda plan: replace(plan, posts=tuple(replace(post, days_to_recruit=days) for post in plan.posts))


def referred(factor: float) -> Change:
    return lambda plan: scaled(plan, rate_factor=factor)


def ramped_up(factor: float) -> Change:
    return lambda plan: scaled(plan, ramp_up_factor=factor)


def after(*changes: Change) -> Change:
    def changed(plan: Plan) -> Plan:
        for change in changes:
            plan = change(plan)
        return plan

    return changed


def on_time(plan: Plan) -> Plan:
    return replace(recruited_in(0)(plan), ramp_up=RampUp(), turnover=None)


SCENARIOS: tuple[tuple[str, Change], ...] = (
    ("every post filled on its first day, full caseloads at once, nobody leaves", on_time),
    (
        "as in `examples/alexi.toml`: three months to recruit, three steps of a month, one in five leaves a year",
        after(),
    ),
    ("… and nine months to recruit", recruited_in(270)),
    ("… and a ramp-up three times as long", ramped_up(3)),
    ("… and three fifths of the referrals", referred(0.6)),
    ("nine months to recruit and the longer ramp-up", after(recruited_in(270), ramped_up(3))),
    ("nine months to recruit and three fifths of the referrals", after(recruited_in(270), referred(0.6))),
    ("all three", after(recruited_in(270), ramped_up(3), referred(0.6))),
)


def started(plan: Plan) -> Spread:
    found = simulate(replace(plan, months=36), seed=SEED, replications=REPLICATIONS)
    counted = spread(found.over(Output.STARTED, months=THREE_YEARS))
    assert counted is not None
    return counted


def backcast() -> str:
    plan = read_plan(ALEXI)
    sums = closed_form(plan)
    could = sum(month.could_start for month in sums.months[THREE_YEARS])
    expected = sums.expected_a_year or 0.0
    return page(
        "# What the plan would have predicted",
        f"The Alexi Project reported **{REPORTED} new cases** from 2014 to 2016. Its published facts – 16 hubs in "
        "three phases, 53 posts, 10 to 12 young people at a time, about 20 a year – and everything that had to be "
        "assumed to play them are in `examples/alexi.toml`. What does that predict, and why was that not reported?",
        "**The published sum is about a year that had not come yet.** "
        f"53 × 20 = {expected:,.0f} a year is right when every post is filled and every caseload full; three such "
        f"years would be {3 * expected:,.0f}. The phases alone, with the recruitment and ramp-up assumed, leave room "
        f"for {could:,.0f} in 2014 to 2016 if somebody is always waiting (closed form).",
        "## One reason at a time",
        f"Young people who started from 2014 to 2016, simulated {REPLICATIONS} times: the mean, and where 9 in 10 lie "
        "by chance. The last column says what share of them a report of 783 would have left out.",
        table(("scenario", "started", "9 in 10 lie in", "left out, if 783 were reported"), _scenarios(plan)),
        "- **Late recruitment** moves everything: a post filled nine months late gives nine months less.\n"
        "- **Ramp-up** costs each worker some weeks, once, and again whenever another comes.\n"
        "- **Fewer referrals** bind where places would be free; where young people wait already they cost less.\n"
        "- **Missing returns** are in none of these: how many were supported and not reported is not known here.",
        "## What is not identified",
        "One total cannot tell these apart. Below, the mean started for pairs of a time to recruit and a share of the "
        f"assumed referrals, in bold where {REPORTED} lies within what 9 in 10 replications give; last, the share at "
        f"which the mean would be {REPORTED}. Each row has one, with every return in; with returns missing, any pair "
        "that gives more will do.",
        table(
            ("days to recruit", *(f"{rate:.0%} of referrals" for rate in RATES), f"{REPORTED} at"),
            _grid(plan),
        ),
        "Monthly counts by hub would tell much more: `spokeplan.simulation.calibrate` fits referrals and ramp-up to "
        "months, and says how well they are identified. There are none here. So nothing on this page is a finding "
        "about the Alexi Project: it shows which combinations of late recruitment, slow beginnings, referrals and "
        "missing returns are enough to explain its total, and that none of them is needed alone.",
    )


def _scenarios(plan: Plan) -> Iterator[tuple[str, ...]]:
    for name, change in SCENARIOS:
        found = started(change(plan))
        left_out = f"{1 - REPORTED / found.mean:.0%}" if found.mean > REPORTED else "none: it is more"
        yield name, f"{found.mean:,.0f}", f"{found.low:,.0f} to {found.high:,.0f}", left_out


def _grid(plan: Plan) -> Iterator[tuple[str, ...]]:
    for days in RECRUITING:
        found = [started(after(recruited_in(days), referred(rate))(plan)) for rate in RATES]
        cells = (
            f"**{each.mean:,.0f}**" if each.low <= REPORTED <= each.high else f"{each.mean:,.0f}" for each in found
        )
        means = [each.mean for each in found]
        within = means[0] <= REPORTED <= means[-1]
        yield f"{days}", *cells, f"{np.interp(REPORTED, means, RATES):.0%}" if within else "–"
