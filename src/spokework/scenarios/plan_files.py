"""A service plan from TOML. What the keys mean is said in ``spokeplan.plan``; ``examples/alexi.toml`` has most."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from spokeplan.plan import (
    Area,
    Exponential,
    Grant,
    Length,
    Level,
    LogNormal,
    Observed,
    Plan,
    Post,
    RampUp,
    ShortEnding,
    Turnover,
    Unfit,
)

from .toml_tables import Table, read_toml


def read_plan(path: Path) -> Plan:
    """Raises ``Unfit`` with key, value and remedy; ``Refused`` where it is not TOML at all; ``OSError``."""
    return read_toml(path).made(plan_of)


def plan_of(file: Table) -> Plan:
    areas = tuple(_each(file, "area", _area))
    levels = tuple(_each(file, "level", _level))
    made: dict[str, Any] = file.needed("plan").made(_service)
    if levels:
        made["levels"] = levels
    ramp_up, turnover = file.table("ramp_up"), file.table("turnover")
    if ramp_up:
        made["ramp_up"] = ramp_up.made(_ramp_up)
    posts = tuple(post for several in _each(file, "post", _posts) for post in several)
    made |= {
        "length": file.needed("length").made(length_of),
        "areas": areas,
        "posts": posts,
        "grants": tuple(_each(file, "grant", _grant)),
        "short_endings": tuple(_each(file, "short", _short)),
        "turnover": turnover.made(_turnover) if turnover else None,
    }
    return Plan(**made)


def _service(table: Table) -> dict[str, Any]:
    return {
        "name": table.words("name"),
        "first_month": table.day("first_month"),
        "months": table.take("months"),
        "caseload_cap": table.take("caseload_cap"),
        "referral_build_up_days": table.take("referral_build_up_days", 0.0),
        "young_people_a_year_per_post": table.take("young_people_a_year_per_post", None),
    }


def _each(file: Table, name: str, made: Callable[[Table], Any]) -> list[Any]:
    return [table.made(made) for table in file.tables(name)]


def length_of(table: Table) -> Length:
    if table.has("observed_days"):
        return Observed(days=table.list("observed_days"))
    mean, shape = table.take("mean_days"), table.words("shape", "lognormal")
    if shape == "exponential":
        return Exponential(mean)
    if shape != "lognormal":
        raise Unfit("shape", shape, 'give "lognormal" (with cv) or "exponential", or observed_days')
    return LogNormal(mean, table.take("cv"))


def _named_length(table: Table, name: str) -> Length | None:
    found = table.table(name)
    return found.made(length_of) if found else None


def _area(table: Table) -> Area:
    population, per = table.take("population_10_17", None), table.take("referrals_per_10_000_a_year", None)
    rate = table.take("referrals_a_year") if per is None else table.take("referrals_a_year", None)
    if rate is not None and per is not None:
        raise Unfit("referrals_a_year", rate, "give either it or referrals_per_10_000_a_year, not both")
    if per is not None:
        if not isinstance(population, int):
            raise Unfit("population_10_17", population, "give the young people of 10 to 17 who live there")
        if not isinstance(per, int | float) or per < 0:
            raise Unfit("referrals_per_10_000_a_year", per, "give a number from 0 up")
        rate = per * population / 10_000
    return Area(
        name=table.words("name"),
        referrals_a_year=rate,
        population_10_17=population,
        referrals_from=table.day("referrals_from", None),
        waiting=table.take("waiting", 0),
    )


def _level(table: Table) -> Level:
    return Level(name=table.words("name"), share=table.take("share"), patience=_named_length(table, "patience"))


def _short(table: Table) -> ShortEnding:
    length = table.needed("length").made(length_of)
    return ShortEnding(reason=table.words("reason"), share=table.take("share"), length=length)


def _ramp_up(table: Table) -> RampUp:
    return RampUp(shares=table.list("shares"), step_days=table.take("step_days", 30.0))


def _turnover(table: Table) -> Turnover:
    return Turnover(
        leaving_rate_a_year=table.take("leaving_rate_a_year"),
        recruiting=table.needed("recruiting").made(length_of),
        handed_over_share=table.take("handed_over_share", 1.0),
    )


def _grant(table: Table) -> Grant:
    return Grant(
        name=table.words("name"),
        end=table.day("end"),
        wind_down_months=table.take("wind_down_months", 0),
        handed_over_share=table.take("handed_over_share", 0.0),
    )


def _posts(table: Table) -> list[Post]:
    """``count`` equal posts: the first has the name as it is written, the others a number after it."""
    name, count = table.words("name"), table.take("count", 1)
    if not isinstance(count, int) or isinstance(count, bool) or not 1 <= count <= 1000:
        raise Unfit("count", count, "give a whole number from 1 to 1000")
    same: dict[str, Any] = {
        "area": table.words("area"),
        "start": table.day("start"),
        "hub": table.words("hub", ""),
        "fte": table.take("fte", 1.0),
        "days_to_recruit": table.take("days_to_recruit", 0.0),
        "caseload_cap": table.take("caseload_cap", None),
        "end": table.day("end", None),
        "grant": table.words("grant", None),
        "open_cases": table.take("open_cases", 0),
    }
    return [Post(name=name if number == 1 else f"{name} {number}", **same) for number in range(1, count + 1)]
