"""The records as the tables of ``schema``: one door, and this is it."""

from collections.abc import Iterator
from datetime import date

import polars as pl

from .cases import allocations, cases
from .endings import ended
from .programme import area_populations, areas, grants, hubs, placements, posts, staffing
from .quarters import quarters, returns
from .referrals import referrals
from .source import source
from .work import assessments, contacts, goals, missing_episodes, reviews


def tables(as_at: date) -> Iterator[tuple[str, pl.DataFrame]]:
    """Each table as soon as it is there."""
    of = source(as_at)
    of_hubs, of_posts, placed, money = hubs(of), posts(of), placements(of), grants(of)
    yield from (("areas", areas(of)), ("area_populations", area_populations(of)))
    yield from (("hubs", of_hubs), ("posts", of_posts), ("grants", money), ("placements", placed))
    staffed = staffing(of, placed, of_posts)
    yield "staffing", staffed
    held = allocations(of, staffed)
    of_cases = cases(of, held)
    yield "cases", of_cases
    of_allocations = ended(of, held, of_cases, money)
    yield "allocations", of_allocations
    of_contacts = contacts(of, of_cases)
    yield "contacts", of_contacts
    of_referrals = referrals(of, of_cases, of_contacts, staffed)
    yield "referrals", of_referrals
    of_assessments = assessments(of, of_cases)
    yield "assessments", of_assessments
    yield "reviews", reviews(of, of_cases)
    of_goals = goals(of, of_cases)
    yield "goals", of_goals
    of_episodes = missing_episodes(of, of_cases)
    yield "missing_episodes", of_episodes
    began = _dated((of_referrals, "received"), (of_cases, "opened"), (of_contacts, "day"), (of_assessments, "day"))
    done = _dated(
        *((of_referrals, day) for day in ("triaged_on", "decided_on", "ended_on")),
        *((of_goals, day) for day in ("set_on", "latest_on", "ended_on")),
        *((of_episodes, day) for day in ("day", "returned_on")),
        *((of_allocations, day) for day in ("start", "end")),
        (of_cases, "closed"),
    )
    first: date | None = began["day"].min()  # type: ignore[assignment]  # of a column of days
    in_quarters = quarters(as_at, first)
    yield "quarters", in_quarters
    yield "returns", returns(of_hubs, in_quarters, pl.concat([began, done]).filter(pl.col("day") <= as_at))


def _dated(*of: tuple[pl.DataFrame, str]) -> pl.DataFrame:
    return pl.concat([rows.select("hub", day=day) for rows, day in of])
