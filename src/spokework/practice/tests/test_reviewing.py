"""A partnership review: who is asked, once a quarter, and what colleagues answer under their names."""

from datetime import timedelta
from typing import Any

import pytest

from spokework.access.decide import NotAllowed
from spokework.core import clock
from spokework.practice import actions
from spokework.practice.actions import Professional
from spokework.practice.codes import RespondentKind, Scale
from spokework.practice.models import PartnershipReview, Respondent, ReviewAnswer
from spokework.programme.tests.situations import AT_THE_MACHINE, a_host, a_placement, an_area

from .partnerships import a_review, answered_by_link, every_scale, links_of, professionals
from .situations import a_hub, a_manager, a_spoke, acting, refused

pytestmark = pytest.mark.django_db
TODAY, DAY = clock.today(), timedelta(days=1)


def respondents(review: PartnershipReview) -> list[Respondent]:
    return list(Respondent.objects.unscoped("tests").filter(review=review).order_by("number"))


def test_the_worker_placed_there_the_manager_and_the_professionals_are_asked() -> None:
    hub, area = a_hub(), an_area()
    spoke, elsewhere = a_spoke(hub), a_spoke(hub)
    a_placement(spoke.post, area)
    a_placement(elsewhere.post, an_area())
    manager = a_manager(hub)
    asked = respondents(a_review(hub, by=manager, area=area, asking=2))
    assert [row.account_id for row in asked] == [spoke.worker_id, manager.id, None, None]
    assert [row.kind for row in asked] == [
        RespondentKind.WORKER,
        RespondentKind.MANAGER,
        RespondentKind.PROFESSIONAL,
        RespondentKind.PROFESSIONAL,
    ]
    assert [row.name for row in asked[2:]] == ["Professional 1", "Professional 2"]


def test_a_manager_who_is_placed_there_herself_is_asked_once() -> None:
    hub, area = a_hub(), an_area()
    manager = a_manager(hub)
    post = a_spoke(hub).post
    a_placement(post, area)
    review = a_review(hub, by=manager, area=area)
    assert len({row.account_id for row in respondents(review) if row.account_id}) == 2


def test_a_review_is_started_once_a_quarter_and_area() -> None:
    hub, area = a_hub(), an_area()
    a_review(hub, area=area)
    again = {"hub_id": hub.pk, "by": a_manager(hub), "area": area, "closes_on": TODAY + DAY, "professionals": []}
    assert "Open that one" in refused(actions.start_review, **again).message
    with clock.standing_at(TODAY + 100 * DAY):
        actions.start_review(**(again | {"closes_on": TODAY + 101 * DAY}))


@pytest.mark.parametrize("closes_on", [TODAY, TODAY + 61 * DAY])
def test_it_closes_after_today_and_within_two_months(closes_on: Any) -> None:
    assert refused(a_review, closes_on=closes_on).field == "closes_on"


def test_nobody_is_asked_twice_nor_from_another_area() -> None:
    review = a_review(asking=0)
    somebody = Professional("Ines Calder", a_host(review.area))
    actions.ask_professional(review=review, by=AT_THE_MACHINE, professional=somebody)
    again = Professional("ines  calder", somebody.agency)
    call = {"review": review, "by": AT_THE_MACHINE}
    assert refused(actions.ask_professional, **call, professional=again).field == "name"
    away = Professional("Ines Calder", a_host(an_area()))
    assert refused(actions.ask_professional, **call, professional=away).field == "agency"


def test_nobody_is_added_once_what_professionals_said_is_shown() -> None:
    """A mean that moved when a fourth answered would tell what the fourth said."""
    review = a_review(asking=3)
    for token in links_of(review):
        answered_by_link(token)
    call = {"review": review, "by": AT_THE_MACHINE, "professional": professionals(review.area, 4)[3]}
    assert "nobody can be asked any more" in refused(actions.ask_professional, **call).message
    call["review"] = two = a_review(asking=2)
    call["professional"] = Professional("One More", a_host(two.area))
    for token in links_of(two):
        answered_by_link(token)
    actions.ask_professional(**call)  # below three nothing is shown, so nothing can move


def test_a_colleague_who_was_asked_answers_once_under_her_name() -> None:
    hub, area = a_hub(), an_area()
    spoke = a_spoke(hub)
    a_placement(spoke.post, area)
    review = a_review(hub, area=area)
    said = {"review": review, "by": acting(spoke), "scales": every_scale(2), "comment": " It went well "}
    answer = actions.answer_review(**said)
    assert (answer.account_id, answer.comment) == (spoke.worker_id, "It went well")
    assert "An answer is not changed" in refused(actions.answer_review, **said).message
    assert ReviewAnswer.objects.unscoped("tests").count() == 1


def test_who_was_not_asked_and_who_comes_too_late_does_not_answer() -> None:
    hub = a_hub()
    manager = a_manager(hub)
    review = a_review(hub, by=manager)
    said = {"review": review, "scales": every_scale(), "comment": ""}
    assert "not asked" in refused(actions.answer_review, by=a_manager(hub), **said).message
    with clock.standing_at(review.closes_on + DAY):
        assert "closed on" in refused(actions.answer_review, by=manager, **said).message
    with pytest.raises(NotAllowed):
        actions.answer_review(by=a_manager(a_hub()), **said)


@pytest.mark.parametrize("given", [{}, every_scale() | {Scale.INDEPENDENCE.value: 6}, every_scale(0)])
def test_every_scale_is_answered_from_1_to_5(given: dict[str, int]) -> None:
    hub = a_hub()
    manager = a_manager(hub)
    review = a_review(hub, by=manager)
    answer = refused(actions.answer_review, review=review, by=manager, scales=given, comment="")
    assert answer.field in Scale.values


def test_a_worker_starts_no_review() -> None:
    spoke = a_spoke(a_hub())
    with pytest.raises(NotAllowed):
        a_review(spoke.hub, by=acting(spoke))
