"""Where young people can reach the programme, since when, and how many do."""

from collections.abc import Mapping, Sequence
from typing import Any

from spokework.insight.charts import Drawn
from spokework.insight.charts.served import Bar, areas_served
from spokework.insight.coverage import QuarterServed, Served, by_quarter, served_areas
from spokework.insight.labels import labels
from spokework.insight.presenters import coverage as shown
from spokework.insight.presenters.tile_map import tile_map
from spokework.insight.queries.figures import Reader
from spokework.insight.supported import Supported, opened_by_region, supported

_BY = {"area": "Area", "": "Areas served together"}
_NOTE = "To date. The population is that of the areas served, as last entered."


def coverage(reader: Reader) -> dict[str, Any]:
    areas, placements = reader.rows("areas"), reader.rows("placements")
    served = served_areas(areas, placements, reader.extract.as_at)
    quarters = by_quarter(placements, reader.rows("quarters"))
    name = labels(reader.extract, "area")
    names = {row["area"]: name(row["area"]) for row in areas}
    relations = reader.extract.labels["relation"]
    found = supported(reader, areas, served)
    return {
        "facts": shown.headline(served),
        "chart": _chart(quarters, served),
        "by_quarter": shown.served_by_quarter(quarters, served),
        "before": shown.before_and_after(served),
        "relations": shown.by_relation(served, relations),
        "map": tile_map(areas, served, names),
        "area_table": shown.area_table(areas, served, names, relations),
        "rates": shown.rate_table(
            found.rates,
            place=_BY[found.by],
            name=name if found.by else lambda _: "All of them",
            caption="Young people supported for each 10,000 aged 10 to 17",
            note=_NOTE,
        ),
        **({} if reader.scope.exact else _by_region(reader, opened_by_region(reader, areas, served))),
    }


def _by_region(reader: Reader, found: Supported) -> dict[str, Any]:
    if not found.rates:
        return {"no_regions": found.note}
    table = shown.rate_table(
        found.rates,
        place="Region",
        name=_region,
        caption=f"Cases opened for each 10,000 aged 10 to 17, by region, {reader.when[0].lower()}{reader.when[1:]}",
        note=f"{found.note} A region of fewer than three hubs, or nearly all of one, is withheld.",
        counted="Cases opened",
    )
    return {"regions": table}


def _region(code: str | None) -> str:
    return code or shown.NOT_KNOWN


def _chart(quarters: Sequence[QuarterServed], served: Mapping[str, Served]) -> Drawn | str:
    bars = [Bar(each.title, *shown.known_and_other(each, served)) for each in quarters]
    return areas_served(bars, title="Areas served by quarter") if bars else ""
