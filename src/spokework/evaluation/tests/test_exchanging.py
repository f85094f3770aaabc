"""An evaluation out as a project file and in again: the same words under the same codes, and nothing twice."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spokework.core.errors import Refused
from spokework.evaluation import actions, codes
from spokework.evaluation.actions.sources import dropped_from
from spokework.evaluation.interchange import read_qdpx, write_qdpx
from spokework.evaluation.interchange.project import Case, Code, Coding, Project, Selection, Source, Value
from spokework.evaluation.interchange.report import Report
from spokework.evaluation.interchange.tests.projects import small_project
from spokework.evaluation.models import Evaluation
from spokework.evaluation.queries.exchanging import TakenOut, as_project

from .situations import AT_THE_MACHINE, a_code, a_participant, a_site, a_source, an_evaluation, coded, on_the_team


def whole(evaluation: Evaluation) -> None:
    """Two coders on overlapping words behind an emoji, a code under a code, memos, a site, somebody who took part."""
    actions.add_attribute(evaluation=evaluation, name="Urban", kind=codes.AttributeKind.YES_NO, by=AT_THE_MACHINE)
    actions.add_attribute(
        evaluation=evaluation,
        name="Setting",
        kind=codes.AttributeKind.CHOICE,
        choices=["police", "home"],
        by=AT_THE_MACHINE,
    )
    site = a_site(evaluation, "Northmoor", attributes={"1": "yes", "2": "police"})
    participant = a_participant(evaluation, "Heron", site=site)
    source = a_source(evaluation, participant=participant, title="Interview")
    trust = a_code(evaluation, "Trust", definition="Whom they believe", colour=codes.Colour.ROSE)
    room = a_code(evaluation, "Same room", parent=trust)
    one, two = (on_the_team(evaluation, name=name) for name in ("Wren", "Finch"))
    coding = coded(source, "same room.\nShe", room, one)
    coded(source, "room.\nShe asked me", trust, two)
    coded(source, "🧭 at night", trust, two)
    for about in (source, coding, room):
        actions.write_memo(about=about, words="To be asked again", by=one)


def contents(taken: TakenOut) -> dict[str, Any]:
    """Everything but the GUIDs, which are of rows."""
    it = taken.project
    names = {code.guid: code.name for code in it.every_code()}
    coders = {coder.guid: coder.name for coder in it.coders}
    asked = {variable.guid: variable.name for variable in it.variables}
    return {
        "codes": sorted((c.name, c.description, c.colour, sorted(i.name for i in c.codes)) for c in it.every_code()),
        "cases": [(c.name, sorted((asked[v.variable], v.value) for v in c.values), len(c.sources)) for c in it.cases],
        "sources": [(s.name, s.text, sorted((asked[v.variable], str(v.value)) for v in s.values)) for s in it.sources],
        "coded": sorted(
            (source.text[s.start : s.end], names[c.code], coders.get(c.by) if c.by else None, str(c.at), len(c.notes))
            for source in it.sources
            for s in source.selections
            for c in s.codings
        ),
        "memos": sorted(note.text for note in it.notes),
        "people": taken.sidecar["participants"][0] | {"site": None},
    }


def carried(taken: TakenOut, into: Evaluation) -> actions.BroughtIn:
    read = read_qdpx(write_qdpx(taken.project, sidecar=taken.sidecar).content)
    return actions.bring_in_project(
        evaluation=into, project=read.project, sidecar=read.sidecar, report=read.report, by=AT_THE_MACHINE
    )


def test_an_evaluation_comes_back_as_it_went_and_a_second_time_nothing_is_added(db: None) -> None:
    evaluation, other = an_evaluation(), an_evaluation()
    whole(evaluation)
    for member in ("Wren", "Finch"):
        on_the_team(other, name=member)
    taken = actions.take_out_project(evaluation=evaluation, by=AT_THE_MACHINE)
    found = carried(taken, other)
    assert list(found.report) == []
    assert (found.codes, found.sites, found.participants, found.sources, found.codings, found.memos) == (
        2,
        1,
        1,
        1,
        3,
        3,
    )
    assert contents(as_project(AT_THE_MACHINE, other)) == contents(taken)
    again = carried(taken, other)
    assert (again.codes, again.sites, again.participants, again.sources, again.codings, again.memos) == (0,) * 6


def test_what_was_withdrawn_taken_off_or_merged_does_not_leave_the_house(db: None) -> None:
    evaluation = an_evaluation()
    whole(evaluation)
    gone = a_source(evaluation, title="Withdrawn")
    code = a_code(evaluation, "Old name")
    actions.write_memo(words="About it", about=gone, by=AT_THE_MACHINE)
    off = coded(a_source(evaluation, title="Other"), "same room", code)
    actions.take_off(coding=off, by=AT_THE_MACHINE)
    actions.withdraw_source(source=gone, by=AT_THE_MACHINE)
    actions.merge_codes(code=code, into=a_code(evaluation, "New name"), by=AT_THE_MACHINE)
    project = as_project(AT_THE_MACHINE, evaluation).project
    assert [source.name for source in project.sources] == ["Interview", "Other"]
    assert sorted(code.name for code in project.every_code()) == ["New name", "Same room", "Trust"]
    assert project.sources[1].selections == ()
    assert "About it" not in [note.text for note in project.notes]


def test_another_programs_project_keeps_its_words_and_says_what_it_lost(db: None) -> None:
    evaluation = an_evaluation()
    actions.bring_in_project(
        evaluation=evaluation, project=small_project(), by=AT_THE_MACHINE, report=(said := Report())
    )
    project = as_project(AT_THE_MACHINE, evaluation).project
    shown = [project.sources[0].text[it.start : it.end] for it in project.sources[0].selections]
    assert shown == ["She was always there 😀", "😀 and I could\nsay"]
    # A site has no passages of its own; Wren and Finch are not on the team.
    assert [(line.what, line.count) for line in said] == [("passage or code of a case", 1), ("coding", 2)]


@given(st.text("a\r\n\ufeff\0é😀 ", max_size=20), st.data())
def test_a_place_in_what_was_said_is_found_again_in_the_text(said: str, data: st.DataObject) -> None:
    text, gone = actions.as_text(said), dropped_from(said)
    place = data.draw(st.integers(0, len(said)))
    moved = place - sum(before < place for before in gone)
    left = said[:place].removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    left = left.replace("\ufeff", "\ufeff").lstrip("\n")
    cut_in_two = said[place - 1 : place + 1] == "\r\n" if place else False
    assert text[:moved] == (left[:-1] if cut_in_two else left)[: len(text)]


def names(evaluation: Evaluation) -> list[str]:
    return sorted(code.name for code in as_project(AT_THE_MACHINE, evaluation).project.every_code())


def test_codes_by_the_same_name_are_one_and_twice_in_a_tree_they_are_two(db: None) -> None:
    evaluation = an_evaluation()
    a_code(evaluation, "Trust")
    d = [source.guid for source in small_project().coders] + [code.guid for code in small_project().every_code()]
    deep = Code(guid=d[3], name="x" * 90)
    under = (Code(guid=d[1], name="Trust"), Code(guid=d[2], name=" ", codes=(deep,)))
    project = Project(name="P", codes=(Code(guid=d[0], name="trust", codes=under),))
    found = actions.bring_in_project(evaluation=evaluation, project=project, by=AT_THE_MACHINE, report=Report())
    assert found.codes == 3
    assert names(evaluation) == ["Code without a name", "Trust", "Trust (Trust)", "x" * 79 + "…"]


def test_a_source_without_words_is_left_out_and_a_whole_source_may_be_coded(db: None) -> None:
    evaluation, small = an_evaluation(), small_project()
    source = small.sources[0]
    coding = Coding(guid=source.guid, code=small.codes[0].guid)
    selection = Selection(guid=source.guid, start=0, end=1, codings=(coding,))
    empty = Source(guid=small.notes[0].guid, text=" \n", selections=(selection,))
    project = replace(
        small, sources=(replace(source, selections=(), codings=(coding,)), empty), cases=(), variables=(), notes=()
    )
    project = replace(project, sources=tuple(replace(it, values=()) for it in project.sources))
    found = actions.bring_in_project(evaluation=evaluation, project=project, by=AT_THE_MACHINE, report=Report())
    assert (found.sources, found.codings) == (1, 1)
    assert [(line.what, line.count) for line in found.report] == [("source", 1)]


def test_a_value_that_a_site_cannot_have_is_left_out_and_said(db: None) -> None:
    evaluation, small = an_evaluation(), small_project()
    actions.add_attribute(evaluation=evaluation, name="Setting", kind=codes.AttributeKind.NUMBER, by=AT_THE_MACHINE)
    case = Case(guid=small.cases[0].guid, name="A", values=(Value(variable=small.variables[0].guid, value="home"),))
    found = actions.bring_in_project(
        evaluation=evaluation, project=replace(small, cases=(case,)), by=AT_THE_MACHINE, report=Report()
    )
    assert found.sites == 1
    assert "value of an attribute" in [line.what for line in found.report]


def test_a_codebook_without_codes_is_not_taken_out(db: None) -> None:
    with pytest.raises(Refused, match="no code yet"):
        actions.take_out_codebook(evaluation=an_evaluation(), by=AT_THE_MACHINE)


def test_a_codebook_goes_from_one_evaluation_to_the_next(db: None) -> None:
    one, other = an_evaluation(), an_evaluation()
    whole(one)
    book = actions.take_out_codebook(evaluation=one, by=AT_THE_MACHINE)
    found = actions.bring_in_codes(evaluation=other, codebook=book, by=AT_THE_MACHINE, report=Report())
    assert found.codes == 2
    assert names(other) == ["Same room", "Trust"]
