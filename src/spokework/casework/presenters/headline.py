"""The headline figures as lines and tables. Each has its n, denominator, missing and period."""

from collections.abc import Mapping

from django.urls import reverse

from spokework.casework import codes
from spokework.casework.queries.headline import Headline
from spokework.core.components import Cell, Column, Figure, Table
from spokework.core.dates import long_date, long_days

from .referral import STATE_WORDS
from .words import number, small

# As the page of outcomes names them.
PAIRED, OF_ALL = "Lower risk, of closed with both assessments", "Lower risk, of all closed"
DEFINITIONS = (
    ("opened", "Cases opened", "Every case with an opening day. A reopening is a new case of the same young person."),
    ("closed", "Cases closed", "Cases whose closure stands. A closure that was undone is not counted."),
    (
        "lower-of-both",
        PAIRED,
        "Closed cases whose closing assessment shows a lower level than the first assessment, of all closed cases that "
        "have both. Missing: closed cases without one of the two.",
    ),
    (
        "lower-of-all",
        OF_ALL,
        "The same cases, of all closed cases. Missing, as before: closed cases without one of the two. Here "
        "they are in the denominator all the same and count as not lower; the table has them apart, with the reason.",
    ),
    (
        "caseload",
        "Caseload",
        "Cases held today by people in post, paused ones too, of the room their posts have: "
        "the cap times the full-time equivalent, rounded down.",
    ),
)


def period(headline: Headline) -> str:
    start, end = headline.period.start, headline.period.end
    return long_days(start, end) if start else f"to {long_date(end)}"


def figures(headline: Headline, *, sees_figures: bool) -> list[Figure]:
    when, outcomes, load = period(headline), headline.outcomes, headline.caseload
    today, lower, missing = long_date(headline.period.end), outcomes.lower, outcomes.missing
    paired, of_all = (_indicator("paired"), _indicator("all")) if sees_figures else ("#lower-of-both", "#lower-of-all")
    return [
        Figure("Cases opened", headline.opened, None, 0, when, "#opened"),
        Figure("Cases closed", headline.closed, None, 0, when, "#closed"),
        Figure(PAIRED, lower, outcomes.with_both, missing, when, paired),
        Figure(OF_ALL, lower, outcomes.closed, missing, when, of_all),
        Figure("Cases held, of the room there is", load.held, load.room, load.posts - load.filled, today, "#caseload"),
    ]


def _indicator(of: str) -> str:
    return reverse("insight:figure", kwargs={"code": f"lower_risk_{of}"})


def tables(headline: Headline) -> list[Table]:
    return [_outcomes(headline), _activity(headline), _caseload(headline), _places(headline)]


def _table(caption: str, rows: Mapping[str, int], total: int, of: str, when: str) -> Table:
    return Table(
        caption=caption,
        columns=[Column("Outcome"), Column("Number", number=True), Column(f"Of {of}", number=True)],
        rows=[[Cell(label), Cell(number(n)), Cell(_share(n, total))] for label, n in rows.items()],
        note=when,
    )


def _share(n: int, total: int) -> str:
    return f"{round(100 * n / total)} %" if total else "–"


def _outcomes(headline: Headline) -> Table:
    outcomes = headline.outcomes
    why = {
        f"Not assessed: {small(codes.NotAssessed(reason).label)}": outcomes.not_assessed.get(reason, 0)
        for reason in codes.NotAssessed
    }
    rows = {
        "Lower than at first assessment": outcomes.lower,
        "Not lower": outcomes.not_lower,
        "of these, unchanged": outcomes.unchanged,
        "of these, raised": outcomes.raised,
        **{f"of these, {small(label)}": n for label, n in why.items()},
        "of these, no first assessment to compare with": outcomes.no_first,
        "All closed": outcomes.closed,
    }
    return _table(
        "Closed cases by what became of the risk level", rows, outcomes.closed, "all closed", period(headline)
    )


def _activity(headline: Headline) -> Table:
    states = {f"Referrals: {small(words)}": headline.referrals.get(state, 0) for state, words in STATE_WORDS.items()}
    rows = [
        ("Referrals received", headline.referred),
        *states.items(),
        ("Cases opened", headline.opened),
        ("of these, reopened", headline.reopened),
        ("Cases closed", headline.closed),
        ("Open now, paused ones too", headline.open_now + headline.paused_now),
        ("of these, paused", headline.paused_now),
    ]
    return Table(
        caption="Referrals and cases",
        columns=[Column("What is counted"), Column("Number", number=True)],
        rows=[[Cell(label), Cell(number(n))] for label, n in rows],
        note=period(headline),
    )


def _caseload(headline: Headline) -> Table:
    load = headline.caseload
    rows: list[tuple[str, object]] = [
        ("Posts", load.posts),
        ("Posts with somebody in them", load.filled),
        ("Cases held", load.held),
        ("Cases held a filled post, on average", load.a_post if load.a_post is not None else "–"),
        ("Posts below their usual range", load.below),
        ("Posts within it", load.within),
        ("Posts at their cap", load.at_cap),
        ("Posts over it", load.over),
    ]
    return Table(
        caption="Caseload of posts",
        columns=[Column("What is counted"), Column("Number", number=True)],
        rows=[[Cell(label), Cell(number(n) if isinstance(n, int) else n)] for label, n in rows],
        note=f"On {long_date(headline.period.end)}",
    )


def _places(headline: Headline) -> Table:
    return Table(
        caption="Hubs, posts and the areas where posts work, by phase",
        columns=[Column("Phase"), *(Column(label, number=True) for label in ("Hubs", "Posts", "Areas covered"))],
        rows=[
            *([Cell(each.name), *_numbers(each.hubs, each.posts, each.areas)] for each in headline.phases),
            [Cell("All"), *_numbers(headline.hubs, headline.posts, headline.areas)],
        ],
        note=f"Areas with a post placed there on {long_date(headline.period.end)}; in all, each counts once",
    )


def _numbers(*numbers: int) -> list[Cell]:
    return [Cell(number(each)) for each in numbers]
