"""Answers by link that come in the same moment are as many as the same ones in turn."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from spokework.practice import actions
from spokework.practice.models import ReviewAnswer
from spokework.programme.tests.situations import AT_THE_MACHINE
from spokework.programme.tests.test_at_once import all_at_once

from .partnerships import a_review, every_scale, links_of

pytestmark = pytest.mark.django_db(transaction=True)
PROFESSIONALS, PRESSES = 4, 3


def pressing(token: str, rating: int, answers: list[int]) -> list[Callable[[], None]]:
    """One form, sent several times at once."""
    sent = {"submission": str(uuid4()), **every_scale(rating)}

    def press() -> None:
        answer = Client().post(reverse("by_link:answer", kwargs={"token": token}), sent)
        answers.append(answer.status_code)

    return [press] * PRESSES


def test_each_of_four_who_press_three_times_at_once_has_said_one_thing() -> None:
    """All answers are written anew when one comes: none is lost or doubled by another that comes meanwhile."""
    review, answers = a_review(asking=PROFESSIONALS), list[int]()
    presses = [pressing(token, rating, answers) for rating, token in enumerate(links_of(review), 1)]
    all_at_once(*(press for each in presses for press in each))
    assert answers == [303] * PROFESSIONALS * PRESSES
    said = ReviewAnswer.objects.unscoped("tests").filter(review=review)
    assert sorted(row.scales["visibility"] for row in said) == [1, 2, 3, 4]


def test_links_shown_twice_at_once_are_the_same_ones() -> None:
    review, sending, shown = a_review(asking=PROFESSIONALS), uuid4(), list[list[str]]()

    def show() -> None:
        drawn = actions.draw_review_links(review=review, by=AT_THE_MACHINE, sending=sending)
        shown.append([each.token for each in drawn])

    all_at_once(show, show)
    assert shown[0] == shown[1]
    assert len(set(shown[0])) == PROFESSIONALS
