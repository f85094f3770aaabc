"""The records as the tables of ``schema``: one door, and this is it."""

from collections.abc import Iterator
from datetime import date

import polars as pl

from .cases import allocations, cases
from .endings import ended
from .practice import attendances, challenges, consultancies, joint_work, meetings, sessions, trainees, trainings
from .programme import area_populations, areas, grants, hubs, placements, posts, staffing
from .quarters import confirmed, quarters, returns
from .referrals import referrals
from .source import Source, source
from .support import colleague_quarters, supervisions
from .whereabouts import spells
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
    of_practice = dict(_practice(of, spells(of, staffed)))
    yield from of_practice.items()
    began = _dated((of_referrals, "received"), (of_cases, "opened"), (of_contacts, "day"), (of_assessments, "day"))
    done = _dated(
        *((of_referrals, day) for day in ("triaged_on", "decided_on", "ended_on")),
        *((of_goals, day) for day in ("set_on", "latest_on", "ended_on")),
        *((of_episodes, day) for day in ("day", "returned_on")),
        *((of_allocations, day) for day in ("start", "end")),
        (of_cases, "closed"),
        *((rows, "day") for rows in of_practice.values() if "day" in rows.columns),
        (of_practice["challenges"], "resolved_on"),
        (of_practice["supervisions"], "held_on"),
    )
    first: date | None = began["day"].min()  # type: ignore[assignment]  # of a column of days
    in_quarters = quarters(as_at, first)
    yield "quarters", in_quarters
    yield "colleague_quarters", colleague_quarters(of, spells(of, staffed), in_quarters)
    yield "returns", returns(of_hubs, in_quarters, pl.concat([began, done]).filter(pl.col("day") <= as_at), confirmed())


def _practice(of: Source, where: pl.DataFrame) -> Iterator[tuple[str, pl.DataFrame]]:
    of_sessions, of_trainings = sessions(of, where), trainings(of, where)
    yield from (("sessions", of_sessions), ("attendances", attendances(of, of_sessions)))
    yield from (("trainings", of_trainings), ("trainees", trainees(of, of_trainings)))
    yield from (("consultancies", consultancies(of, where)), ("joint_work", joint_work(of, where)))
    yield from (("meetings", meetings(of, where)), ("challenges", challenges(of, where)))
    yield "supervisions", supervisions(of, where)


def _dated(*of: tuple[pl.DataFrame, str]) -> pl.DataFrame:
    return pl.concat([rows.select("hub", day=day) for rows, day in of])
