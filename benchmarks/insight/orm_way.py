"""``python -m benchmarks.insight.orm_way sqlite|postgresql EXTRACT OUT SECONDS``: figures by the Django ORM.

A third of the figures, each kind of summary among them, by everything the records say without the extract's own
reckoning (setting, age band and disability are made by the extract). Writes what it counted and how long it took, or
what it had counted when the seconds were over.
"""

import pickle
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import polars as pl

from .answers import Key, Numbers
from .budget import Asked, answered
from .codes import LISTS

CODES = [
    "referrals_received",
    "early_referral",
    "wait_to_first_contact",
    "acceptance",
    "decline_reasons",
    "right_place",
    "waiting",
    "longest_wait",
    "new_cases",
    "duration",
    "young_people_supported",
    "contact_hours",
    "attendance",
    "place_chosen",
]
_PEOPLE = ("hub", "phase", "area", "region", "sex", "ethnicity_group", "care_status")
BREAKDOWNS = (*_PEOPLE, "source", "level", "mode")
_OF = {
    "hub": "hub__slug",
    "phase": "hub__phase__number",
    "area": "area__code",
    "region": "area__region",
    "sex": "young_person__sex",
    "ethnicity_group": "group",
    "care_status": "young_person__care_status",
}
_NOT_RECORDED = ("U", "unknown", "", None)
_GROUPS = {"WBRI": "white", "MWBC": "mixed", "AIND": "asian", "BCRB": "black", "OOTH": "other"}
AS_AT = date(2016, 12, 30)

Rows = Any
Found = Iterator[tuple[Key, Numbers]]


def main() -> None:
    vendor, extract, out, seconds = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), float(sys.argv[4])
    if vendor == "postgresql":
        from tests import postgresql

        postgresql.a_server(Path(mkdtemp(prefix="spokework-postgresql-")))
    from benchmarks.filling import make_installation

    make_installation(Path(mkdtemp(prefix="spokework-orm-")))
    from .records import fill

    began = time.perf_counter()
    rows = fill(extract)
    filled = time.perf_counter() - began
    quarters = pl.read_parquet(extract / "quarters.parquet").select("quarter", "start", "end").rows()
    asked = list(questions(quarters))
    told = answered(asked, seconds)
    out.write_bytes(pickle.dumps(told | {"of": len(asked), "rows": rows, "filled": filled}))


def questions(quarters: list[tuple[int, date, date]]) -> Iterator[tuple[Asked, Callable[[], Found]]]:
    for code in CODES:
        count, also = _counts(quarters)[code]
        for by in ("", *_PEOPLE, *also):
            for each_quarter in (False, True):
                yield Asked(code, by, each_quarter), partial(count, code, by, each_quarter)


def _counts(quarters: list[tuple[int, date, date]]) -> dict[str, tuple[Callable[[str, str, bool], Found], Any]]:
    from django.db.models import Count, Q, Sum

    from spokework.casework.models import Case, Contact, Referral

    accepted = Q(state__in=["accepted", "waiting", "allocated", "withdrawn"])
    declined, attended = Q(state="declined"), Q(attendance="attended")
    met = attended & Q(mode__in=["face_to_face", "outreach"])
    asked_for, levelled = ("source", "level"), ~Q(level="not_assessed")

    def of(which: Q | None = None, **how: Any) -> Any:
        return Count("pk", filter=which, **how)

    def dated(model: Any, day: str, **aggregates: Any) -> Callable[[str, str, bool], Found]:
        return lambda code, by, each_quarter: _dated(code, model, day, by, each_quarter, aggregates)

    return {
        "referrals_received": (dated(Referral, "received", d=of(), m=of(Q(source="other"))), asked_for),
        "early_referral": (
            dated(Referral, "received", d=of(levelled), m=of(~levelled), n_=of(Q(level__in=["none", "low"]))),
            asked_for,
        ),
        "wait_to_first_contact": (_waits, asked_for),
        "acceptance": (dated(Referral, "decided_on", d=of(), n_=of(accepted)), asked_for),
        "decline_reasons": (
            dated(
                Referral,
                "decided_on",
                d=of(declined & ~Q(decline_reason="")),
                m=of(declined & Q(decline_reason="")),
                **{f"n_{code}": of(declined & Q(decline_reason=code)) for code in LISTS["decline_reason"]},
            ),
            asked_for,
        ),
        "right_place": (
            dated(
                Referral,
                "decided_on",
                d=of(Q(right_place__isnull=False)),
                m=of(Q(right_place=None)),
                n_=of(Q(right_place=True)),
            ),
            asked_for,
        ),
        "waiting": (lambda code, by, each: _standing(code, quarters, by, each), asked_for),
        "longest_wait": (lambda code, by, each: _standing(code, quarters, by, each), asked_for),
        "new_cases": (dated(Case, "opened", d=of()), ()),
        "duration": (_durations, ()),
        "young_people_supported": (lambda code, by, each: _supported(code, quarters, by, each), ()),
        "contact_hours": (
            dated(
                Contact,
                "day",
                d=Count("young_person", distinct=True, filter=attended),
                m=of(attended & Q(minutes=None)),
                n_=Sum("minutes", filter=attended) / 60.0,
            ),
            ("mode",),
        ),
        "attendance": (
            dated(
                Contact,
                "day",
                d=of(Q(attendance__in=["attended", "missed", "cancelled_yp"])),
                m=of(Q(attendance="", day__lt=AS_AT)),
                n_=of(attended),
            ),
            ("mode",),
        ),
        "place_chosen": (
            dated(
                Contact,
                "day",
                d=of(met & ~Q(place_chosen_by="")),
                m=of(met & Q(place_chosen_by="")),
                **{f"n_{who}": of(met & Q(place_chosen_by=who)) for who in ("young_person", "both")},
            ),
            ("mode",),
        ),
    }


def _grouped(rows: Rows, by: str, day: str = "") -> tuple[Rows, list[str]]:
    """Rows with their group, and the names to group by."""
    from django.db.models import Case, CharField, F, Value, When
    from django.db.models.functions import ExtractQuarter, ExtractYear

    path = _OF.get(by, by)
    if path == "group":
        whens = [When(young_person__ethnicity=code, then=Value(group)) for code, group in _GROUPS.items()]
        rows = rows.annotate(group=Case(*whens, output_field=CharField(), default=None))
    elif by in ("area", "region") and rows.model.__name__ == "Contact":
        path = f"case__{path}"
    keys = [path] if by else []
    if day:
        rows = rows.annotate(quarter=ExtractYear(F(day)) * 4 + ExtractQuarter(F(day)) - 1)
        keys.append("quarter")
    return rows, keys


def _group(row: dict[str, Any], keys: list[str], by: str) -> str | None:
    if not by:
        return None
    value = row[keys[0]]
    return None if value in _NOT_RECORDED else str(value)


def _dated(code: str, model: Any, day: str, by: str, each_quarter: bool, aggregates: dict[str, Any]) -> Found:
    rows, keys = _grouped(model._base_manager.filter(**{f"{day}__isnull": False}), by, day if each_quarter else "")
    counted = rows.values(*keys).annotate(**aggregates).order_by() if keys else [rows.aggregate(**aggregates)]
    parts = [name[2:] for name in aggregates if name.startswith("n_")] or [""]
    for row in counted:
        for part in parts:
            numbers = Numbers(row.get(f"n_{part}", row["d"]) or 0, row["d"], row.get("m", 0))
            yield Key(code, part, by, _group(row, keys, by), row.get("quarter")), numbers


def _waits(code: str, by: str, each_quarter: bool) -> Found:
    from django.db.models import Min, OuterRef, Subquery

    from spokework.casework.models import Contact, Referral

    met = Contact._base_manager.filter(case__referral=OuterRef("pk"), attendance="attended").order_by()
    first = met.values("case__referral").annotate(first=Min("day")).values("first")
    accepted = Referral._base_manager.filter(state__in=["accepted", "waiting", "allocated", "withdrawn"])
    rows, keys = _grouped(accepted.annotate(met=Subquery(first)), by, "received" if each_quarter else "")
    groups: dict[Any, list[int | None]] = defaultdict(list)
    for row in rows.values(*keys, "received", "met").order_by():
        days = (row["met"] - row["received"]).days if row["met"] else None
        groups[_group(row, keys, by), row.get("quarter")].append(days)
    for (group, quarter), all_of in groups.items():
        days = [each for each in all_of if each is not None]
        middle = statistics.median(days) if days else None
        yield Key(code, "", by, group, quarter), Numbers(len(days), len(all_of), len(all_of) - len(days), middle)


def _durations(code: str, by: str, each_quarter: bool) -> Found:
    from django.db.models import Count

    from spokework.casework.models import Case

    rows, keys = _grouped(Case._base_manager.all(), by, "opened" if each_quarter else "")
    counted = rows.values(*keys, "opened", "closed").annotate(n=Count("pk")).order_by()
    groups: dict[Any, dict[int, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for row in counted:
        days = ((row["closed"] or AS_AT) - row["opened"]).days
        step = groups[_group(row, keys, by), row.get("quarter")][days]
        step[0] += row["n"]
        step[1] += row["n"] if row["closed"] else 0
    for (group, quarter), steps in groups.items():
        leave, ends = (sum(step[n] for step in steps.values()) for n in (0, 1))
        yield Key(code, "", by, group, quarter), Numbers(ends, leave, 0, _half(steps, leave))


def _half(steps: dict[int, list[int]], at_risk: int) -> int | None:
    left = 1.0
    for days, (leave, ends) in sorted(steps.items()):
        left *= 1 - ends / at_risk
        at_risk -= leave
        if left <= 0.5 + 1e-12:
            return days
    return None


def _standing(code: str, quarters: list[tuple[int, date, date]], by: str, each_quarter: bool) -> Found:
    from django.db.models import Count, Min, Q

    from spokework.casework.models import Referral

    for quarter, _first, last in quarters if each_quarter else quarters[-1:]:
        waiting = Referral._base_manager.filter(Q(ended_on=None) | Q(ended_on__gt=last), waiting_since__lte=last)
        rows, keys = _grouped(waiting, by)
        asked = {"d": Count("pk"), "since": Min("waiting_since")}
        for row in rows.values(*keys).annotate(**asked).order_by() if keys else [rows.aggregate(**asked)]:
            longest = (last - row["since"]).days if code == "longest_wait" and row["since"] else None
            key = Key(code, "", by, _group(row, keys, by), quarter if each_quarter else None)
            yield key, Numbers(row["d"], row["d"], 0, longest)


def _supported(code: str, quarters: list[tuple[int, date, date]], by: str, each_quarter: bool) -> Found:
    from django.db.models import Count, Q

    from spokework.casework.models import Case

    to_date = [(None, quarters[0][1], quarters[-1][2])]
    for quarter, first, last in quarters if each_quarter else to_date:
        rows, keys = _grouped(Case._base_manager.filter(Q(closed=None) | Q(closed__gte=first), opened__lte=last), by)
        asked = {"d": Count("young_person", distinct=True)}
        for row in rows.values(*keys).annotate(**asked).order_by() if keys else [rows.aggregate(**asked)]:
            yield Key(code, "", by, _group(row, keys, by), quarter), Numbers(row["d"], row["d"], 0)


if __name__ == "__main__":
    main()
