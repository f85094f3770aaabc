import re
from pathlib import Path

import pytest

from spokework.casework.levels import Level
from spokework.casework.tools import Completeness, Kind, Tool, ToolError, dump_tool, load_tool, shipped_tools, tool
from spokework.casework.tools.__main__ import main

# A released version never changes. If this fails, undo the edit and publish the change as a new version.
RELEASED = {("spokework_safety", 1): "d82e0cfbd8eb42f7347a386f6d841320fac92246903beb34091bc71e26d0edda"}
HERE = Path(__file__).parent
GUIDE = HERE.parents[4] / "docs" / "how-to" / "write-an-assessment-tool.md"


@pytest.fixture
def safety() -> Tool:
    return tool("spokework_safety", 1)


@pytest.fixture
def seraf_shaped() -> Tool:
    return load_tool(HERE / "seraf_shaped.yaml")


def _mildest(tool: Tool) -> dict[str, str]:
    return {item.key: min(item.answers, key=lambda answer: answer.weight).value for item in tool.items}


def test_released_versions_have_not_changed() -> None:
    assert {(found.code, found.version): found.fingerprint for found in shipped_tools()} == RELEASED


def test_our_tool_says_what_it_is_not(safety: Tool) -> None:
    assert "supports your judgement and never replaces it" in safety.notice
    assert "has not been validated" in safety.notice
    assert safety.licence == "MIT"
    assert 16 <= len(safety.items) <= 20


def test_our_tool_speaks_to_the_young_person_and_guides_in_one_sentence(safety: Tool) -> None:
    for item in safety.items:
        assert re.search(r"\byou(r|rself)?\b|\bthings\b", item.question), item.key
        assert item.question.endswith("?")
        assert len(re.findall(r"[.!?](?:\s|$)", item.guidance)) == 1, item.key


@pytest.mark.parametrize(
    ("answer", "level"),
    [
        ({}, Level.NONE),
        ({"feels_safe": "unsafe_now"}, Level.MEDIUM),
        ({"hurt_or_forced": "recent"}, Level.MEDIUM),
        ({"feels_safe": "unsafe_now", "hurt_or_forced": "recent"}, Level.HIGH),
        ({"owes_something": "recent"}, Level.LOW),
        ({"told_to_carry": "both", "secret_relationship": "both", "pressed_online": "both"}, Level.MEDIUM),
    ],
)
def test_our_tool_does_not_hide_a_present_danger(safety: Tool, answer: dict[str, str], level: Level) -> None:
    assert safety.score(_mildest(safety) | answer).level == level


def test_in_our_tool_no_strength_takes_a_danger_away(safety: Tool) -> None:
    assert all(answer.weight >= 0 for item in safety.items for answer in item.answers)
    assert min(sum(safety.item(key).answer(value).weight for key, value in _mildest(safety).items()), 0) == 0


def test_in_our_tool_harm_lately_weighs_more_than_harm_before(safety: Tool) -> None:
    recency = [item for item in safety.items if item.kind is Kind.RECENCY_BOTH]
    weights = [{answer.value: answer.weight for answer in item.answers} for item in recency]

    assert len(weights) == 5
    assert all(0 == each["no"] < each["earlier"] < each["recent"] < each["both"] for each in weights)


def test_seraf_shaped_scoring_can_be_said(seraf_shaped: Tool) -> None:
    assert seraf_shaped.complete is Completeness.ALL
    assert seraf_shaped.max_total == 23
    assert [(band.start, band.to) for band in seraf_shaped.bands] == [(0, 5), (6, 10), (11, 15), (16, None)]


@pytest.mark.parametrize(
    ("answers", "total", "level"),
    [
        ({}, 0, Level.NONE),
        (
            {"lost_kite": "yes", "wet_socks": "yes", "odd_gloves": "yes", "late_bus": "yes", "flat_tyre": "yes"},
            5,
            Level.NONE,
        ),
        ({"storm": "recent"}, 5, Level.NONE),
        ({"storm": "both"}, 6, Level.LOW),
        ({"storm": "recent", "flood": "recent"}, 10, Level.LOW),
        ({"storm": "recent", "flood": "recent", "fog": "earlier"}, 11, Level.MEDIUM),
        ({"storm": "recent", "flood": "recent", "fog": "recent"}, 15, Level.MEDIUM),
        ({"storm": "both", "flood": "recent", "fog": "recent"}, 16, Level.HIGH),
    ],
)
def test_seraf_shaped_totals_fall_in_their_bands(
    seraf_shaped: Tool, answers: dict[str, str], total: int, level: Level
) -> None:
    score = seraf_shaped.score(_mildest(seraf_shaped) | answers)

    assert (score.total, score.level) == (total, level)


def test_the_guides_example_is_a_tool() -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", GUIDE.read_text(), re.DOTALL)
    example = load_tool(blocks[0], name=GUIDE.name)

    score = example.score({"safe_tonight": "no", "threatened": "no", "school": "some", "say": "2", "hobby": "yes"})

    assert (score.total, score.level) == (5, Level.LOW)
    assert load_tool(dump_tool(example)) == example


def test_the_guides_error_message_is_what_the_engine_says() -> None:
    guide = GUIDE.read_text()
    (block,) = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)

    with pytest.raises(ToolError) as refused:
        load_tool(block.replace("from: 6,", "from: 7,"), name="harbour_check.1.yaml")

    assert f"    {refused.value}\n" in guide


def test_the_guide_names_every_kind() -> None:
    guide = GUIDE.read_text()

    assert [kind for kind in Kind if f"| `{kind}` |" not in guide] == []


def test_a_file_can_be_tried_at_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("code: x")

    assert main([str(HERE / "seraf_shaped.yaml")]) == 0
    assert "8 items, totals from 0 to 23" in capsys.readouterr().out
    assert main([str(bad)]) == 1
    assert "bad.yaml, line 1, version: is missing; add it" in capsys.readouterr().err
    assert main([]) == 2
