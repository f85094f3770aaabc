"""Pages for people without an account: what they say, what they take once, and what a guesser is told."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from spokework.accounts.models import Account
from spokework.accounts.tests.situations import signed_in
from spokework.core import clock
from spokework.practice import actions
from spokework.practice.codes import Moment
from spokework.practice.models import Confidence, ReviewAnswer
from spokework.programme.memberships import actor_for
from spokework.programme.models import Hub
from spokework.programme.tests.situations import AT_THE_MACHINE

from .partnerships import a_review, every_scale, links_of
from .situations import a_hub, a_spoke, a_training, acting

pytestmark = pytest.mark.django_db
GUESS = "-".join(["bcdfghj"] * 4)
OVER = b"This link is not open"


@pytest.fixture(autouse=True)
def _nobody_has_guessed() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def at(token: str) -> str:
    return reverse("by_link:answer", kwargs={"token": token})


@pytest.fixture
def browser() -> Client:
    """One that would be refused for want of a CSRF token, were it asked for."""
    return Client(enforce_csrf_checks=True)


def answers() -> int:
    return ReviewAnswer.objects.unscoped("tests").count()


def test_the_page_says_who_asks_and_sets_no_cookie(browser: Client) -> None:
    hub = a_hub("Saltmarsh")
    shown = browser.get(at(links_of(a_review(hub))[0]))
    page = shown.content.decode()
    for words in ("Saltmarsh asks", "about three minutes", "Name no young person", "without your name"):
        assert words in page
    assert not shown.cookies
    assert shown["Cache-Control"] == "no-store"
    assert shown["Referrer-Policy"] == "no-referrer"
    assert "<script" not in page


def test_a_double_click_and_the_back_button_are_answered_alike_and_store_one(browser: Client) -> None:
    there = at(links_of(a_review())[0])
    sent = {"submission": str(uuid4()), "comment": "Good", **every_scale(3)}
    answered = [browser.post(there, sent) for _ in range(3)]
    assert {answer.status_code for answer in answered} == {303}
    assert {answer["Location"] for answer in answered} == {reverse("by_link:answered")}
    assert answers() == 1
    assert b"cannot be changed" in browser.get(answered[0]["Location"]).content


def test_who_opens_a_used_link_later_finds_it_over(browser: Client) -> None:
    there = at(links_of(a_review())[0])
    browser.post(there, {"submission": str(uuid4()), **every_scale(3)})
    later = [browser.get(there), browser.post(there, {"submission": str(uuid4()), **every_scale(1)})]
    assert [answer.status_code for answer in later] == [410, 410]
    assert all(OVER in answer.content for answer in later)
    assert answers() == 1


def test_what_is_left_out_is_said_and_what_was_typed_stays(browser: Client) -> None:
    there = at(links_of(a_review())[0])
    shown = browser.post(there, {"submission": str(uuid4()), **every_scale(3), "visibility": "6", "comment": "Typed"})
    assert shown.status_code == 422
    assert set(shown.context["form"].errors) == {"visibility"}
    assert "Typed" in shown.content.decode()
    assert answers() == 0


def test_the_page_of_a_link_that_is_over_is_the_same_whatever_became_of_it(browser: Client) -> None:
    hub = a_hub("Saltmarsh")
    token = links_of(a_review(hub))[0]
    browser.post(at(token), {"submission": str(uuid4()), **every_scale(3)})
    used, unknown = browser.get(at(token)), browser.get(at(GUESS))
    assert (used.status_code, unknown.status_code) == (410, 404)
    assert used.content == unknown.content
    assert b"Saltmarsh" not in used.content


@pytest.mark.parametrize("token", ["x", "\x00" * 28, "½" * 28, "ß" * 28, "x" * 3_000, "%", "SW-7K3Q-2"])
def test_whatever_stands_in_place_of_a_token_is_no_link(browser: Client, token: str) -> None:
    for answer in (browser.get(at(token)), browser.post(at(token), {})):
        assert answer.status_code == 404
        assert OVER in answer.content


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"submission": "no number"}, "submission"),
        ({"comment": "\x00"}, "comment"),
        ({"comment": "x" * 4_001}, "comment"),
        ({"independence": "½"}, "independence"),
        ({"independence": "9" * 400}, "independence"),
    ],
)
def test_whatever_is_sent_is_answered_and_spends_no_link(browser: Client, sent: dict[str, str], field: str) -> None:
    there = at(links_of(a_review())[0])
    right = {"submission": str(uuid4()), **every_scale(3)}
    answer = browser.post(there, right | sent)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {field}
    assert browser.post(there, right).status_code == 303


def test_a_trainee_answers_one_question(browser: Client) -> None:
    training = a_training()
    drawn = actions.draw_confidence_links(
        training=training, moment=Moment.AFTER, trainees=2, by=AT_THE_MACHINE, sending=uuid4()
    )
    page = browser.get(at(drawn[1].token)).content.decode()
    assert "You are trainee 2" in page
    assert browser.post(at(drawn[1].token), {"score": "4"}).status_code == 303
    said = Confidence.objects.unscoped("tests").get()
    assert (said.trainee, said.score) == (2, 4)


@pytest.fixture
def worker(hub: Hub) -> Client:
    return signed_in(Account.objects.get(pk=acting(a_spoke(hub)).id))


@pytest.fixture
def hub() -> Hub:
    return a_hub()


def test_a_worker_makes_a_sheet_for_her_trainees_and_they_answer_by_it(hub: Hub, worker: Client) -> None:
    training = a_training(hub, attended=3)
    there = reverse("practice:training_links", kwargs={"pk": training.pk})
    assert there in worker.get(reverse("practice:training", kwargs={"pk": training.pk})).content.decode()
    asked = worker.get(there).context["form"]
    assert (asked["moment"].value(), asked["trainees"].value()) == (Moment.AFTER, 3)
    too_many = worker.post(there, {"submission": str(uuid4()), "moment": "after", "trainees": "4"})
    assert too_many.status_code == 422
    assert "trainees" in too_many.context["form"].errors
    sheet = worker.post(there, {"submission": str(uuid4()), "moment": "after", "trainees": "3"})
    slips = sheet.context["slips"]
    assert [slip.to for slip in slips] == ["Trainee 1", "Trainee 2", "Trainee 3"]
    anybody = Client()
    for score, slip in enumerate(slips, 2):
        anybody.post(at(slip.address.split("/")[-2]), {"score": str(score)})
    shown = worker.get(reverse("practice:training", kwargs={"pk": training.pk})).context["confidence"]
    after = next(row for row in shown.rows if row[0].text == Moment.AFTER.label)
    assert [cell.text for cell in after[1:3]] == [3, "3.0"]


def test_half_a_year_later_today_says_that_trainees_are_to_be_asked_again(hub: Hub, worker: Client) -> None:
    by = actor_for(Account.objects.get(pk=worker.get("/").wsgi_request.user.pk))
    day = clock.today() - timedelta(days=190)
    training, unasked = (a_training(hub, attended=3, day=day, by=by) for _ in range(2))
    actions.record_confidence(training=training, trainee=1, moment=Moment.AFTER, score=3, by=by, on=day)
    there = reverse("practice:training_links", kwargs={"pk": training.pk})
    today = worker.get("/").content.decode()
    assert there in today
    assert str(unasked.pk) not in today
    assert worker.get(there).context["form"]["moment"].value() == Moment.SIX_MONTHS
    worker.post(there, {"submission": str(uuid4()), "moment": "six_months", "trainees": "3"})
    assert there not in worker.get("/").content.decode()


# Guessing


def from_address(browser: Client, address: str, token: str = GUESS) -> Any:
    return browser.get(at(token), REMOTE_ADDR=address)


def test_an_address_that_guesses_is_stopped_and_an_office_that_answers_is_not(browser: Client) -> None:
    tokens = links_of(a_review(asking=40))
    assert [from_address(browser, "192.0.2.1", token).status_code for token in tokens] == [200] * 40
    guesses = [from_address(browser, "192.0.2.2").status_code for _ in range(32)]
    assert guesses == [404] * 31 + [429]
    # Nothing is looked up any more, so even a good link is not found out by going on.
    stopped = from_address(browser, "192.0.2.2", tokens[0])
    assert stopped.status_code == 429
    assert b"Wait a minute" in stopped.content
    assert from_address(browser, "192.0.2.1", tokens[0]).status_code == 200


def test_guessing_from_everywhere_shuts_out_those_who_guess_and_nobody_else(browser: Client, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"unknown_link_anywhere": "5/m/key"}
    token = links_of(a_review())[0]
    for number in range(1, 7):
        assert from_address(browser, f"198.51.100.{number}").status_code == 404
    assert from_address(browser, "198.51.100.1", token).status_code == 429
    assert from_address(browser, "203.0.113.9", token).status_code == 200
    assert from_address(browser, "203.0.113.9").status_code == 404
    assert from_address(browser, "203.0.113.9").status_code == 429


def test_the_cache_holds_no_address() -> None:
    from_address(Client(), "192.0.2.77")
    assert "192.0.2.77" not in str(getattr(cache, "_cache", ""))
