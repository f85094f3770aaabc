"""An extract of a programme of any size, drawn: the tables of ``extract.schema``, in its types, as Polars writes them.

Drawn column by column from one seed, so that a million cases take seconds. What is measured is counting: the draws are
near enough to the demonstration's (783 cases, 53 posts, 16 hubs, 12 quarters), and keys, places and days agree.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from spokework.extract.files import Extract
from spokework.extract.numbering import Numbering
from spokework.extract.schema import COMBINATIONS, TABLES, Kind

from . import codes

SEED = 42
FIRST, AS_AT = date(2014, 1, 1), date(2016, 12, 30)
_EPOCH = date(1970, 1, 1)
_FIRST, _LAST = (FIRST - _EPOCH).days, (AS_AT - _EPOCH).days
_TYPES: Mapping[Kind, Any] = {
    Kind.PSEUDONYM: pl.Int32,
    Kind.CODE: pl.String,
    Kind.CODES: pl.List(pl.String),
    Kind.DAY: pl.Date,
    Kind.QUARTER: pl.Int16,
    Kind.NUMBER: pl.Int32,
    Kind.AMOUNT: pl.Float64,
    Kind.FLAG: pl.Boolean,
}
_ROWS_A_GROUP = 512 * 512  # as Polars writes by itself
_DIMENSIONS = ("hub", "phase", "area", "region", "setting")
_PERSON = ("sex", "ethnicity_group", "disability", "care_status")

Columns = dict[str, Any]


@dataclass(frozen=True)
class Size:
    cases: int

    @property
    def posts(self) -> int:
        return min(2_000, max(16, round(53 * self.cases / 783)))

    @property
    def hubs(self) -> int:
        return min(200, max(16, self.cases // 1_000))

    @property
    def areas(self) -> int:
        return min(152, max(35, 2 * self.hubs))


def make(size: Size, place: Path) -> Extract:
    place.mkdir(parents=True, exist_ok=True)
    counts = {}
    numbering = Numbering()
    of_combinations = ((table.name, rows) for table, rows in numbering.tables)
    for name, rows in chain(((name, numbering.numbered(rows)) for name, rows in World(size).tables()), of_combinations):
        rows.write_parquet(place / f"{name}.parquet", row_group_size=_ROWS_A_GROUP)
        counts[name] = rows.height
    (place / "schema.json").write_text(json.dumps({"code_lists": []}))
    told = {"as_at": AS_AT.isoformat(), "made_at": datetime(2016, 12, 30, 18, tzinfo=UTC).isoformat(), "rows": counts}
    (place / "manifest.json").write_text(json.dumps(told))
    return Extract(place)


class World:
    def __init__(self, size: Size) -> None:
        self.size, self.rng = size, np.random.default_rng(SEED)
        self.names = {
            "hub": [f"hub-{n:03}" for n in range(size.hubs)],
            "phase": ["1", "2", "3"],
            "area": [f"X99{n:06}" for n in range(size.areas)],
            "region": codes.REGIONS,
            "setting": codes.SETTINGS,
            "age_band": codes.AGE_BANDS,
        }
        self.phase_of_hub = np.arange(size.hubs) * 3 // size.hubs
        self.began = _FIRST + np.array([0, 365, 730])[self.phase_of_hub]
        self.region_of_area = np.arange(size.areas) % len(codes.REGIONS)
        self.area_of_post = self.rng.integers(0, size.areas, size.posts)
        self.hub_of_post = np.arange(size.posts) % size.hubs
        self.setting_of_post = self.rng.integers(0, len(codes.SETTINGS), size.posts)

    def tables(self) -> Any:
        cases, allocations = self._cases()
        contacts, first_attended = self._contacts(cases)
        referrals = self._referrals(cases, first_attended)
        assessments, reviews = self._assessments(cases)
        goals = self._goals(cases)
        dated = [(referrals, "received"), (cases, "opened"), (cases, "closed"), (contacts, "day"), (assessments, "day")]
        returns = self._returns([(each["hub"], each[day]) for each, day in dated])
        found = {
            "referrals": referrals,
            "cases": cases,
            "reviews": reviews,
            "assessments": assessments,
            "contacts": contacts,
            "goals": goals,
            "missing_episodes": self._missing(cases),
            "allocations": allocations,
            "returns": returns,
        } | self._programme()
        for table in (table for table in TABLES if table not in COMBINATIONS.values()):
            # The work around the casework grows with workers, not with cases: it is left out of what is measured.
            columns = found.pop(table.name, None) or dict.fromkeys(table.names, pl.Series([], dtype=pl.Null))
            yield (
                table.name,
                pl.DataFrame(
                    [
                        self._series(column.name, columns[column.name], column.kind)
                        for column in table.columns
                        if column.name not in COMBINATIONS
                    ]
                ),
            )

    def _series(self, name: str, values: Any, kind: Kind) -> pl.Series:
        """Codes are held as numbers, −1 nothing recorded; days as days since 1970, −1 none."""
        if isinstance(values, pl.Series):
            return values.alias(name).cast(_TYPES[kind])
        if kind is Kind.CODE:
            known = self.names | codes.LISTS
            values, labels = values if isinstance(values, tuple) else (values, known[name])
            return pl.Series(labels, dtype=pl.String).gather(_nulled(values)).alias(name)
        return _nulled(values, kind).alias(name).cast(_TYPES[kind])

    def _pick(self, weights: list[float], n: int) -> Any:
        """Numbers of a list by weight; what is left of 1 is −1."""
        found = np.searchsorted(np.cumsum(weights).round(9), self.rng.random(n), side="right")
        return np.where(found < len(weights), found, -1).astype(np.int32)

    def _people(self, n: int) -> Columns:
        rng = self.rng
        return {
            "sex": self._pick([0.62, 0.36], n),
            "ethnicity_group": self._pick([0.72, 0.08, 0.08, 0.07, 0.03], n),
            "disability": self._pick([0.25, 0.65], n),
            "care_status": self._pick([0.4, 0.25, 0.18, 0.15], n),
            "born_before": rng.integers(11 * 365, 17 * 365, n).astype(np.int32),
        }

    def _placed(self, post: Any) -> Columns:
        hub, area = self.hub_of_post[post], self.area_of_post[post]
        return {
            "hub": hub,
            "phase": self.phase_of_hub[hub],
            "area": area,
            "region": self.region_of_area[area],
            "setting": self.setting_of_post[post],
        }

    def _cases(self) -> tuple[Columns, Columns]:
        n, rng = self.size.cases, self.rng
        person = np.where(rng.random(n) < 0.985, np.arange(n), rng.integers(0, n, n))
        self.post_of_person = rng.integers(0, self.size.posts, round(1.4 * n) + 1)
        self.people = self._people(round(1.4 * n) + 1)
        post = self.post_of_person[person]
        placed = self._placed(post)
        began = self.began[placed["hub"]]
        opened = began + (rng.random(n) * (_LAST - began)).astype(np.int64)
        closed = opened + 20 + rng.gamma(3.0, 130.0, n).astype(np.int64)
        closed = np.where(closed <= _LAST, closed, -1)
        over, drawn = closed >= 0, rng.random(n)
        first = np.where(drawn < 0.008, 4, self._pick([0.05, 0.25, 0.4, 0.31], n))
        last = np.maximum(0, first - self._pick([0.25, 0.6, 0.15], n) + (rng.random(n) < 0.05))
        why_not = np.where(over & (rng.random(n) < 0.15), self._pick([0.3, 0.4, 0.2, 0.1], n), -1)
        last = np.where(over & (why_not < 0) & (first < 4), np.minimum(last, 3), 4)
        change = np.select([~over, why_not >= 0, first == 4, last < first, last == first], [-1, 3, 4, 0, 1], 2)
        goals = self._pick([0.01, 0.3, 0.4, 0.29], n)
        cases = {
            "case": np.arange(n) + 1,
            "young_person": person + 1,
            **placed,
            **self._of_people(person, opened),
            "opened": opened,
            "closed": closed,
            "reopened": np.arange(n) != person,
            "state": np.where(over, 2, self._pick([0.9, 0.1], n)),
            "closure_reason": np.where(
                over, self._pick([0.4, 0.2, 0.1, 0.1, 0.06, 0.05, 0.04, 0.03, 0.01, 0.01], n), -1
            ),
            "not_assessed": why_not,
            "first_assessed_on": np.where(first < 4, np.minimum(opened + rng.integers(3, 50, n), _LAST), -1),
            "first_level": (first, codes.LEVELS),
            "last_level": (last, codes.LEVELS),
            "change": change,
            "goals": goals,
            "goals_in_own_words": np.minimum(goals, self._pick([0.2, 0.3, 0.3, 0.2], n)),
            "feedback_score": np.where(over & (rng.random(n) < 0.4), rng.integers(0, 11, n), -1),
            "missing_first_90": self._pick([0.7, 0.15, 0.1, 0.05], n),
            "missing_last_90": self._pick([0.8, 0.12, 0.05, 0.03], n),
        }
        held = {
            **{name: cases[name] for name in ("case", "young_person", *_DIMENSIONS, "age_band", *_PERSON)},
            "appointment": post + 1,
            "start": opened,
            "end": closed,
            "how_ended": np.where(over, 0, -1),
            "funding_ended": over & (cases["closure_reason"] == 8),
        }
        return cases, held

    def _of_people(self, person: Any, day: Any) -> Columns:
        age = (day - _FIRST + self.people["born_before"][person]) / 365.25
        return {
            "age_band": np.searchsorted([12, 14, 16, 18], age, side="right"),
            **{name: self.people[name][person] for name in _PERSON},
        }

    def _each(self, cases: Columns, mean: float, day_of: str = "day") -> tuple[Any, Columns]:
        """So many things of each case, on days while it lasted."""
        times = self.rng.poisson(mean, self.size.cases)
        case = np.repeat(np.arange(self.size.cases), times)
        opened, closed = cases["opened"][case], cases["closed"][case]
        until = np.where(closed < 0, _LAST, closed)
        day = opened + (self.rng.random(len(case)) * (until - opened + 1)).astype(np.int64)
        person = cases["young_person"][case] - 1
        return case, {
            "case": case + 1,
            "young_person": person + 1,
            **{name: cases[name][case] for name in _DIMENSIONS},
            **self._of_people(person, day),
            day_of: day,
        }

    def _contacts(self, cases: Columns) -> tuple[Columns, Any]:
        case, rows = self._each(cases, 10.0)
        n, rng = len(case), self.rng
        attendance = self._pick([0.7, 0.12, 0.06, 0.04, 0.06], n)
        placed = rng.random(n) < 0.72
        rows |= {
            "minutes": np.where(rng.random(n) < 0.97, rng.integers(1, 25, n) * 5, -1),
            "mode": self._pick([0.5, 0.1, 0.2, 0.1, 0.06, 0.04], n),
            "place": np.where(placed, rng.integers(0, 8, n), -1),
            "chosen_by": np.where(placed, self._pick([0.3, 0.3, 0.35], n), -1),
            "attendance": attendance,
        }
        first = np.full(self.size.cases, 10**6)
        took_place = attendance == 0
        np.minimum.at(first, case[took_place], rows["day"][took_place])
        return rows, np.where(first < 10**6, first, -1)

    def _referrals(self, cases: Columns, first_attended: Any) -> Columns:
        n, rng = self.size.cases, self.rng
        more = round(0.35 * n)
        person = np.concatenate([cases["young_person"] - 1, rng.integers(0, round(1.4 * n), more)])
        post = self.post_of_person[person]
        placed, m = self._placed(post), n + more
        began = self.began[placed["hub"]]
        later = began + (rng.random(m) * (_LAST - began + 1)).astype(np.int64)
        opened = np.concatenate([cases["opened"], np.full(more, -1)])
        received = np.where(opened >= 0, np.maximum(began, opened - rng.integers(1, 60, m)), later)
        state = np.where(opened >= 0, 5, self._pick([0.02, 0.03, 0.02, 0.03, 0.25, 0.05, 0.4, 0.1, 0.1], m))
        triaged = np.where(state > 0, np.minimum(received + rng.integers(0, 9, m), _LAST), -1)
        decided = np.where(state >= 3, np.minimum(triaged + rng.integers(0, 6, m), _LAST), -1)
        waits = (state == 4) | (state == 5) | (state == 8)
        ended = np.where(state == 5, np.where(opened >= 0, opened, decided), np.where(state == 8, decided + 10, -1))
        order = np.lexsort((received, person))
        before = np.full(m, -1)
        again = person[order][1:] == person[order][:-1]
        before[order[1:][again]] = received[order[:-1][again]]
        return {
            "referral": np.arange(m) + 1,
            "young_person": person + 1,
            "case": np.concatenate([cases["case"], np.full(more, -1)]),
            **placed,
            "setting": np.where(rng.random(m) < 0.9, placed["setting"], -1),
            **self._of_people(person, received),
            "received": received,
            "triaged_on": triaged,
            "decided_on": decided,
            "waiting_since": np.where(waits, decided, -1),
            "ended_on": np.where((ended >= 0) & (ended <= _LAST), ended, -1),
            "first_attended_on": np.concatenate([first_attended, np.full(more, -1)]),
            "referred_before_on": before,
            "state": (state, codes.REFERRAL_STATES),
            "source": self._pick([0.3, 0.2, 0.15, 0.1, 0.08, 0.05, 0.04, 0.04, 0.03, 0.01], m),
            "agency_kind": self._pick([0.3, 0.3, 0.1, 0.1], m),
            "reasons": self._reasons(m),
            "level": (self._pick([0.05, 0.2, 0.4, 0.3, 0.05], m), codes.LEVELS),
            "decline_reason": np.where(state == 6, self._pick([0.2] * 4 + [0.06] * 3, m), -1),
            **{
                name: np.where((decided >= 0) & (rng.random(m) < 0.9), rng.random(m) < 0.7, -1)
                for name in ("right_place", "right_time", "good_information")
            },
        }

    def _reasons(self, n: int) -> pl.Series:
        """One to three different reasons, of a few hundred mixtures."""
        all_of = codes.LISTS["reason"]
        mixtures = [list(self.rng.choice(all_of, self.rng.integers(1, 4), replace=False)) for _ in range(224)]
        return pl.Series(mixtures, dtype=pl.List(pl.String)).gather(self.rng.integers(0, len(mixtures), n))

    def _assessments(self, cases: Columns) -> tuple[Columns, Columns]:
        """Reviews are the stretches between them, the first from the opening."""
        case, rows = self._each(cases, 3.2)
        n = len(case)
        computed = self._pick([0.06, 0.27, 0.4, 0.26, 0.01], n)
        differs = self.rng.random(n) < 0.12
        rows |= {
            "stage": self._pick([0.33, 0.55, 0.12], n),
            "tool": (np.zeros(n, dtype=np.int32), ["spokework_safety"]),
            "tool_version": np.ones(n, dtype=np.int32),
            "total": self.rng.integers(0, 37, n),
            "computed_level": (computed, codes.LEVELS),
            "judged_level": (np.where(differs, (computed + 1) % 5, computed), codes.LEVELS),
        }
        return rows, self._reviews(cases, case, rows["day"])

    def _reviews(self, cases: Columns, case: Any, day: Any) -> Columns:
        of = np.concatenate([np.arange(self.size.cases), case])
        since = np.concatenate([cases["opened"], day])
        due = since + np.where(np.arange(len(of)) < self.size.cases, 28, 91)
        order = np.lexsort((due, since, of))
        of, since, due = of[order], since[order], due[order]
        until = np.where(np.append(of[1:] == of[:-1], False), np.append(since[1:], -1), cases["closed"][of])
        kept = (until < 0) | (since < until)
        of, since, due, until = of[kept], since[kept], due[kept], until[kept]
        person = cases["young_person"][of] - 1
        return {
            "case": of + 1,
            "young_person": person + 1,
            **{name: cases[name][of] for name in _DIMENSIONS},
            **self._of_people(person, since),
            "since": since,
            "until": until,
            "due": due,
        }

    def _goals(self, cases: Columns) -> Columns:
        case, rows = self._each(cases, 2.0, "set_on")
        n, rng = len(case), self.rng
        scores = self._pick([0.05, 0.25, 0.3, 0.3, 0.1], n)
        baseline = np.where(scores > 0, rng.integers(0, 7, n), -1)
        over = rng.random(n) < 0.4
        return rows | {
            "domain": rng.integers(0, 11, n),
            "own_words": rng.random(n) < 0.8,
            "ended_on": np.where(over, np.minimum(rows["set_on"] + rng.integers(20, 200, n), _LAST), -1),
            "achieved": np.where(over & (rng.random(n) < 0.9), rng.random(n) < 0.6, -1),
            "scores": scores,
            "baseline": baseline,
            "latest": np.where(scores > 0, np.minimum(10, baseline + rng.integers(0, 5, n)), -1),
            "latest_on": np.where(scores > 0, np.minimum(rows["set_on"] + rng.integers(0, 200, n), _LAST), -1),
            "target": rng.integers(6, 11, n),
        }

    def _missing(self, cases: Columns) -> Columns:
        case, rows = self._each(cases, 0.5)
        n, rng = len(case), self.rng
        interview = self._pick([0.6, 0.15, 0.1, 0.1], n)
        return rows | {
            "returned_on": np.where(rng.random(n) < 0.97, np.minimum(rows["day"] + rng.integers(0, 4, n), _LAST), -1),
            "interview": interview,
            "hours_to_interview": np.where((interview == 0) & (rng.random(n) < 0.9), rng.integers(1, 140, n), -1),
        }

    def _programme(self) -> dict[str, Columns]:
        size, rng = self.size, self.rng
        post = np.arange(size.posts)
        of_hub = {"hub": self.hub_of_post, "phase": self.phase_of_hub[self.hub_of_post]}
        fte = np.array([1.0, 0.8, 0.6])[self._pick([0.7, 0.2, 0.1], size.posts)]
        since = self.began[self.hub_of_post] + rng.integers(0, 60, size.posts)
        placed = {"post": post + 1, **self._placed(post)}
        none = np.full(size.posts, -1)
        quarters = _quarters()
        hubs = np.arange(size.hubs)
        people = rng.integers(7_000, 30_000, size.areas)
        return {
            "staffing": placed
            | {
                "appointment": post + 1,
                "since": since,
                "until": np.where(rng.random(size.posts) < 0.1, since + 300, -1),
                "fte": fte,
                "room": np.round(12 * fte).astype(int),
                "least": np.round(10 * fte).astype(int),
            },
            "placements": placed
            | {
                "start": since,
                "end": none,
                "host_kind": (np.where(rng.random(size.posts) < 0.9, 0, -1), codes.LISTS["agency_kind"]),
                "relation": rng.integers(0, 3, size.posts),
                "days_a_week": np.full(size.posts, 5.0),
                "hub_known_there": rng.random(size.posts) < 0.5,
                "joint_investigations_before": rng.random(size.posts) < 0.5,
            },
            "posts": {"post": post + 1, **of_hub, "fte": fte}
            | {name: np.full(size.posts, n) for name, n in codes.OF_A_POST.items()},
            "grants": {
                "grant": hubs + 1,
                "funder": hubs % 5 + 1,
                "hub": hubs,
                "amount": np.full(size.hubs, 500_000.0),
                "start": self.began,
                "end": np.full(size.hubs, _LAST + 366),
                "reporting_months": np.full(size.hubs, 3),
            },
            "areas": {
                "area": np.arange(size.areas),
                "region": self.region_of_area,
                "population": people,
                "x": np.arange(size.areas) % 12,
                "y": np.arange(size.areas) // 12,
                "neighbours": pl.Series([[]] * size.areas, dtype=pl.List(pl.String)),
            },
            "area_populations": _by_group(people),
            "hubs": {
                "hub": hubs,
                "phase": self.phase_of_hub,
                "region": self.region_of_area[hubs % size.areas],
                "began": self.began,
            },
            "quarters": quarters,
        }

    def _returns(self, dated: list[tuple[Any, Any]]) -> Columns:
        ends = _quarters()
        hubs, at = np.meshgrid(np.arange(self.size.hubs), np.arange(len(ends["quarter"])), indexing="ij")
        counted = np.zeros((self.size.hubs, len(ends["quarter"])), dtype=np.int64)
        for hub, day in dated:
            quarter = np.searchsorted(ends["start"], day[day >= 0], side="right") - 1
            np.add.at(counted, (hub[day >= 0], quarter), 1)
        begun = self.began[hubs] <= ends["end"][at]
        return {
            "hub": hubs[begun],
            "phase": self.phase_of_hub[hubs[begun]],
            "quarter": ends["quarter"][at[begun]],
            "records": counted[begun],
            "confirmed": counted[begun] > 0,
        }


def _by_group(people: Any) -> Columns:
    """Everybody of an area in one group of each dimension."""
    rows = []
    for dimension, weights in codes.POPULATION.items():
        whole = sum(weights.values())
        for group, weight in weights.items():
            rows += [(area, dimension, group, int(n) * weight // whole) for area, n in enumerate(people)]
    area, dimension, group, persons = zip(*rows, strict=True)
    return {
        "area": np.array(area),
        "dimension": pl.Series(dimension),
        "group": pl.Series(group),
        "persons": np.array(persons),
    }


def _quarters() -> Columns:
    starts = [date(year, month, 1) for year in range(FIRST.year, AS_AT.year + 1) for month in (1, 4, 7, 10)]
    ends = [*((day - _EPOCH).days - 1 for day in starts[1:]), _LAST]
    return {
        "quarter": np.array([day.year * 4 + (day.month - 1) // 3 for day in starts]),
        "start": np.array([(day - _EPOCH).days for day in starts]),
        "end": np.array(ends),
        "whole": np.array([True] * (len(starts) - 1) + [False]),
    }


def _nulled(values: Any, kind: Kind = Kind.CODE) -> pl.Series:
    found = pl.Series(values)
    if found.dtype in (pl.Boolean, pl.Float64):
        return found
    found = found.to_frame("v").select(pl.when(pl.col("v") >= 0).then(pl.col("v"))).to_series().cast(pl.Int32)
    return found.cast(pl.Boolean) if kind is Kind.FLAG else found
