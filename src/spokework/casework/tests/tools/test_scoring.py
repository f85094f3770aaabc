import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spokework.casework.levels import Level
from spokework.casework.tests.tools.situations import a_document, as_text, tools, tools_and_answers
from spokework.casework.tools import AnswerError, Tool, load_tool

Situation = tuple[Tool, dict[str, str]]


@pytest.fixture
def small() -> Tool:
    return load_tool(as_text(a_document()))


def test_a_score_says_what_added_up(small: Tool) -> None:
    score = small.score({"calm": "no", "storm": "earlier", "wind": "1"})

    assert (score.total, score.level, score.missing, score.complete) == (6, Level.HIGH, (), True)
    assert score.band is not None
    assert score.band.label == "High"
    assert [(part.item, part.answer, part.weight) for part in score.contributions] == [
        ("calm", "no", 4),
        ("storm", "earlier", 1),
        ("wind", "1", 1),
    ]


@pytest.mark.parametrize("unanswered", [{}, {"calm": None}, {"calm": ""}])
def test_without_a_required_answer_there_is_no_score(small: Tool, unanswered: dict[str, str | None]) -> None:
    score = small.score({"storm": "both", **unanswered})

    assert (score.total, score.band, score.level) == (None, None, Level.NOT_ASSESSED)
    assert score.missing == ("calm",)
    assert not score.complete


def test_an_optional_item_left_out_counts_what_the_tool_says() -> None:
    document = a_document()
    document["sections"][0]["items"][2]["unanswered"] = 2

    score = load_tool(as_text(document)).score({"calm": "yes", "storm": "no"})

    assert score.total == 2
    assert (score.contributions[-1].answer, score.contributions[-1].weight) == (None, 2)


def test_a_scale_takes_a_number_as_well_as_its_text(small: Tool) -> None:
    rest = {"calm": "yes", "storm": "no"}

    assert small.score({**rest, "wind": 2}) == small.score({**rest, "wind": "2"})


def test_bad_answers_are_refused_together_with_what_is_permitted(small: Tool) -> None:
    with pytest.raises(AnswerError) as refused:
        small.score({"calm": True, "storm": "sometimes", "rain": "yes"})

    assert {problem.item for problem in refused.value.problems} == {"calm", "storm", "rain"}
    assert "calm: 'True' is not a permitted answer; choose yes or no" in str(refused.value)
    assert "choose recent, earlier, both or no" in str(refused.value)
    assert "rain: is not an item of this tool" in str(refused.value)


def test_protective_answers_empty_a_total_but_do_not_overdraw_it() -> None:
    document = a_document()
    document["sections"][0]["items"][0]["answers"] = {"yes": -9, "no": 4}

    tool = load_tool(as_text(document))

    assert tool.score({"calm": "yes", "storm": "recent"}).total == 0
    assert tool.max_total == 12


def test_a_form_can_be_built_from_a_tool(small: Tool) -> None:
    assert small.item("calm").choices == [("yes", "Yes"), ("no", "No")]
    assert small.item("wind").choices == [("0", "0"), ("1", "1"), ("2", "2")]
    assert small.item("storm").choices[0] == ("recent", "Within the last 6 months")
    with pytest.raises(KeyError, match="rain is not an item"):
        small.item("rain")


def test_values_cannot_be_changed_after_loading(small: Tool) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        small.version = 2  # type: ignore[misc]  # the point of the test


@given(tools_and_answers())
def test_a_total_lies_between_nought_and_the_highest(situation: Situation) -> None:
    tool, answers = situation

    score = tool.score(answers)

    assert score.total is not None
    assert 0 <= score.total <= tool.max_total
    assert score.band == tool.band_for(score.total)
    assert score.total == max(0, sum(part.weight for part in score.contributions))
    assert score == tool.score(dict(reversed(answers.items())))


@given(tools())
def test_the_highest_total_is_reached(tool: Tool) -> None:
    best = {item.key: max(item.answers, key=lambda answer: answer.weight) for item in tool.items}
    worth_giving = {
        key: answer.value
        for key, answer in best.items()
        if tool.item(key).required or answer.weight >= tool.item(key).unanswered
    }

    assert tool.score(worth_giving).total == tool.max_total


@given(tools_and_answers(), st.data())
def test_an_answer_of_more_weight_never_lowers_total_or_level(situation: Situation, data: st.DataObject) -> None:
    tool, answers = situation
    item = data.draw(st.sampled_from(tool.items))
    given_answer = item.answer(answers.get(item.key, ""))
    weight = given_answer.weight if given_answer else item.unanswered
    heavier = data.draw(st.sampled_from([answer for answer in item.answers if answer.weight >= weight] or [None]))
    if heavier is None:
        return

    before, after = tool.score(answers), tool.score({**answers, item.key: heavier.value})

    assert before.total is not None
    assert after.total is not None
    assert after.total >= before.total
    assert after.level >= before.level


@given(tools())
def test_each_total_lies_in_exactly_one_band(tool: Tool) -> None:
    for total in range(tool.max_total + 1):
        assert [band for band in tool.bands if band.holds(total)] == [tool.band_for(total)]


def test_a_total_outside_the_tool_has_no_band(small: Tool) -> None:
    with pytest.raises(ValueError, match="No band holds a total of 13"):
        small.band_for(13)


@given(tools_and_answers(), st.data())
def test_leaving_out_required_items_names_exactly_those(situation: Situation, data: st.DataObject) -> None:
    tool, answers = situation
    required = [item.key for item in tool.items if item.required]
    left_out = set(data.draw(st.lists(st.sampled_from(required), unique=True))) if required else set()

    score = tool.score({key: value for key, value in answers.items() if key not in left_out})

    assert set(score.missing) == left_out
    assert (score.total is None) is bool(left_out)
