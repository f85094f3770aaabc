"""Theories drawn at random, as a sidecar says them: several versions, relations, every verdict, figures and patterns.

In the order and the spelling in which they go out, so that what comes back can be laid beside it.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from spokework.evaluation import codes
from spokework.evaluation.models.snapshot import COUNTED_BY
from spokework.evaluation.models.theory import WORDS as WORDING
from spokework.evaluation.states import TheoryState

from .projects import WORDS

WREN = "Wren"  # on the team there; nobody else is
SAID = WORDS.filter(str.strip)
BY = st.sampled_from([None, WREN])
MOMENTS = st.datetimes(datetime(2012, 1, 1), datetime(2017, 1, 1), timezones=st.just(UTC)).map(datetime.isoformat)  # noqa: DTZ001  # Hypothesis adds the zone
MADE: dict[str, Any] = {"by": BY, "at": MOMENTS}
GROUPS = ("police", "social_care", "outreach", "home")


def one_of(listed: Any) -> Any:
    return st.sampled_from(listed.values)


@st.composite
def told(
    draw: st.DrawFn, outcomes: Sequence[dict[str, Any]], passages: Mapping[str, Sequence[str]], sites: Sequence[str]
) -> dict[str, Any]:
    """``outcomes`` as they are there; ``passages`` by source. These and ``sites`` are in the project it goes with."""
    return _Telling(draw, outcomes, passages, sites).told()


class _Telling:
    def __init__(self, draw: st.DrawFn, outcomes: Any, passages: Any, sites: Any) -> None:
        self.draw, self.outcomes, self.passages, self.sites = draw, outcomes, passages, sites
        self._count = 0

    def told(self) -> dict[str, Any]:
        titles = self.draw(st.lists(SAID, min_size=1, max_size=3, unique_by=lambda said: said.strip().casefold()))
        theories = [self._theory(title) for title in titles]
        snapshots = [self._snapshot(quarter) for quarter in range(self.draw(st.integers(0, 2)))]
        evidence = [row for theory in theories for row in self._held(theory, snapshots)]
        for theory in theories:
            for version in theory["versions"]:
                prompts = [row["id"] for row in evidence if row["theory"] == theory["id"]]
                version["prompted_by"] = [each for each in prompts if self.draw(st.booleans())]
        return {
            "outcomes": [self._outcome(each) for each in self.outcomes],
            "theories": theories,
            "relations": self._relations([each["id"] for each in theories]),
            "snapshots": snapshots,
            "evidence": evidence,
            "patterns": [self._pattern(each, snapshots) for each in theories if self.draw(st.booleans())],
        }

    def _guid(self) -> str:
        self._count += 1
        return str(UUID(int=self._count))

    def _things(self, **fields: Any) -> Any:
        return self.draw(st.fixed_dictionaries(fields))

    def _outcome(self, there: dict[str, Any]) -> Any:
        """What a team has named stays."""
        figure = st.fixed_dictionaries({"code": st.just("acceptance"), "title": WORDS})
        named = self._things(title=SAID, is_working_title=st.booleans()) if there["is_working_title"] else {}
        return there | named | self._things(indicators=st.lists(figure, max_size=1))

    def _theory(self, title: str) -> dict[str, Any]:
        wording = dict.fromkeys(WORDING, WORDS) | {"if_said": SAID, "then_said": SAID, "reason": WORDS}
        count = self.draw(st.integers(1, 3))
        versions = [
            {"number": number}
            | self._things(**wording, level=one_of(codes.TheoryLevel), kind_of_change=one_of(codes.Change), **MADE)
            for number in range(1, count + 1)
        ]
        states = st.sampled_from([str(each) for each in TheoryState])
        steps = [
            self._things(at_version=st.integers(1, count), before=states, after=states, reason=WORDS, by=BY)
            | {"at": at}
            for at in sorted(self.draw(st.lists(MOMENTS, max_size=2, unique=True)))
        ]
        said = self._things(outcome=st.sampled_from([each["number"] for each in self.outcomes]), state=states)
        return {"id": self._guid(), "title": title} | said | {"versions": versions, "steps": steps}

    def _relations(self, theories: list[str]) -> list[dict[str, str]]:
        pairs = [(one, other) for one in theories for other in theories if one != other]
        drawn = st.lists(st.tuples(st.sampled_from(pairs), one_of(codes.RelationKind)), max_size=3, unique=True)
        found = self.draw(drawn) if pairs else []
        return [{"theory": one, "other": other, "kind": kind} for (one, other), kind in found]

    def _held(self, theory: dict[str, Any], snapshots: list[Any]) -> list[dict[str, Any]]:
        """Some of it judged again: by a row that comes later, and by one alone."""
        rows = [self._evidence(theory, snapshots) for _ in range(self.draw(st.integers(0, 3)))]
        for row, after in pairwise(rows):
            row["replaced_by"] = after["id"] if self.draw(st.booleans()) else None
        return rows

    def _evidence(self, theory: dict[str, Any], snapshots: list[Any]) -> dict[str, Any]:
        about: dict[str, Any] = {"source": None, "passage": None, "snapshot": None, "text_moved_on": False}
        if snapshots and self.draw(st.booleans()):
            about["snapshot"] = self.draw(st.sampled_from(snapshots))["id"]
        else:
            about["source"] = source = self.draw(st.sampled_from(sorted(self.passages)))
            about |= self._things(passage=st.sampled_from([None, *self.passages[source]]), text_moved_on=st.booleans())
        judged = self._things(
            at_version=st.integers(1, len(theory["versions"])),
            site=st.sampled_from([None, *self.sites]),
            part=one_of(codes.Part),
            verdict=one_of(codes.Verdict),
            relevance=one_of(codes.Grade),
            rigour=one_of(codes.Grade),
            reasoning=WORDS,
            **MADE,
        )
        return {"id": self._guid(), "theory": theory["id"], "replaced_by": None} | about | judged

    def _snapshot(self, quarter: int) -> dict[str, Any]:
        """Of another house: here no release of that quarter is out."""
        rows = [self._row(code) for code in GROUPS]
        table: dict[str, Any] = {"key": "lower_risk_all-setting-to-date", "indicator": "lower_risk_all", "rows": rows}
        table |= self._things(title=WORDS, breakdown_title=WORDS, period_title=WORDS)
        table |= {"breakdown": "setting", "to_date": True, "is_count": False, "year": False}
        table["unconfirmed"] = self.draw(st.lists(WORDS, max_size=2))
        said = {"key": table["key"], "quarter": quarter, "edition": 1, "profile": "round5", "extract": "of another"}
        days = {"as_at": date(2012, 1, 1).isoformat(), "published_at": self.draw(MOMENTS)}
        definition = dict.fromkeys(COUNTED_BY, self.draw(WORDS))
        return {"id": self._guid(), "table": table, "definition": definition} | said | days | self._things(**MADE)

    def _row(self, code: str) -> dict[str, Any]:
        said = {"code": code, "label": code, "silent": [], "missing": None}
        of = self.draw(st.none() | st.integers(1, 500))
        if of is None:
            return said | {"numerator": None, "denominator": None, "rate": None, "withheld": "Fewer than 8"}
        number = self.draw(st.integers(0, of))
        return said | {"numerator": number, "denominator": of, "rate": number / of, "withheld": ""}

    def _pattern(self, theory: dict[str, Any], snapshots: list[Any]) -> dict[str, Any]:
        order, cut = self.draw(st.permutations(GROUPS)), self.draw(st.integers(1, len(GROUPS) - 1))
        said = self._things(
            at_version=st.integers(1, len(theory["versions"])),
            title=WORDS,
            names=st.fixed_dictionaries(dict.fromkeys(GROUPS, WORDS)),
            reasoning=WORDS,
            seen_before=st.sampled_from(["", "2013Q1"]),
            **MADE,
        )
        looks = [{"snapshot": each["id"]} | self._things(**MADE) for each in snapshots if self.draw(st.booleans())]
        place = {"theory": theory["id"], "key": "lower_risk_all-setting-to-date", "breakdown": "setting"}
        return place | said | {"tiers": [order[:cut], order[cut:]], "looks": looks}
