"""A placement problem from TOML, as in ``examples/placement.toml``. The keys mean what ``spokeplan.location`` says."""

import math
from pathlib import Path
from typing import Any

from spokeplan.location import Existing, NeedArea, Problem, Setting
from spokeplan.plan import Unfit

from .toml_tables import Table, read_toml

Point = tuple[float, float]
ANY = (Setting(name="any"),)


def read_problem(path: Path) -> tuple[str, Problem]:
    """What it is called, and the problem. Raises as ``read_plan`` does."""
    return read_toml(path).made(problem_of)


def problem_of(file: Table) -> tuple[str, Problem]:
    hubs = [table.made(_hub) for table in file.tables("hub")]
    areas = [table.made(_area) for table in file.tables("area")]
    name, said = file.needed("placement").made(_conditions)
    settings = tuple(table.made(_setting) for table in file.tables("setting"))
    floors = file.table("region_floors")
    regions = {area.region for area, _ in areas}
    return name, Problem(
        hubs=tuple(hub for hub, _ in hubs),
        areas=tuple(area for area, _ in areas),
        distances_km=tuple(tuple(math.dist(here, there) for _, there in areas) for _, here in hubs),
        existing=tuple(table.made(_existing) for table in file.tables("existing")),
        region_floors=floors.made(lambda table: _floors(table, regions)) if floors else {},
        settings=settings or ANY,
        **said,
    )


def _conditions(table: Table) -> tuple[str, dict[str, Any]]:
    said = {"posts": table.take("posts")}
    for key in (
        "travel_limit_km",
        "hub_least",
        "hub_most",
        "hubs_an_area",
        "move_cost",
        "young_people_a_year_per_post",
    ):
        if table.has(key):
            said[key] = table.take(key)
    return table.words("name"), said


def _point(table: Table) -> Point:
    at = table.list("at_km")
    numbers = [isinstance(value, int | float) and math.isfinite(value) for value in at]
    if len(numbers) != 2 or not all(numbers):
        raise Unfit("at_km", list(at), "give two numbers, east and north of any one point: [12, 40]")
    return float(at[0]), float(at[1])


def _hub(table: Table) -> tuple[str, Point]:
    return table.words("name"), _point(table)


def _area(table: Table) -> tuple[NeedArea, Point]:
    need = table.take("unmet_need_a_year")
    return NeedArea(name=table.words("name"), unmet_need_a_year=need, region=table.words("region", "")), _point(table)


def _setting(table: Table) -> Setting:
    most = table.take("most_an_area", None)
    return Setting(name=table.words("name"), effect=table.take("effect", 1.0), most_an_area=most)


def _existing(table: Table) -> Existing:
    return Existing(hub=table.words("hub"), area=table.words("area"), posts=table.take("posts", 1))


def _floors(table: Table, regions: set[str]) -> dict[str, Any]:
    """Each region there is may be a key; any other is left over, and so refused."""
    return {region: table.take(region) for region in sorted(regions) if table.has(region)}
