import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spokework.casework.tests.tools.situations import a_document, as_text, tools
from spokework.casework.tools import Tool, ToolError, dump_tool, load_tool

Spoil = Callable[[dict[str, Any]], object]


def _item(document: dict[str, Any], n: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = document["sections"][0]["items"][n]
    return found


# Each fault, where it must be said to be, and a word of the remedy.
FAULTS: dict[str, tuple[Spoil, str, str]] = {
    "unknown key": (lambda d: d.update(titel="x"), "titel", "did you mean title?"),
    "unknown key, unlike any": (lambda d: d.update(zzz="x"), "zzz", "remove it, or use one of"),
    "missing field": (lambda d: d.pop("licence"), "licence", "is missing; add it"),
    "missing bands": (lambda d: d.pop("bands"), "bands", "is missing; add it"),
    "empty text": (lambda d: d.update(title=" "), "title", "write a text"),
    "nothing": (lambda d: d.update(purpose=None), "purpose", "write a text"),
    "number for text": (lambda d: d.update(source=12), "source", "put it in quotes"),
    "bad code": (lambda d: d.update(code="Small Tool"), "code", "small letters"),
    "version nought": (lambda d: d.update(version=0), "version", "whole number from 1"),
    "version true": (lambda d: d.update(version=True), "version", "not “true”"),
    "version in quotes": (lambda d: d.update(version="1.5"), "version", "not “1.5”"),
    "unknown completeness": (lambda d: d.update(complete="some"), "complete", "choose one of all, required"),
    "optional where all": (lambda d: d.update(complete="all"), "sections[0].items[2].required", "complete: required"),
    "no sections": (lambda d: d.update(sections=[]), "sections", "at least one"),
    "sections not a list": (lambda d: d.update(sections="x"), "sections", "begin each with a dash"),
    "section not fields": (lambda d: d["sections"].append("x"), "sections[1]", "must hold named fields"),
    "section key twice": (
        lambda d: d["sections"].append(
            {**d["sections"][0], "items": [{**_item(d), "key": "other", "answers": {"yes": 0, "no": 0}}]}
        ),
        "sections[1].key",
        "already a key at sections[0].key",
    ),
    "unknown kind": (lambda d: _item(d).update(kind="guess"), "sections[0].items[0].kind", "yes_no, choice, scale"),
    "weight missing": (
        lambda d: _item(d)["answers"].pop("no"),
        "sections[0].items[0].answers.no",
        "has no weight",
    ),
    "weight a text": (lambda d: _item(d)["answers"].update(no="x"), "sections[0].items[0].answers.no", "whole number"),
    "weight too great": (
        lambda d: _item(d)["answers"].update(no=1001),
        "sections[0].items[0].answers.no",
        "from -1000 to 1000",
    ),
    "no answers": (lambda d: _item(d, 2).pop("answers"), "sections[0].items[2].answers", "is missing; add it"),
    "foreign answer": (
        lambda d: _item(d)["answers"].update(perhaps=1),
        "sections[0].items[0].answers.perhaps",
        "use yes, no, not_known",
    ),
    "long answer without weight": (
        lambda d: _item(d)["answers"].update(no={"label": "Nay"}),
        "sections[0].items[0].answers.no.weight",
        "is missing",
    ),
    "answers a list": (lambda d: _item(d).update(answers=[1, 2]), "sections[0].items[0].answers", "named fields"),
    "choice without label": (
        lambda d: _item(d).update(kind="choice", answers={"a": 4, "b": {"label": "B", "weight": 0}}),
        "sections[0].items[0].answers.a",
        "needs a label",
    ),
    "choice with a sentence as value": (
        lambda d: _item(d).update(
            kind="choice", answers={"A b": {"label": "x", "weight": 0}, "c": {"label": "y", "weight": 4}}
        ),
        "sections[0].items[0].answers.A b",
        "keep the wording for the label",
    ),
    "choice of one": (
        lambda d: _item(d).update(kind="choice", answers={"a": {"label": "A", "weight": 4}, "not_known": 0}),
        "sections[0].items[0].answers",
        "at least two",
    ),
    "scale with a hole": (
        lambda d: _item(d, 2).update(answers={"0": 0, "2": 2}),
        "sections[0].items[2].answers",
        "each one more than the last",
    ),
    "required neither true nor false": (
        lambda d: _item(d).update(required="yes"),
        "sections[0].items[0].required",
        "true or false",
    ),
    "unanswered on a required item": (
        lambda d: _item(d).update(unanswered=1),
        "sections[0].items[0].unanswered",
        "write required: false",
    ),
    "item key twice": (
        lambda d: _item(d, 1).update(key="calm"),
        "sections[0].items[1].key",
        "already a key at sections[0].items[0].key",
    ),
    "band key twice": (lambda d: d["bands"][1].update(key="low"), "bands[1].key", "choose another"),
    "bands begin late": (lambda d: d["bands"][0].update({"from": 1}), "bands[0].from", "write 0"),
    "gap": (lambda d: d["bands"][1].update({"from": 8}), "bands[1].from", "leaves a gap after 5; write 6"),
    "overlap": (lambda d: d["bands"][1].update({"from": 5}), "bands[1].from", "overlaps the band before; write 6"),
    "open in the middle": (lambda d: d["bands"][0].pop("to"), "bands[0].to", "so write to: 5"),
    "upside down": (lambda d: d["bands"][1].update(to=3), "bands[1].to", "below where the band begins"),
    "ends early": (lambda d: d["bands"][1].update(to=11), "bands[1].to", "write 12, or remove it"),
    "ends late": (lambda d: d["bands"][1].update(to=13), "bands[1].to", "highest possible total is 12"),
    "out of reach": (
        lambda d: (
            d["bands"][1].update(to=12),
            d["bands"].append({**d["bands"][1], "key": "x", "from": 13, "to": None}),
            d["bands"][2].pop("to"),
        ),
        "bands[2].from",
        "highest possible total is 12",
    ),
    "level falls": (lambda d: d["bands"][1].update(level="none"), "bands[1].level", "write low or above"),
    "wrong level": (lambda d: d["bands"][0].update(level="severe"), "bands[0].level", "none, low, medium, high"),
    "not assessed is no band": (
        lambda d: d["bands"][0].update(level="not_assessed"),
        "bands[0].level",
        "none, low, medium, high",
    ),
}


@pytest.mark.parametrize(("spoil", "path", "remedy"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_refused_with_its_file_its_place_and_the_remedy(spoil: Spoil, path: str, remedy: str) -> None:
    document = a_document()
    spoil(document)

    with pytest.raises(ToolError) as refused:
        load_tool(as_text(document), name="hub.yaml")

    (problem,) = refused.value.problems
    assert (problem.file, problem.path) == ("hub.yaml", path)
    assert remedy in problem.message
    assert problem.line is not None
    assert isinstance(refused.value, ValueError)


def test_all_faults_of_a_file_are_reported_together_in_its_order() -> None:
    document = a_document()
    document["titel"] = document.pop("title")
    document["bands"][0]["level"] = "severe"
    document["bands"][1]["from"] = 9
    _item(document)["kind"] = "guess"

    with pytest.raises(ToolError) as refused:
        load_tool(as_text(document))

    paths = {problem.path for problem in refused.value.problems}
    assert paths == {"title", "titel", "bands[0].level", "bands[1].from", "sections[0].items[0].kind"}
    lines = [problem.line or 0 for problem in refused.value.problems]
    assert lines == sorted(lines)
    assert len(str(refused.value).splitlines()) == 5


def test_the_line_of_a_fault_is_the_line_in_the_file() -> None:
    text = as_text(a_document()).replace("version: 1", "version: one")

    with pytest.raises(ToolError) as refused:
        load_tool(text)

    line = refused.value.problems[0].line
    assert line is not None
    assert text.splitlines()[line - 1] == "version: one"


def test_a_name_written_twice_is_refused_with_both_lines() -> None:
    text = as_text(a_document()).replace("licence: MIT", "licence: MIT\nversion: 2")

    with pytest.raises(ToolError, match="line 5, version: is written twice, first on line 2; keep one"):
        load_tool(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: &x 1\nb: *x", "line 2: anchors and aliases"),
        ("a: !!python/name:os.system x", "tags"),
        ("[" * 400, "nested too deeply"),
        ("a: [1", "line 1: cannot be read as YAML"),
        ("a: 1\n---\nb: 2", "cannot be read as YAML"),
        ("a: \x07", "cannot be read as YAML"),
        ("? [a]\n: 1", "has a name that is not a word"),
        ("", "must hold named fields, not nothing"),
        ("tool.yaml", "must hold named fields, not “tool.yaml”"),
        ("- 1", "not a list"),
        ("a" * 200_001, "too long for a tool"),
    ],
)
def test_what_is_no_tool_at_all_is_refused(text: str, said: str) -> None:
    with pytest.raises(ToolError) as refused:
        load_tool(text)

    assert said in str(refused.value)


@given(st.one_of(st.text(max_size=60), st.text("{}[]&*!:-? \n'\"|>#ab01", max_size=60)))
def test_no_text_gets_past_as_anything_but_a_refusal(text: str) -> None:
    with pytest.raises(ToolError):
        load_tool(text)


@given(st.data())
def test_a_field_replaced_by_anything_is_read_or_refused(data: st.DataObject) -> None:
    document = a_document()
    places: list[Any] = [document, document["bands"][1], document["sections"][0], _item(document, 1)]
    place = data.draw(st.sampled_from(places))
    scalars = st.one_of(st.none(), st.booleans(), st.integers(-20, 20), st.sampled_from(["none", "yes", "1"]))
    place[data.draw(st.sampled_from(sorted(place)))] = data.draw(
        st.recursive(scalars, lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from("abc"), inner))
    )
    text = as_text(document)

    with suppress(ToolError):
        tool = load_tool(text)
        assert load_tool(dump_tool(tool)) == tool


@given(tools())
def test_a_tool_survives_being_written_and_read(tool: Tool) -> None:
    again = load_tool(dump_tool(tool))

    assert again == tool
    assert again.fingerprint == tool.fingerprint


def test_yes_and_no_are_words_and_not_true_and_false() -> None:
    text = as_text(a_document()).replace("'yes'", "yes").replace("'no'", "no")

    assert [answer.value for answer in load_tool(text).item("calm").answers] == ["yes", "no"]


def test_the_fingerprint_is_of_the_content_and_not_of_the_layout() -> None:
    text = as_text(a_document())
    tool = load_tool(text)

    assert len(tool.fingerprint) == 64
    assert load_tool(f"# a comment\n\n{text}").fingerprint == tool.fingerprint
    assert load_tool(text.replace("calm?", "calm now?")).fingerprint != tool.fingerprint
    assert load_tool(text.replace("'no': 4", "'no': 3").replace("to: 12", "to: 11")).fingerprint != tool.fingerprint


def test_the_order_of_answers_is_content_because_it_is_what_the_person_sees() -> None:
    document = a_document()
    turned = a_document()
    _item(turned)["answers"] = dict(reversed(_item(turned)["answers"].items()))

    assert load_tool(as_text(document)).fingerprint != load_tool(as_text(turned)).fingerprint


def test_a_file_is_named_in_what_it_is_refused_for(tmp_path: Path) -> None:
    absent, binary = tmp_path / "absent.yaml", tmp_path / "binary.yaml"
    binary.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(ToolError, match=r"absent\.yaml: cannot be opened"):
        load_tool(absent)
    with pytest.raises(ToolError, match=r"binary\.yaml: is not UTF-8 text; save it as UTF-8"):
        load_tool(binary)


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "marked.yaml"
    path.write_text(as_text(a_document()), encoding="utf-8-sig")

    assert load_tool(path).code == "small"


def test_the_engine_does_without_django() -> None:
    code = "import sys, spokework.casework.tools as t; t.shipped_tools(); print('django' in sys.modules)"

    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert said.stdout.strip() == "False"
