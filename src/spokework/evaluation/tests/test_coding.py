"""Codes on passages: exactly the words that were selected, in whatever script they stand."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from lxml.html import fromstring

from spokework.access.decide import NotAllowed
from spokework.accounts.models import Account
from spokework.accounts.tests.situations import signed_in
from spokework.core.errors import Refused
from spokework.evaluation import actions, codes
from spokework.evaluation.lines import lines
from spokework.evaluation.models import Coding, Evaluation, Source
from spokework.evaluation.presenters.passages import place_of
from spokework.evaluation.presenters.source_text import PART, drawn
from spokework.evaluation.queries import coding as rows
from spokework.evaluation.queries.theories import why_stale

from .situations import (
    AT_THE_MACHINE,
    SAID,
    a_code,
    a_source,
    a_theory,
    an_evaluation,
    coded,
    judged,
    on_the_team,
    refused,
    the_lead,
)

pytestmark = pytest.mark.django_db


def numbers(source: Source) -> list[int]:
    return [row.number for row in Coding.objects.unscoped("tests").filter(source=source).holding()]


def test_a_passage_shows_exactly_the_words_that_were_coded() -> None:
    evaluation = an_evaluation()
    source, code = a_source(evaluation), a_code(evaluation)
    said = ["the same room", "room.\nShe asked", "🧭 at night"]
    for words in said:
        coded(source, words, code)
    assert [each.words for each in rows.passages_of(the_lead(evaluation), code)] == said


def test_the_same_passage_coded_twice_by_one_coder_is_coded_once_and_by_two_twice() -> None:
    evaluation = an_evaluation()
    source, code = a_source(evaluation), a_code(evaluation)
    one, other = on_the_team(evaluation), on_the_team(evaluation)
    assert coded(source, "room", code, by=one) == coded(source, "room", code, by=one)
    assert coded(source, "room", code, by=other).coder_id == other.id
    assert numbers(source) == [1, 2]


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 3), (0, len(SAID) + 1)])
def test_a_passage_beyond_the_text_is_refused(start: int, end: int) -> None:
    evaluation = an_evaluation()
    given = {"source": a_source(evaluation), "code": a_code(evaluation), "by": AT_THE_MACHINE}
    assert refused(actions.code_passage, start=start, end=end, **given).field == "words"


def test_taken_off_it_counts_no_more_and_can_be_put_back() -> None:
    evaluation = an_evaluation()
    coding = coded(a_source(evaluation), "room", a_code(evaluation))
    actions.take_off(coding=coding, by=AT_THE_MACHINE)
    assert numbers(coding.source) == []
    actions.take_off(coding=coding, by=AT_THE_MACHINE)
    actions.put_back(coding=coding, by=AT_THE_MACHINE)
    assert numbers(coding.source) == [1]
    with pytest.raises(NotAllowed):
        actions.take_off(coding=coding, by=on_the_team(evaluation, codes.TeamRole.READER))


def test_a_withdrawn_source_takes_its_passages_and_memos_out_of_every_count() -> None:
    evaluation = an_evaluation()
    lead, code = the_lead(evaluation), a_code(evaluation)
    gone, stays = a_source(evaluation), a_source(evaluation)
    for source in (gone, stays):
        coded(source, "room", code)
        actions.write_memo(about=source, words="Ask about the room", by=lead)
    actions.withdraw_source(source=gone, by=lead)
    assert rows.passages_of_codes(lead, evaluation) == {code.pk: 1}
    assert [each.coding.source for each in rows.passages_of(lead, code)] == [stays]
    assert rows.memos(lead, source=gone) == []
    assert [words for _, words in rows.memos(lead, source=stays)] == ["Ask about the room"]
    assert refused(coded, gone, "room", code)
    assert refused(actions.write_memo, about=gone, words="More", by=lead)


def test_codes_move_merge_and_split_with_their_passages() -> None:
    evaluation = an_evaluation()
    lead, source = the_lead(evaluation), a_source(evaluation)
    top, trust = a_code(evaluation, "Place"), a_code(evaluation, "Trust")
    near, far = a_code(evaluation, "Near", parent=trust), a_code(evaluation, "Far")
    assert refused(actions.change_code, code=trust, name="Trust", parent=near, by=lead).field == "parent"
    assert refused(actions.change_code, code=trust, name="Trust", parent=trust, by=lead).field == "parent"
    assert refused(actions.change_code, code=trust, name="place", by=lead).field == "name"
    actions.change_code(code=trust, name="Trust", parent=top, by=lead)
    twice = coded(source, "room", trust)
    coded(source, "room", near)
    coded(source, "asked", near)
    verdict = judged(a_theory(evaluation), coding=twice)
    actions.write_memo(about=twice, words="Hers alone?", by=lead)
    assert refused(actions.merge_codes, code=trust, into=near, by=lead).field == "into"
    actions.merge_codes(code=near, into=far, by=lead)
    assert [(b.code.name, b.depth, b.passages) for b in rows.code_tree(lead, evaluation)] == [
        ("Far", 0, 2),
        ("Place", 0, 0),
        ("Trust", 1, 1),
    ]
    actions.merge_codes(
        code=trust, into=far, by=lead
    )  # one passage had both: it keeps one, and all that hung on either
    assert rows.passages_of_codes(lead, evaluation) == {far.pk: 2}
    verdict.refresh_from_db()
    assert verdict.coding.pk != twice.pk
    assert not why_stale(verdict)
    assert [words for _, words in rows.memos(lead, coding=verdict.coding)] == ["Hers alone?"]
    assert refused(coded, source, "night", near).field == "code"
    (chosen, _) = rows.passages_of(lead, far)
    assert refused(actions.split_code, code=far, name="Night", codings=[], by=lead).field == "codings"
    new = actions.split_code(code=far, name="Closer", codings=[chosen.coding], by=lead)
    assert rows.passages_of_codes(lead, evaluation) == {far.pk: 1, new.pk: 1}


def test_a_name_is_free_again_once_its_code_was_merged() -> None:
    evaluation = an_evaluation()
    actions.merge_codes(code=a_code(evaluation, "Trust"), into=a_code(evaluation, "Room"), by=AT_THE_MACHINE)
    assert a_code(evaluation, "Trust").number == 3


# Places in the text


@pytest.mark.once
@examples(max_examples=60)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60), st.data())
def test_words_of_a_line_are_found_where_they_stand(line: str, data: Any) -> None:
    text = f"First 🧭\n{line}\nlast"
    low = data.draw(st.integers(0, len(line) - 1))
    words = line[low : data.draw(st.integers(low + 1, len(line)))]
    if not words.strip():
        return
    start, end = place_of(text, first=2, last=None, words=words)
    assert text[start:end] == words.strip()
    assert 8 <= start < end <= 8 + len(line)


@pytest.mark.once
@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"first": 9, "last": None, "words": ""}, "first"),
        ({"first": 2, "last": 1, "words": ""}, "last"),
        ({"first": 1, "last": None, "words": "She"}, "words"),
        ({"first": 3, "last": None, "words": ""}, "first"),
    ],
)
def test_a_place_that_is_none_is_refused(asked: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refusal:
        place_of(SAID, **asked)
    assert refusal.value.field == field


def test_each_line_names_the_codes_that_touch_it_and_the_page_has_the_text_once() -> None:
    text = "We sat <b>there</b>.\nShe & I 🧭\n\nasked"
    evaluation = an_evaluation()
    source, code = a_source(evaluation, text), a_code(evaluation, "Near & far")
    over_two = coded(source, "there</b>.\nShe", code, text=text)
    in_one = coded(source, "I 🧭", code, text=text)
    coded(source, "sat", code, text=text)
    actions.take_off(coding=coded(source, "asked", code, text=text), by=AT_THE_MACHINE)
    page = signed_in(Account.objects.get(pk=the_lead(evaluation).id)).get(
        reverse("evaluation:source", args=[evaluation.number, source.number])
    )
    (part,) = fromstring(page.content.decode()).find_class("source-part")
    found = [(line.find_class("words")[0], line.find_class("code-name")) for line in part]
    assert [words.text_content() for words, _ in found] == text.split("\n")
    assert [int(words.get("data-start")) for words, _ in found] == [line.start for line in lines(text)]
    on = [[int(name.get("data-coding")) for name in names] for _, names in found]
    assert on == [[3, over_two.number], [over_two.number, in_one.number], [], []]
    assert {name.text for _, names in found for name in names} == {"Near & far"}
    assert page.content.decode().count("She &amp; I") == 1


@pytest.mark.once
def test_a_long_source_comes_in_parts_that_a_browser_lays_out_when_they_are_in_sight() -> None:
    text = "\n".join(f"Line {number}" for number in range(1, 2 * PART + 2))
    parts = fromstring(f"<div>{drawn(text, [], {}, Evaluation(number=1))}</div>").find_class("source-part")
    assert [len(part) for part in parts] == [PART, PART, 1]
    assert parts[2][0].text_content().strip() == f"Line {parts[2][0].get('value')}" == f"Line {2 * PART + 1}"


# What the script sends


@pytest.fixture
def source() -> Source:
    return a_source()


@pytest.fixture
def browser(source: Source) -> Client:
    return signed_in(Account.objects.get(pk=the_lead(source.evaluation).id))


def send(browser: Client, source: Source, what: Any) -> Any:
    there = reverse("evaluation:codings", args=[source.evaluation.number, source.number])
    return browser.post(there, what if isinstance(what, str) else json.dumps(what), content_type="application/json")


def test_one_small_request_adds_a_coding_and_another_takes_it_off(browser: Client, source: Source) -> None:
    code = a_code(source.evaluation)
    answer = send(browser, source, {"do": "add", "code": code.number, "start": 3, "end": 6})
    assert answer.json() == {
        "number": 1,
        "start": 3,
        "end": 6,
        "code": code.number,
        "url": reverse("evaluation:coding", args=[source.evaluation.number, 1]),
    }
    assert len(answer.content) < 200
    assert send(browser, source, {"do": "take_off", "coding": 1}).status_code == 200
    assert numbers(source) == []
    assert send(browser, source, {"do": "put_back", "coding": 1}).status_code == 200
    assert numbers(source) == [1]


@pytest.mark.parametrize(
    "what",
    [
        "",
        "[]",
        "{",
        {"do": "add"},
        {"do": "add", "code": True, "start": 0, "end": 3},
        {"do": "add", "code": 99, "start": 0, "end": 3},
        {"do": "add", "code": 1, "start": 0, "end": 10**12},
        {"do": "add", "code": 1, "start": 0, "end": 10**6},
        {"do": "erase", "coding": 1},
        {"do": "take_off", "coding": 99},
        {"do": "take_off", "coding": "1"},
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(browser: Client, source: Source, what: Any) -> None:
    coded(source, "room", a_code(source.evaluation))
    answer = send(browser, source, what)
    assert answer.status_code == 400
    assert answer.json()["refused"].endswith(".")
    assert numbers(source) == [1]


def test_a_coding_of_another_source_is_not_taken_off(browser: Client, source: Source) -> None:
    other = a_source(source.evaluation)
    coding = coded(other, "room", a_code(source.evaluation))
    assert send(browser, source, {"do": "take_off", "coding": coding.number}).status_code == 400
    assert numbers(other) == [1]


def test_adding_one_asks_the_same_whatever_the_length(browser: Client, source: Source) -> None:
    code = a_code(source.evaluation)
    longer = a_source(source.evaluation, "A long line of it. " * 20_000)

    def asked(of: Source, start: int) -> tuple[int, int]:
        with CaptureQueriesContext(connection) as queries:
            send(browser, of, {"do": "add", "code": code.number, "start": start, "end": start + 2})
        return len(queries), sum("sourcetext" in each["sql"] for each in queries)

    asked(source, 0)
    assert asked(source, 3) == asked(longer, 3)
    assert asked(longer, 9)[1] == 0
