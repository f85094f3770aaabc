"""What the pages of a partnership review show, and when; and reviews over time."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from spokework.access.decide import Actor
from spokework.core import clock
from spokework.practice import actions
from spokework.practice.models import PartnershipReview
from spokework.practice.presenters.small_multiples import multiples
from spokework.practice.queries.one_time_links import find_link
from spokework.practice.queries.reviews import Blunted, reviews_over_time
from spokework.programme.models import Area, Hub
from spokework.programme.tests.situations import a_host, an_area

from .opening import of, page, place, three, worked_in
from .partnerships import (
    a_review,
    answered_by_link,
    every_scale,
    links_of,
)
from .situations import a_hub, a_manager, a_spoke, acting

pytestmark = pytest.mark.django_db
TODAY, DAY = clock.today(), timedelta(days=1)
NOTHING = "Fewer than three have answered"


@pytest.fixture
def hub() -> Hub:
    return a_hub()


@pytest.fixture
def area(hub: Hub) -> Area:
    return worked_in(hub)


@pytest.fixture
def manager(hub: Hub) -> Actor:
    return a_manager(hub)


@pytest.fixture
def client(manager: Actor) -> Client:
    return of(manager)


def review_page(client: Client, review: PartnershipReview) -> str:
    return page(client, reverse("practice:review", kwargs={"pk": review.pk}))


def test_a_manager_starts_a_review_and_is_shown_links_once(hub: Hub, area: Area, client: Client) -> None:
    agency = a_host(area)
    asked = {f"name_{n}": f"Professional {n}" for n in (1, 2, 3)} | {f"agency_{n}": agency.pk for n in (1, 2, 3)}
    there = place(hub, area, "review_new")
    said = {"submission": str(uuid4()), **asked, **three("closes_on", TODAY + 9 * DAY)}
    started = client.post(there, said)
    assert started.status_code == 303, started.context["form"].errors
    sheet = f"{started['Location']}links/"
    assert "/answer/" not in page(client, sheet)
    press = {"submission": str(uuid4())}
    first, second = client.post(sheet, press), client.post(sheet, press)
    links = [slip.address for slip in first.context["slips"]]
    assert len(links) == 3
    assert links == [slip.address for slip in second.context["slips"]]
    assert "no-store" in first["Cache-Control"]
    assert all(find_link(link.split("/")[-2]) for link in links)
    assert first.content.count(b"as a QR code") == 3


def test_below_three_nothing_of_it_is_shown_and_from_three_on_it_is(hub: Hub, client: Client, manager: Actor) -> None:
    review = a_review(hub, by=manager)
    tokens = links_of(review)
    for number, token in enumerate(tokens, 1):
        shown = review_page(client, review)
        assert "Local professionals, mean" not in shown
        assert "Comment" not in shown
        assert shown.count("Not shown") == 3  # whoever has answered
        answered_by_link(token, number + 1, f"Comment {number}")
    shown = review_page(client, review)
    assert "Local professionals, mean of 3" in shown
    assert '<td role="cell" data-label="Local professionals, mean of 3" class="number">' in shown
    assert all(f"Comment {number}" in shown for number in (1, 2, 3))


def test_a_fourth_answer_moves_nothing_that_was_shown(hub: Hub, client: Client, manager: Actor) -> None:
    """Three of four have answered: not a word until no fourth can come."""
    review = a_review(hub, by=manager, asking=4)
    tokens = links_of(review)
    for token in tokens[:3]:
        answered_by_link(token, 4, "Comment")
    assert "Comment" not in review_page(client, review)
    with clock.standing_at(review.closes_on + DAY):
        closed = review_page(client, review).split("</header>")[1]
        assert "mean of 3" in closed
        with pytest.raises(actions.LinkOver):
            answered_by_link(tokens[3], 1)
        assert review_page(client, review).split("</header>")[1] == closed


def test_a_review_that_closed_below_three_shows_nothing_for_ever(hub: Hub, client: Client, manager: Actor) -> None:
    review = a_review(hub, by=manager)
    for token in links_of(review)[:2]:
        answered_by_link(token, 4, "Comment")
    with clock.standing_at(review.closes_on + 400 * DAY):
        shown = review_page(client, review)
        assert NOTHING in shown
        assert "Comment" not in shown
        assert "mean of" not in shown


def test_colleagues_answers_stand_under_their_names(hub: Hub, area: Area, client: Client, manager: Actor) -> None:
    review = a_review(hub, by=manager, area=area)
    there = reverse("practice:review_answer", kwargs={"pk": review.pk})
    answer = client.post(there, {"submission": str(uuid4()), "comment": "Under my name", **every_scale(2)})
    assert answer.status_code == 303, answer.context["form"].errors
    shown = review_page(of(acting(a_spoke(hub))), review)
    assert f"{manager.name} (her manager)" in shown
    assert "Under my name" in shown


@pytest.mark.parametrize(
    ("ratings", "shown"),
    [
        ([5, 5, 5], "4.5 or more"),
        ([5, 5, 4], "4.5 or more"),
        ([1, 1, 1], "1.5 or less"),
        ([1, 2, 2], "1.5 or less"),
        ([3, 3, 3], "3"),
        ([3, 4, 4], "3.5"),
        ([4, 4, 4, 5], "4"),
    ],
)
def test_a_mean_at_an_end_does_not_say_what_everybody_answered(ratings: list[int], shown: str) -> None:
    assert str(Blunted.of(ratings)) == shown


# Over time


def test_reviews_over_time_are_a_line_a_kind_with_gaps_where_nothing_may_be_shown(hub: Hub, manager: Actor) -> None:
    area = an_area()
    for back, asking in ((9, 3), (6, 2), (3, 3)):
        with clock.standing_at(TODAY - back * 30 * DAY):
            review = a_review(hub, area=area, by=manager, asking=asking)
            for token in links_of(review):
                answered_by_link(token, 4)
            if back != 6:
                actions.answer_review(review=review, by=manager, scales=every_scale(2), comment="")
    found = reviews_over_time(manager, area, hub=hub)
    drawn = multiples(found)
    assert drawn is not None
    assert [chart.title for chart in drawn.charts][:2] == ["Visibility", "Information sharing"]
    lines = {line.kind: line for line in drawn.charts[0].lines}
    assert set(lines) == {"professional", "manager"}
    assert len(lines["professional"].marks) == 2
    assert lines["professional"].path.count("M") == 2  # broken where two answered
    assert len({line.marks[0].path[-4:] for line in drawn.key}) == 3
    # Every point lies within its picture, the first at one end and the last at the other, whatever lies between.
    places = [mark.x for mark in lines["professional"].marks]
    assert places[0] < 30 < 230 < places[-1] < drawn.right
    assert "Local professionals: 4 in" in drawn.charts[0].says
    assert [len(row) for row in drawn.table.rows] == [4] * 6
    assert drawn.table.rows[0][1].text == "4 · – · 2"
    assert drawn.table.rows[0][2].text == "– · – · –"
    shown = page(of(manager), place(hub, area))
    assert shown.count("<figure>") == 6


def test_before_anything_may_be_shown_there_is_no_picture(hub: Hub, manager: Actor) -> None:
    review = a_review(hub, by=manager)
    assert multiples(reviews_over_time(manager, review.area, hub=hub)) is None
    other = a_manager(a_hub())
    for token in links_of(review):
        answered_by_link(token)
    assert multiples(reviews_over_time(manager, review.area, hub=hub)) is not None
    assert multiples(reviews_over_time(other, review.area, hub=hub)) is None
