"""The pages of partnerships: what is due, and who stands there."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from spokework.access.decide import Actor
from spokework.core import clock
from spokework.core.quarters import quarter_name, quarter_number
from spokework.practice import actions
from spokework.practice.models import SharingAgreement
from spokework.programme.models import Area, Hub
from spokework.programme.tests.situations import a_host, a_placement, a_post, an_area

from .opening import of, page, place, three, worked_in
from .partnerships import (
    a_champion,
    a_rating,
    a_review,
    an_agreement,
    around_an_area,
    every_scale,
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


# What is due


def test_a_manager_is_told_what_is_due_and_a_worker_reads_without_being_told(
    hub: Hub, area: Area, client: Client
) -> None:
    an_agreement(hub, area=area, title="Missing protocol", expires=TODAY + 59 * DAY)
    an_agreement(hub, area=area, title="Panel protocol", signed=TODAY - 9 * DAY, expires=TODAY - DAY)
    an_agreement(hub, area=area, title="Long protocol", expires=TODAY + 61 * DAY)
    quarter = quarter_name(quarter_number(TODAY))
    due = page(client, reverse("practice:partnerships")).split("<h2>Areas</h2>")[0]
    for words in (
        "Missing protocol” expires on",
        "Panel protocol” expired on",
        f"support for {quarter}",
        f"of {quarter}",
    ):
        assert words in due
    assert "Long protocol" not in due
    theirs = page(of(acting(a_spoke(hub))), reverse("practice:partnerships"))
    assert "<h2>Due</h2>" not in theirs
    assert area.name in theirs


def test_what_is_done_is_due_no_more(hub: Hub, area: Area, client: Client, manager: Actor) -> None:
    a_rating(hub, area=area)
    a_review(hub, area=area, by=manager)
    agreement = an_agreement(hub, area=area, expires=TODAY + DAY)
    actions.end_agreement(agreement=agreement, end=TODAY, by=manager)
    assert '<p class="muted">Nothing.</p>' in page(client, reverse("practice:partnerships"))


def test_where_no_post_is_placed_today_nothing_is_due_by_the_quarter(hub: Hub, client: Client) -> None:
    champion = a_champion(hub)
    there = page(client, place(hub, champion.agency.area))
    assert "Odile Marchbanks" in there
    assert "<h2>Due</h2>" not in there


def test_today_says_what_is_to_renew_and_to_answer(hub: Hub, area: Area, manager: Actor, client: Client) -> None:
    spoke = a_spoke(hub)
    a_placement(spoke.post, area)
    an_agreement(hub, area=area, title="Missing protocol", expires=TODAY + 59 * DAY)
    review = a_review(hub, area=area, by=manager)
    for browser, sees in ((client, True), (of(acting(spoke)), False)):
        today = page(browser, "/")
        assert ("Missing protocol" in today) is sees
        assert "Answer the partnership review" in today
    actions.answer_review(review=review, by=manager, scales=every_scale(), comment="")
    assert "Answer the partnership review" not in page(client, "/")
    with clock.standing_at(review.closes_on + DAY):
        assert "Answer the partnership review" not in page(of(acting(spoke)), "/")


# One area


def test_an_area_shows_everybody_around_it_and_another_hubs_shows_none_of_it(hub: Hub, area: Area) -> None:
    around_an_area(hub, area)
    worker = of(acting(a_spoke(hub)))
    shown = page(worker, place(hub, area))
    for words in (
        "Odile Marchbanks",
        "The morning briefing",
        "Names and dates of missing episodes",
        "The chair of the",
    ):
        assert words in shown
    other = a_hub()
    assert worker.get(place(other, area)).status_code == 404
    theirs = page(of(a_manager(other)), place(other, area))
    assert "Odile Marchbanks" not in theirs
    assert "None yet" in theirs


def test_who_sits_where_names_other_posts_at_the_same_host_of_the_own_hub_only(hub: Hub, client: Client) -> None:
    area = an_area()
    host = a_host(area)
    for title, whose in (("First post", hub), ("Second post", hub), ("Stranger’s post", a_hub())):
        a_placement(a_post(whose, title=title), area, host=host)
    elsewhere = a_placement(a_post(hub, title="Third post"), area, host=a_host(area))
    shown = page(client, place(hub, area))
    assert shown.count("Second post") == 2  # its own line, and beside the first
    assert shown.count(elsewhere.post.title) == 1
    assert "Stranger’s post" not in shown


def test_each_form_writes_what_it_says(hub: Hub, area: Area, client: Client) -> None:
    agency = a_host(area)

    def send(form: str, **said: Any) -> None:
        answer = client.post(place(hub, area, form), {"submission": str(uuid4()), **said})
        assert answer.status_code == 303, answer.context["form"].errors

    send("agency_new", name="Quay School", kind="education")
    send("partner_new", agency=agency.pk, role="referrer", **three("start", TODAY))
    send("champion_new", agency=agency.pk, role="manager", name="Ines Calder", **three("start", TODAY))
    dates = three("signed", TODAY - DAY) | three("expires", TODAY + 90 * DAY)
    send("agreement_new", title="Protocol", agencies=[agency.pk], covers="Names", remind_days="30", **dates)
    send("strategic_support_new", quarter=quarter_number(TODAY), rating="4", evidence="The minutes")
    shown = page(client, place(hub, area))
    for words in ("Refers young people", "Ines Calder", "Protocol", "4 of 5"):
        assert words in shown
    assert "Quay School" in page(client, place(hub, area, "partner_new"))


@pytest.mark.parametrize(
    ("name", "said", "field"),
    [
        ("partner_new", {"agency": "of another area"}, "agency"),
        ("champion_new", {"name": "  "}, "name"),
        ("agreement_new", three("signed", TODAY) | three("expires", TODAY - DAY), "expires"),
        ("agreement_new", {"remind_days": "0"}, "remind_days"),
        ("strategic_support_new", {"rating": "6"}, "rating"),
        ("strategic_support_new", {"quarter": "1"}, "quarter"),
        ("review_new", three("closes_on", TODAY), "closes_on"),
        ("review_new", {"name_1": "Ines Calder"}, "agency_1"),
    ],
)
def test_what_is_wrong_is_refused_at_its_field_and_what_was_typed_stays(
    hub: Hub, area: Area, client: Client, name: str, said: dict[str, Any], field: str
) -> None:
    agency = a_host(area)
    right = (
        {
            "agency": agency.pk,
            "agencies": [agency.pk],
            "role": "manager" if name == "champion_new" else "referrer",
            "name": "Ines Calder",
            "title": "Typed title",
            "covers": "Typed words",
            "remind_days": "30",
            "rating": "3",
            "evidence": "Typed words",
            "quarter": quarter_number(TODAY),
            "submission": str(uuid4()),
        }
        | three("start", TODAY)
        | three("signed", TODAY)
        | three("expires", TODAY + DAY)
        | three("closes_on", TODAY + DAY)
    )
    wrong = {key: str(a_host().pk) if value == "of another area" else value for key, value in said.items()}
    answer = client.post(place(hub, area, name), right | wrong)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {field}
    if name == "agreement_new":
        assert "Typed words" in answer.content.decode()


CHANGED: dict[str, tuple[Callable[[Hub, Area], Any], dict[str, Any]]] = {
    "champion_change": (
        lambda hub, area: a_champion(hub, agency=a_host(area)),
        {"name": "New Name", "role": "manager"},
    ),
    "strategic_support_change": (lambda hub, area: a_rating(hub, area=area), {"rating": "5", "evidence": "New words"}),
}


@pytest.mark.parametrize("name", CHANGED)
def test_of_two_who_change_one_row_the_second_sees_both(hub: Hub, area: Area, client: Client, name: str) -> None:
    make, said = CHANGED[name]
    row = make(hub, area)
    there = reverse(f"practice:{name}", kwargs={"pk": row.pk})
    first = client.post(there, {"version": "1", "submission": str(uuid4()), **said})
    assert first.status_code == 303, first.context["form"].errors
    second = client.post(there, {"version": "1", "submission": str(uuid4()), **said, "evidence": "Other words"})
    assert second.status_code == 409
    assert "Somebody else" in second.content.decode() or "saved" in second.content.decode()


def test_an_agreement_is_corrected_with_its_agencies(hub: Hub, area: Area, client: Client) -> None:
    agreement = an_agreement(hub, area=area)
    there = reverse("practice:agreement_correct", kwargs={"pk": agreement.pk})
    shown = client.get(there).context["form"]
    more = [*shown.initial["agencies"], a_host(area).pk]
    dates = three("signed", agreement.signed) | three("expires", agreement.expires)
    said = {"title": "Other", "covers": "Same", "remind_days": "10", "version": "1", "agencies": more, **dates}
    assert client.post(there, said | {"submission": str(uuid4())}).status_code == 303
    found = SharingAgreement.objects.unscoped("tests").get(pk=agreement.pk)
    assert (found.title, found.agencies.unscoped("tests").count()) == ("Other", 2)
    again = client.post(there, said | {"submission": str(uuid4()), "title": "Third"})
    assert again.status_code == 409


def test_an_agreement_is_renewed_with_what_it_said_before(hub: Hub, area: Area, client: Client) -> None:
    agreement = an_agreement(hub, area=area, expires=TODAY + 9 * DAY)
    there = reverse("practice:agreement_renew", kwargs={"pk": agreement.pk})
    assert there in page(client, reverse("practice:partnerships"))
    drawn = client.get(there).context["form"]
    said = {name: drawn[name].value() for name in ("title", "agencies", "covers", "remind_days")}
    assert drawn["signed"].value() is None
    dates = three("signed", TODAY) | three("expires", TODAY + 365 * DAY)
    assert client.post(there, said | dates | {"submission": str(uuid4())}).status_code == 303
    assert there not in page(client, reverse("practice:partnerships"))
    assert page(client, place(hub, area)).count(agreement.title) >= 2


@pytest.mark.parametrize("name", ["partner_end", "champion_end", "agreement_end"])
def test_what_ends_stays_in_the_history(hub: Hub, area: Area, client: Client, name: str) -> None:
    row = around_an_area(hub, area)[name.removesuffix("_end")]
    if name != "agreement_end":
        row.change(start=TODAY - DAY)
    there = reverse(f"practice:{name}", kwargs={"pk": row.pk})
    assert client.post(there, {"submission": str(uuid4()), **three("end", TODAY)}).status_code == 303
    assert "ended" in page(client, place(hub, area)) or f"to {TODAY.day} " in page(client, place(hub, area))
