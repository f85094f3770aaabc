"""What is suggested for a pseudonym, and what is not. Every name and number is invented."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spokework.evaluation.pseudonyms import Kind, suggest, unnamed

pytestmark = pytest.mark.once


def found(text: str, **lists: list[str]) -> list[tuple[str, str]]:
    return [(it.kind.value, it.words) for it in suggest(text, **lists)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 12/03/2016 and 1.4.16", [("date", "12/03/2016"), ("date", "1.4.16")]),
        ("since 2016-03-12.", [("date", "2016-03-12")]),
        ("the 3rd of March 2016, then 4 April", [("date", "3rd of March 2016"), ("date", "4 April")]),
        ("In March 2016 or March the 9th", [("date", "March 2016"), ("date", "March the 9th")]),
        ("ring 07700 900123", [("telephone number", "07700 900123")]),
        ("or (01632) 960 001.", [("telephone number", "(01632) 960 001")]),
        ("+44 7700 900123", [("telephone number", "+44 7700 900123")]),
        ("write to wren.finch@example.org.", [("e-mail address", "wren.finch@example.org")]),
        ("see https://example.org/wren?x=1", [("web address", "https://example.org/wren?x=1")]),
        ("lives at 12 Heron Road, ZZ1 1ZZ", [("place", "12 Heron Road"), ("place", "ZZ1 1ZZ")]),
        ("at Lark Hill School", [("place", "Lark Hill School")]),
        ("Mrs Finch and Dr. Wren Heron said", [("name", "Mrs Finch"), ("name", "Dr. Wren Heron")]),
        ("I may go in 2016 or at 10.30, to page 12-14, version 1.2.3, may 3 of us", [("date", "may 3")]),
        ("we marched down the road to school, 1 in 5 of us, 2015/16", []),
    ],
)  # fmt: skip
def test_patterns(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_the_teams_own_list_is_found_in_any_case_and_form_but_not_within_words() -> None:
    text = "WREN’s mum, Wren Finch, wrenched it. Anna-Lena and anna lena. In Northmoor."
    assert found(text, names=["Wren", "Wren Finch", "Anna-Lena"], places=["Northmoor"]) == [
        ("name", "WREN"),
        ("name", "Wren Finch"),
        ("name", "Anna-Lena"),
        ("name", "anna lena"),
        ("place", "Northmoor"),
    ]


def test_whoever_is_listed_is_taken_out_of_what_leaves_the_team() -> None:
    text = "Heron 12 said, and HERON  1’s mother; the herons of Wren-Lea, and Wren."
    names = ("Heron 1", "Heron 12", "Wren", " ")
    who = "[somebody who took part]"
    assert unnamed(text, names) == f"{who} said, and {who}’s mother; the herons of {who}-Lea, and {who}."
    assert unnamed(text, (" ",)) == unnamed(text, ()) == text


def test_of_two_that_overlap_the_longer_stands() -> None:
    assert found("Mrs Wren Finch", names=["Wren Finch Heron", "Wren"]) == [("name", "Mrs Wren Finch")]


def test_an_empty_list_and_an_empty_text() -> None:
    assert suggest("", names=["", " ", "–"]) == []


@given(st.text(max_size=200), st.lists(st.text(max_size=8), max_size=4))
def test_suggestions_rise_and_show_the_words_that_stand_there(text: str, names: list[str]) -> None:
    suggestions = suggest(text, names=names)
    for before, after in pairwise(suggestions):
        assert before.end <= after.start
    assert all(text[it.start : it.end] == it.words != "" for it in suggestions)
    assert {it.kind for it in suggestions} <= set(Kind)
