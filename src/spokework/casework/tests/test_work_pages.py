"""The pages on which a case is worked, opened and written on by its worker."""

import re
from datetime import timedelta

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from spokework.access.roles import Role
from spokework.accounts.tests.situations import signed_in
from spokework.audit.models import Event
from spokework.casework import actions, codes
from spokework.casework.models import Contact, Goal, GoalScore
from spokework.casework.presenters.timeline import PAGE
from spokework.casework.tests.desk import CANARY, Work
from spokework.casework.tests.situations import (
    a_contact,
    a_goal,
    a_spoke,
    a_young_person,
)
from spokework.core import clock
from spokework.programme.tests.situations import AT_THE_MACHINE, a_hub, a_member
from spokework.vault.keyring import forget

pytestmark = pytest.mark.django_db

READ = [
    ("young_person", None), ("summary", None), ("details", None), ("assessments", None), ("assessment", 1),
    ("assessment", 2), ("plan", None), ("contacts", None), ("contact", 1), ("contact", 2), ("people_around", None),
    ("alerts", None),
]  # fmt: skip
WRITE = [
    ("details_change", None), ("assessment_new", None), ("assessment_answers", 2), ("assessment_judge", 2),
    ("assessment_sign", 2), ("assessment_correct", 1), ("goal_new", None), ("goal_score", 1), ("goal_end", 1),
    ("contact_new", None), ("contact_plan", None), ("contact_change", 1), ("contact_change", 2), ("contact_move", 2),
    ("person_new", None), ("person_end", 1), ("alert_new", None), ("alert_end", 1),
]  # fmt: skip


@pytest.mark.parametrize(("name", "number"), READ + WRITE)
def test_every_page_has_the_header_names_nobody_outside_it_and_is_logged_once(
    full: Work, name: str, number: int | None
) -> None:
    before = Event.objects.count()
    answer = full.get(name, number)
    page = answer.content.decode()
    assert answer.status_code == 200, page
    for words in ("Do not visit alone", "Text only, before six", full.young_person.reference, "years old", "High"):
        assert words in page
    assert f'<p class="person-name">{CANARY}</p>' in page
    assert "Views of this record are logged" in page
    title = re.search("<title>(.*?)</title>", page, re.DOTALL)
    assert title is not None
    assert CANARY not in title[1]
    assert full.young_person.reference in title[1]
    assert not [url for url in re.findall(r'(?:href|action|hx-post)="([^"]*)"', page) if CANARY in url]
    event = Event.objects.order_by("pk").last()
    assert Event.objects.count() == before + 1
    assert event is not None
    assert (event.action, event.subjects) == (f"viewed casework:{name}", [str(full.young_person.pk)])
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("name", "number"), READ + WRITE)
def test_no_page_opens_for_a_colleague_who_does_not_work_the_case(full: Work, name: str, number: int | None) -> None:
    stranger = signed_in(a_spoke(a_hub()).worker)
    colleague_post = a_spoke(full.case.hub)
    for client in (stranger, signed_in(colleague_post.worker)):
        assert client.get(full.address(name, number)).status_code == 404


@pytest.mark.parametrize(("name", "number"), WRITE)
def test_who_reads_for_a_reason_does_not_write(full: Work, name: str, number: int | None) -> None:
    lead = a_member(Role.SAFEGUARDING_LEAD, full.case.hub)
    client = signed_in(lead)
    assert client.get(full.address(name, number)).status_code == 403
    assert client.post(full.address(name, number)).status_code == 403


def test_numbers_that_are_not_there_are_not_found(full: Work) -> None:
    for name in {name for name, number in READ + WRITE if number}:
        assert full.get(name, 99).status_code == 404


def test_a_birth_date_stands_on_the_details_and_nowhere_else(full: Work) -> None:
    born = full.young_person.birth_date
    assert born is not None
    words = f"{born.day} {born:%B} {born.year}"
    shown = [name for name, number in READ if words in full.get(name, number).content.decode()]
    assert shown == ["details"]


def queries(client: Client, url: str) -> int:
    forget()
    with CaptureQueriesContext(connections["default"]) as main, CaptureQueriesContext(connections["keyring"]) as keys:
        assert client.get(url).status_code == 200
    return len(main) + len(keys)


@pytest.mark.parametrize("name", ["young_person", "contacts", "plan", "assessments", "summary", "people_around"])
def test_a_page_costs_the_same_with_3_contacts_and_with_300(full: Work, name: str) -> None:
    a_contact(full.case)
    queries(full.client, full.address(name))  # what is read once and for all
    few = queries(full.client, full.address(name))
    more(full, contacts=300)
    assert queries(full.client, full.address(name)) == few


def more(work: Work, *, contacts: int) -> None:
    """Straight into the table: three hundred rows, not three hundred verbs."""
    first = Contact.objects.next_number(work.young_person.pk)
    rows = [
        Contact(
            hub_id=work.case.hub_id, young_person=work.young_person, number=first + n, case=work.case,
            day=work.case.opened + timedelta(days=n // 6), mode="phone", minutes=5, attendance="attended", note=f"n{n}",
            by_id=work.actor.id,
        )
        for n in range(contacts)
    ]  # fmt: skip
    Contact.objects.unscoped("tests").bulk_create(rows)
    goal = Goal.objects.unscoped("tests").first()
    GoalScore.objects.unscoped("tests").bulk_create(
        GoalScore(
            hub_id=work.case.hub_id, young_person=work.young_person, goal=goal, day=goal.set_on, score=n % 11,
            rated_by="both",
        )
        for n in range(20)
    )  # fmt: skip


@pytest.mark.parametrize(("name", "expected"), [("young_person", r"n(\d+)\b"), ("contacts", r"n(\d+)\b")])
def test_paging_shows_everything_once(full: Work, name: str, expected: str) -> None:
    more(full, contacts=130)
    url: str | None = full.address(name)
    seen: list[str] = []
    for _ in range(20):
        page = full.client.get(url).content.decode()
        seen += re.findall(r'<p class="text">n(\d+)</p>', page)
        onward = re.search(r'rel="next" href="([^"]+)"', page)
        if onward is None:
            break
        url = full.address(name) + "?" + onward[1].split("?")[1].replace("&amp;", "&")
    assert sorted(map(int, seen)) == list(range(130))


def test_a_timeline_of_one_long_day_loses_nothing_it_says_it_shows(work: Work) -> None:
    day = clock.today()
    rows = [
        Contact(
            hub_id=work.case.hub_id, young_person=work.young_person, number=n + 1, case=work.case, day=day,
            mode="phone", minutes=5, attendance="attended", note=f"n{n}",
        )
        for n in range(PAGE + 30)
    ]  # fmt: skip
    Contact.objects.unscoped("tests").bulk_create(rows)
    page = work.get("young_person").content.decode()
    assert len(re.findall(r'<p class="text">n\d+</p>', page)) == PAGE + 30


def test_a_mistyped_page_is_the_first_page(full: Work) -> None:
    for name, query in (("young_person", "before=soon"), ("contacts", "below=2016-13-40.x")):
        assert full.client.get(f"{full.address(name)}?{query}").status_code == 200


def test_the_page_offers_what_the_state_and_the_role_allow(work: Work) -> None:
    worker = work.get("young_person").content.decode()
    assert "Pause case" in worker
    assert "Close case" not in worker
    manager = signed_in(a_member(Role.HUB_MANAGER, work.case.hub))
    page = manager.get(work.address("young_person")).content.decode()
    for words in ("Pause case", "Hand over to another worker", "Close case", "Restrict to named people"):
        assert words in page
    for words in ("Take case up again", "Undo closure", "Open case again", "Erase record"):
        assert words not in page
    actions.close_case(case=work.case, reason="moved", not_assessed="moved", by=AT_THE_MACHINE)
    page = manager.get(work.address("young_person")).content.decode()
    for words in ("Undo closure", "Open case again", "Refer again"):
        assert words in page
    assert "Pause case" not in page


@pytest.mark.parametrize("name", sorted({name for name, number in READ if number is None}))
def test_every_page_stands_before_there_is_a_case(name: str) -> None:
    hub = a_hub()
    young_person = a_young_person(hub)
    manager = signed_in(a_member(Role.HUB_MANAGER, hub))
    answer = manager.get(reverse(f"casework:{name}", kwargs={"reference": young_person.reference}))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "No case yet" in page
    assert "Not assessed" in page
    assert "/contacts/new/" not in page
    new = reverse("casework:contact_new", kwargs={"reference": young_person.reference})
    assert manager.get(new).status_code == 404


def test_the_timeline_keeps_the_words_of_a_label_as_they_are_written(work: Work) -> None:
    a_goal(work.case, domain=codes.GoalDomain.WELLBEING, by=work.actor)
    actions.close_case(case=work.case, reason="moved", not_assessed="moved", by=AT_THE_MACHINE)
    page = signed_in(a_member(Role.HUB_MANAGER, work.case.hub)).get(work.address("young_person")).content.decode()
    for words in ("Goal set: How I feel", "Case closed: Moved away", "Referral received from social care"):
        assert words in page
