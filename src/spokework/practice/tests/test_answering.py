"""Answers by one-time link: whoever holds it, once, until a day; and nothing says who said what."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from spokework.audit.models import Event
from spokework.core import clock
from spokework.practice import actions
from spokework.practice.codes import Entered, Moment, Scale
from spokework.practice.models import Confidence, OneTimeLink, PartnershipReview, Respondent, ReviewAnswer
from spokework.practice.queries.one_time_links import find_link, is_open
from spokework.programme.tests.situations import AT_THE_MACHINE

from .partnerships import a_review, answered_by_link, every_scale, links_of
from .situations import a_hub, a_training, refused

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def answers(review: PartnershipReview) -> list[ReviewAnswer]:
    return list(ReviewAnswer.objects.unscoped("tests").filter(review=review))


def links() -> list[OneTimeLink]:
    return list(OneTimeLink.objects.unscoped("tests").order_by("created_at"))


def a_confidence_link(moment: str = Moment.AFTER, **training: Any) -> str:
    drawn = actions.draw_confidence_links(
        training=a_training(**training), moment=moment, trainees=1, by=AT_THE_MACHINE, sending=uuid4()
    )
    return drawn[0].token


# The link


def test_a_link_has_136_random_bits_and_the_records_hold_nothing_of_it() -> None:
    tokens = links_of(a_review(asking=40))
    assert len(set(tokens)) == 40
    assert all(re.fullmatch(r"([1-9b-df-hj-np-tv-z]{7}-){3}[1-9b-df-hj-np-tv-z]{7}", token) for token in tokens)
    assert len({token[at] for token in tokens for at in range(7)}) == 29
    stored = b"".join(bytes(link.mark) for link in links())
    for token in tokens:
        assert token.encode() not in stored
        assert token.replace("-", "").upper().encode() not in stored


def test_it_is_found_however_it_was_typed_and_no_letter_may_differ() -> None:
    (token, *_) = links_of(a_review())
    assert find_link(token) == find_link(token.upper()) == find_link(token.replace("-", ""))
    other = "c" if token[0] != "c" else "d"
    assert find_link(other + token[1:]) is None
    assert find_link(token[:-1]) is None


def test_links_drawn_again_stop_the_earlier_ones_and_a_second_press_draws_the_same() -> None:
    review, sending = a_review(), uuid4()
    first = links_of(review)
    again = [each.token for each in _drawn(review, sending)]
    assert again == [each.token for each in _drawn(review, sending)]
    assert not set(first) & set(again)
    assert [find_link(token) for token in first] == [None, None, None]
    assert all(find_link(token) for token in again)


def _drawn(review: PartnershipReview, sending: Any) -> list[actions.Drawn]:
    return actions.draw_review_links(review=review, by=AT_THE_MACHINE, sending=sending)


def test_the_sheet_does_not_say_who_has_answered() -> None:
    review = a_review()
    answered_by_link(links_of(review)[1])
    again = links_of(review)
    assert len(again) == 3
    assert [find_link(token) is not None for token in again] == [True, False, True]


EXPIRED: dict[str, Callable[[OneTimeLink], Any]] = {
    "used": lambda link: link.change(used_at=timezone.now(), sending=uuid4()),
    "expired": lambda link: link.change(expires_at=timezone.now()),
}


@pytest.mark.parametrize("how", EXPIRED)
@pytest.mark.parametrize("of", ["review", "confidence"])
def test_a_link_that_is_used_or_expired_takes_nothing(how: str, of: str) -> None:
    token = links_of(a_review())[0] if of == "review" else a_confidence_link()
    link = find_link(token)
    assert link is not None
    assert is_open(link)
    EXPIRED[how](link)
    assert not is_open(link)
    with pytest.raises(actions.LinkOver):
        _answer(of, token)
    assert not ReviewAnswer.objects.unscoped("tests").exists()
    assert not Confidence.objects.unscoped("tests").exists()


def _answer(of: str, token: str) -> None:
    if of == "review":
        answered_by_link(token)
    else:
        actions.answer_confidence_by_link(token=token, sending=uuid4(), score=3)


def test_a_reviews_link_is_over_when_the_review_is() -> None:
    review = a_review(asking=4)
    token = links_of(review)[0]
    with clock.standing_at(review.closes_on + DAY), pytest.raises(actions.LinkOver):
        answered_by_link(token)


def test_a_link_serves_one_purpose() -> None:
    of_review, of_training = links_of(a_review())[0], a_confidence_link()
    with pytest.raises(actions.LinkOver):
        answered_by_link(of_training)
    with pytest.raises(actions.LinkOver):
        actions.answer_confidence_by_link(token=of_review, sending=uuid4(), score=3)


def test_the_same_form_sent_twice_is_taken_once_and_another_form_is_not_taken() -> None:
    review, sending = a_review(), uuid4()
    token = links_of(review)[0]
    for rating in (4, 2):
        actions.answer_review_by_link(token=token, sending=sending, scales=every_scale(rating), comment="")
    assert [answer.scales for answer in answers(review)] == [every_scale(4)]
    with pytest.raises(actions.LinkOver):
        answered_by_link(token, 1)


def test_what_is_wrong_spends_no_link() -> None:
    review = a_review()
    token = links_of(review)[0]
    call = {"token": token, "sending": uuid4(), "scales": {}, "comment": ""}
    assert refused(actions.answer_review_by_link, **call).field == Scale.VISIBILITY.value
    answered_by_link(token)
    score = {"token": a_confidence_link(), "sending": uuid4(), "score": 6}
    assert refused(actions.answer_confidence_by_link, **score).field == "score"


# Who said what


def test_no_column_of_an_answer_says_whose_it_is_or_when_it_came() -> None:
    review = a_review(asking=5)
    tokens = links_of(review)
    for rating, token in enumerate(tokens, 1):
        answered_by_link(token, rating)
    for answer in answers(review):
        assert answer.account_id is None
        assert (answer.on, answer.created_at, answer.version) == (review.asked_on, review.created_at, 1)
    asked = Respondent.objects.unscoped("tests").filter(review=review)
    assert set(asked.values_list("answered_on", flat=True)) == {None}


def test_the_order_of_answers_is_not_the_order_in_which_they_came(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each time one comes all are written anew: neither a key nor a place in the table is an old one's."""
    review = a_review(asking=4)
    tokens = links_of(review)
    before: set[Any] = set()
    monkeypatch.setattr("spokework.practice.actions.answering._shuffle", lambda rows: rows.reverse())
    for rating, token in enumerate(tokens, 1):
        answered_by_link(token, rating, f"Comment {rating}")
        now = {answer.pk for answer in answers(review)}
        assert not now & before
        assert len(now) == rating
        before = now
    said = sorted((answer.scales["visibility"], answer.comment) for answer in answers(review))
    assert said == [(n, f"Comment {n}") for n in range(1, 5)]


def test_the_log_says_that_an_answer_came_and_not_from_whom() -> None:
    review = a_review()
    answered_by_link(links_of(review)[0])
    event = Event.objects.get(action="partnership review answered by link")
    assert event.record_id == review.pk
    assert event.actor_id == actions.answering.SOMEBODY.id
    mine = [pk for model in (OneTimeLink, Respondent, ReviewAnswer) for pk in _keys(model)]
    assert not Event.objects.filter(record_id__in=mine).exists()


def _keys(model: Any) -> list[Any]:
    return list(model.objects.unscoped("tests").values_list("pk", flat=True))


# Trainees


def test_a_trainee_answers_by_number() -> None:
    hub = a_hub()
    training = a_training(hub)
    drawn = actions.draw_confidence_links(
        training=training, moment=Moment.BEFORE, trainees=3, by=AT_THE_MACHINE, sending=uuid4()
    )
    assert [each.to for each in drawn] == [1, 2, 3]
    actions.answer_confidence_by_link(token=drawn[1].token, sending=uuid4(), score=5)
    said = Confidence.objects.unscoped("tests").get()
    assert (said.trainee, said.moment, said.score, said.entered) == (2, Moment.BEFORE, 5, Entered.LINK)
    again = actions.draw_confidence_links(
        training=training, moment=Moment.BEFORE, trainees=4, by=AT_THE_MACHINE, sending=uuid4()
    )
    assert [each.to for each in again] == [1, 3, 4]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"moment": "some day"}, "moment"),
        ({"moment": Moment.SIX_MONTHS}, "moment"),
        ({"trainees": 5}, "trainees"),
        ({"trainees": 0}, "trainees"),
    ],
)
def test_links_that_cannot_be_are_refused_by_field(said: dict[str, Any], field: str) -> None:
    usual = {"training": a_training(attended=4), "moment": Moment.AFTER, "trainees": 4}
    answer = refused(actions.draw_confidence_links, **(usual | said), by=AT_THE_MACHINE, sending=uuid4())
    assert answer.field == field


@pytest.mark.parametrize(
    ("said", "field"),
    [({"score": 6}, "score"), ({"score": 0}, "score"), ({"trainee": 5}, "trainee"), ({"moment": "x"}, "moment")],
)
def test_a_confidence_that_cannot_be_is_refused_by_field(said: dict[str, Any], field: str) -> None:
    usual = {"training": a_training(attended=4), "trainee": 1, "moment": Moment.AFTER, "score": 3}
    assert refused(actions.record_confidence, **(usual | said), by=AT_THE_MACHINE).field == field


def test_what_a_trainee_said_by_link_is_not_entered_from_paper_too() -> None:
    training = a_training()
    drawn = actions.draw_confidence_links(
        training=training, moment=Moment.AFTER, trainees=1, by=AT_THE_MACHINE, sending=uuid4()
    )
    actions.answer_confidence_by_link(token=drawn[0].token, sending=uuid4(), score=3)
    once = {"training": training, "trainee": 1, "moment": Moment.AFTER, "by": AT_THE_MACHINE}
    assert refused(actions.record_confidence, **once, score=4).field == "trainee"
