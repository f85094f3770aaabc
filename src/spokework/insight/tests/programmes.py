"""A small programme written out by hand as an extract: so many referrals here, so many cases there."""

import json
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

from spokework.extract.codes import lists_of_records
from spokework.insight.queries.figures import Reader
from spokework.insight.scope import Scope

from .worlds import World, written

AS_AT = date(2016, 12, 30)
PROGRAMME = Scope()
SETTINGS = {"outreach": "Outreach", "police": "Police", "social_care": "Social care", "home": "Home"}
_KEYS = count(1)
_PERSON = {"age_band": "14_to_15", "sex": "F", "ethnicity_group": "white", "disability": "none"}


class Made:
    """Rows are added by what matters to a test; the rest of each is filled in."""

    def __init__(self) -> None:
        self.world = World(AS_AT)
        for number, (first, last) in enumerate(((1, 3), (4, 6), (7, 9), (10, 12))):
            end = min(date(2016, last, 30), AS_AT)
            quarter = {"quarter": 2016 * 4 + number, "start": date(2016, first, 1), "end": end, "whole": number < 3}
            self.world["quarters"].append(quarter)

    def hub(self, slug: str, *, silent: tuple[int, ...] = (), unconfirmed: tuple[int, ...] = ()) -> None:
        own = {"hub": slug, "phase": "1"}
        self.world["hubs"].append({**own, "region": "North", "began": date(2016, 1, 4)})
        self.world["posts"].append({**own, "post": next(_KEYS), "fte": 0.5, "caseload_min": 10, "caseload_cap": 12})
        for row in self.world["quarters"]:
            quarter = row["quarter"]
            records, confirmed = 0 if quarter in silent else 5, quarter not in (*silent, *unconfirmed)
            self.world["returns"].append({**own, "quarter": quarter, "records": records, "confirmed": confirmed})

    def area(self, code: str, *, population: int | None = 10_000, region: str = "North", at: Any = (0, 0)) -> None:
        x, y = at or (None, None)
        row = {"area": code, "region": region, "population": population, "x": x, "y": y, "neighbours": []}
        self.world["areas"].append(row)

    def population(self, area: str, dimension: str, **persons: int) -> None:
        self.world["area_populations"].extend(
            {"area": area, "dimension": dimension, "group": group, "persons": n} for group, n in persons.items()
        )

    def placement(self, area: str, **what: Any) -> None:
        self.world["placements"].append(placement(area, **what))

    def referrals(self, number: int, **what: Any) -> None:
        for _ in range(number):
            row = {"hub": "one", "phase": "1", "state": "allocated", "source": "police", "reasons": ["online"]}
            row |= {"received": date(2016, 5, 2), "decided_on": date(2016, 5, 4), "level": "high", **_PERSON}
            keys = {"referral": next(_KEYS), "young_person": next(_KEYS)}
            self.world["referrals"].append(row | keys | what)

    def cases(self, number: int, **what: Any) -> None:
        for _ in range(number):
            row = {"hub": "one", "phase": "1", "state": "open", "opened": date(2016, 5, 9), "reopened": False}
            row |= {"first_level": "high", "last_level": "not_assessed", "goals": 0, "goals_in_own_words": 0, **_PERSON}
            row |= {"missing_first_90": 0, "missing_last_90": 0, "case": next(_KEYS), "young_person": next(_KEYS)}
            self.world["cases"].append(row | what)

    def reader(self, place: Path, scope: Scope = PROGRAMME) -> Reader:
        return read(self.world, place, scope)


def placement(area: str | None, **what: Any) -> dict[str, Any]:
    row = {"post": 1, "hub": "one", "phase": "1", "area": area, "region": "North", "setting": "outreach"}
    row |= {"start": date(2016, 2, 1), "end": None, "relation": "own", "days_a_week": 4.0, "hub_known_there": None}
    return row | what


def read(world: World, place: Path, scope: Scope = PROGRAMME) -> Reader:
    extract = written(world, place / f"extract-{next(_KEYS)}")
    labels = lists_of_records() | {"setting": SETTINGS, "phase": {"1": "Phase 1"}}
    lists = [{"name": name, "version": 1, "labels": each} for name, each in labels.items()]
    (extract.path / "schema.json").write_text(json.dumps({"version": 1, "code_lists": lists}))
    return Reader(extract, scope)
