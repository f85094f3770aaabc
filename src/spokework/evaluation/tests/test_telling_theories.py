"""Theories in a sidecar: out and in again as they were, and refused with the place where somebody changed them."""

import json
from contextlib import suppress
from dataclasses import asdict
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from spokework.core.errors import Refused
from spokework.evaluation import actions, codes
from spokework.evaluation.interchange import read_qdpx, write_qdpx
from spokework.evaluation.interchange.sidecar import SHAPE, read_theories
from spokework.evaluation.interchange.tests.theories import WREN, told
from spokework.evaluation.models import Evaluation, Evidence, Snapshot, Theory
from spokework.evaluation.models.snapshot import COUNTED_BY
from spokework.evaluation.queries import theories as rows
from spokework.evaluation.queries.exchanging import TakenOut, as_project
from spokework.insight.releases.content import ReleasedRow, ReleasedTable

from .figures import BY_SETTING, a_release, a_snapshot
from .situations import (
    AT_THE_MACHINE,
    a_code,
    a_participant,
    a_site,
    a_source,
    a_theory,
    an_evaluation,
    coded,
    judged,
    moved,
    on_the_team,
    refined,
)


def with_theories(evaluation: Evaluation) -> Theory:
    """Judged, refined, judged again and consolidated; a rival, a figure, and a pattern that was looked at."""
    site, one = a_site(evaluation, "Northmoor"), on_the_team(evaluation, name="Wren")
    theory, rival = (a_theory(evaluation, "under_test", title=title) for title in ("In sight", "Among friends"))
    source = a_source(evaluation, title="Interview", site=site)
    coding = coded(source, "same room", a_code(evaluation, "Room"), one)
    release = a_release()
    first = judged(theory, coding=coding, by=one)
    judged(rival, source=source, verdict=codes.Verdict.SILENT)
    refined(theory, prompted_by=[first], by=one)
    again = actions.Judgement(verdict=codes.Verdict.PARTLY, reasoning="It does 🧭")
    actions.judge_again(evidence=first, judgement=again, site=site, by=one)
    judged(theory, snapshot=a_snapshot(evaluation, release))
    moved(theory, "consolidate", by=one)
    actions.relate_theories(theory=theory, other=rival, kind=codes.RelationKind.RIVAL, by=AT_THE_MACHINE)
    pattern = actions.state_pattern(
        theory=theory, key=BY_SETTING, tiers=[["social_care"], ["police"]], reasoning="So it says", by=one
    )
    actions.look_at_pattern(pattern=pattern, release=release, by=one)
    return theory


def carried(taken: TakenOut, into: Evaluation) -> actions.BroughtIn:
    read = read_qdpx(write_qdpx(taken.project, sidecar=taken.sidecar).content)
    return actions.bring_in_project(
        evaluation=into, project=read.project, sidecar=read.sidecar, report=read.report, by=AT_THE_MACHINE
    )


def said(taken: TakenOut) -> dict[str, Any]:
    """Everything it says of theories, with a name for each key in the order in which it is met."""
    names: dict[str, str] = {}
    keys = {str(each.guid) for each in taken.project.sources} | {str(each.guid) for each in taken.project.cases}
    keys |= {str(c.guid) for source in taken.project.sources for s in source.selections for c in s.codings}

    def renamed(value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            return {key: renamed(value[key], key) for key in sorted(value)}
        if isinstance(value, list):
            return [renamed(each, name) for each in value]
        met = name in ("id", "theory", "other", "snapshot", "replaced_by", "prompted_by") or value in keys
        return names.setdefault(value, f"key {len(names)}") if met and isinstance(value, str) else value

    return {name: renamed(taken.sidecar[name], name) for name in SHAPE}


@pytest.mark.django_db
def test_theories_come_back_as_they_went_and_a_second_time_nothing_is_added() -> None:
    evaluation, other = an_evaluation(), an_evaluation()
    with_theories(evaluation)
    on_the_team(other, name="Wren")
    taken = actions.take_out_project(evaluation=evaluation, by=AT_THE_MACHINE)
    found = carried(taken, other)
    assert (found.theories, found.verdicts) == (2, 4)
    assert said(as_project(AT_THE_MACHINE, other)) == said(taken)
    snapshot = Snapshot.objects.unscoped("tests").get(evaluation=other)
    assert snapshot.release is not None  # the release it names is here, and says the same
    judged_there = rows.evidence(AT_THE_MACHINE, other)
    assert [bool(rows.why_stale(row)) for row in judged_there] == [False] * 3
    again = carried(taken, other)
    assert (again.theories, again.verdicts, again.sources, again.codings) == (0, 0, 0, 0)
    assert said(as_project(AT_THE_MACHINE, other)) == said(taken)


@pytest.mark.django_db
def test_whatever_a_sidecar_says_of_theories_comes_back_as_it_went() -> None:
    """Written, read, brought in as rows and taken out again."""
    evaluation, other = an_evaluation(), an_evaluation()
    on_the_team(other, name=WREN)
    code, north = a_code(evaluation, "Room"), a_site(evaluation, "Northmoor")
    a_site(evaluation, "South 🧭")
    for source in (a_source(evaluation, site=north), a_source(evaluation)):
        coded(source, "same room", code)
    alone = as_project(AT_THE_MACHINE, evaluation)
    carried(alone, other)
    passages = {
        str(source.guid): [str(coding.guid) for each in source.selections for coding in each.codings]
        for source in alone.project.sources
    }

    @given(told(alone.sidecar["outcomes"], passages, [str(case.guid) for case in alone.project.cases]))
    @settings(max_examples=15, phases=[Phase.generate])  # finding the smallest that fails takes minutes
    def comes_back(theories: dict[str, Any]) -> None:
        went = TakenOut(alone.project, alone.sidecar | theories)
        with transaction.atomic():
            carried(went, other)
            assert said(as_project(AT_THE_MACHINE, other)) == said(went)
            transaction.set_rollback(True)

    comes_back()


@pytest.mark.django_db
def test_what_was_withdrawn_or_taken_off_leaves_the_sidecar_too() -> None:
    evaluation = an_evaluation()
    theory, participant = a_theory(evaluation, "under_test"), a_participant(evaluation)
    gone = judged(theory, source=a_source(evaluation, participant=participant))
    source = a_source(evaluation)
    off = coded(source, "same room", a_code(evaluation))
    judged(theory, coding=off)
    left = judged(theory, source=source)
    refined(theory, prompted_by=[gone, left])
    actions.withdraw_participant(participant=participant, by=AT_THE_MACHINE)
    actions.take_off(coding=off, by=AT_THE_MACHINE)
    sidecar = as_project(AT_THE_MACHINE, evaluation).sidecar
    assert [each["id"] for each in sidecar["evidence"]] == [str(left.pk)]
    assert sidecar["theories"][0]["versions"][1]["prompted_by"] == [str(left.pk)]
    assert str(gone.pk) not in json.dumps(sidecar)


@pytest.mark.django_db
def test_a_figure_that_is_not_what_the_release_here_says_is_refused_and_one_of_another_house_is_kept_as_such() -> None:
    evaluation, other = an_evaluation(), an_evaluation()
    with_theories(evaluation)
    taken = as_project(AT_THE_MACHINE, evaluation)
    row = taken.sidecar["snapshots"][0]["table"]["rows"][0]
    row["numerator"] += 5
    with pytest.raises(Refused, match="is not what the release of 2013Q1 says here"):
        carried(taken, other)
    assert not Theory.objects.unscoped("tests").filter(evaluation=other).exists()  # whole or not at all
    taken.sidecar["snapshots"][0]["extract"] = "of another house"
    carried(taken, other)
    kept = Snapshot.objects.unscoped("tests").get(evaluation=other)
    assert (kept.release, kept.table["rows"][0]["numerator"]) == (None, row["numerator"])
    assert Evidence.objects.unscoped("tests").filter(evaluation=other, snapshot=kept).count() == 1


G = "00000000-0000-4000-8000-{:012d}".format
AT = {"by": None, "at": "2016-12-13T10:00:00+00:00"}
WHAT = ("if_said", "then_said", "because_said", "context", "resource", "reasoning", "outcome", "reason")


def small() -> dict[str, Any]:
    version = dict.fromkeys(WHAT, "so") | {"number": 1, "level": "cmo", "kind_of_change": "first"}
    held = {"theory": G(1), "at_version": 1, "part": "whole", "relevance": "low", "rigour": "low", "reasoning": "so"}
    held |= {"text_moved_on": False, "site": None, "passage": None, "snapshot": None, "verdict": "silent"}
    theory = {"id": G(1), "outcome": 1, "title": "T", "state": "initial", "steps": []}
    kept = {"id": G(5), "key": "k", "quarter": 1, "edition": 1, "profile": "dfe", "as_at": "2016-12-13", "extract": "x"}
    table = dict.fromkeys(("indicator", "title", "breakdown", "breakdown_title", "period_title"), "so")
    table |= {"key": "k", "to_date": True, "is_count": False, "year": False, "rows": [], "unconfirmed": []}
    expected = dict.fromkeys(("key", "title", "breakdown", "reasoning", "seen_before"), "so")
    expected |= {"theory": G(1), "at_version": 1, "tiers": [["a"], ["b"]], "names": {"a": "A", "b": "B"}}
    return {
        "memos": [],
        "outcomes": [{"number": 1, "title": "One", "is_working_title": True, "indicators": []}],
        "theories": [
            theory | {"versions": [version | AT | {"prompted_by": [G(3)]}]},
            theory | {"id": G(4), "title": "U", "versions": [version | AT | {"prompted_by": []}]},
        ],
        "relations": [{"theory": G(1), "other": G(4), "kind": "ripple"}],
        "snapshots": [
            kept | AT | {"published_at": AT["at"], "table": table, "definition": dict.fromkeys(COUNTED_BY, "so")}
        ],
        "evidence": [
            held | AT | {"id": G(2), "source": G(9), "replaced_by": G(3)},
            held | AT | {"id": G(3), "source": G(9), "replaced_by": None},
        ],
        "patterns": [expected | AT | {"looks": [{"snapshot": G(5)} | AT]}],
    }


def read(sidecar: dict[str, Any]) -> dict[str, Any]:
    return read_theories(sidecar, sources={UUID(G(9))}, passages=set(), sites=set())


CHANGED: list[tuple[tuple[Any, ...], Any, str]] = [
    (("theories", 0, "state"), "proven", "theories, 1, state is none of what it may be"),
    (("theories", 0, "versions", 0, "number"), 2, "do not follow one another"),
    (("theories", 0, "versions", 0, "at"), "2016-12-13T10:00", "a time without its zone"),
    (("theories", 0, "versions", 0, "prompted_by"), [G(8)], "not in the project"),
    (("theories", 0, "outcome"), 7, "an outcome that is not in it"),
    (("theories", 0, "title"), "x" * 121, "no text of at most 120"),
    (("evidence", 0, "id"), "1; DROP TABLE", "is no GUID"),
    (("evidence", 0, "id"), G(3), "one id twice"),
    (("evidence", 0, "source"), G(8), "not in the project"),
    (("evidence", 0, "source"), None, "neither one source nor one figure"),
    (("evidence", 0, "at_version"), 2, "speaks of a version that is not there"),
    (("evidence", 0, "at_version"), True, "is no whole number"),
    (("evidence", 1, "replaced_by"), G(2), "before it was judged"),
    (("evidence", 0, "more"), 1, "does not say exactly"),
    (("evidence",), {}, "is no list"),
    (("relations",), [{"theory": G(1), "other": G(1), "kind": "rival"}], "relates a theory to itself"),
    (("relations",), [{"theory": G(1), "other": G(4), "kind": "rival"}] * 2, "says one relation twice"),
    (("patterns", 0, "looks"), [{"snapshot": G(5)} | AT] * 2, "looks at one figure twice"),
]


@pytest.mark.once
@pytest.mark.parametrize(("place", "value", "why"), CHANGED)
def test_a_sidecar_that_somebody_changed_is_refused_with_the_place(
    place: tuple[Any, ...], value: Any, why: str
) -> None:
    sidecar: Any = small()
    assert read(sidecar)["theories"][0]["title"] == "T"
    inner = sidecar
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    with pytest.raises(Refused) as refused:
        read(sidecar)
    assert why in refused.value.message
    assert refused.value.field == "file"


@pytest.mark.once
def test_a_figure_is_read_with_everything_that_a_release_says_of_it() -> None:
    row = ReleasedRow("police", "Police", 40, 60, missing=15, rate=2 / 3, silent=("Ash",))
    words = dict.fromkeys(("indicator", "title", "breakdown", "breakdown_title", "period_title"), "so")
    table = ReleasedTable("k", **words, to_date=True, is_count=False, rows=(row,), year=True, unconfirmed=("Elm",))
    sidecar = small()
    sidecar["snapshots"][0]["table"] = said = json.loads(json.dumps(asdict(table)))
    assert read(sidecar)["snapshots"][0]["table"] == said


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@pytest.mark.once
@given(st.sampled_from(sorted(SHAPE)), ANYTHING, st.data())
def test_whatever_stands_in_a_sidecar_it_is_read_or_refused_and_nothing_else(
    name: str, value: Any, data: st.DataObject
) -> None:
    sidecar: Any = small()
    inner = sidecar[name]
    if inner and data.draw(st.booleans()):
        inner[0][data.draw(st.sampled_from(sorted(inner[0])))] = value
    else:
        sidecar[name] = value
    with suppress(Refused):
        read(sidecar)
