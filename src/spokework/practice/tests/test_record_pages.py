"""Writing down what was done: little to type, drafts and second presses as everywhere, and refusals at their place."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from spokework.access.roles import Role
from spokework.accounts.tests.situations import signed_in
from spokework.core import clock
from spokework.practice import codes
from spokework.practice.models import (
    Attendee,
    AwarenessSession,
    CaseLink,
    Challenge,
    Consultancy,
    JointWork,
    StrategicMeeting,
    TrainingEvent,
)
from spokework.programme.tests.situations import a_host, a_member, a_membership

from .desk import Desk, address, suggested
from .situations import a_hub, a_session, a_spoke, an_open_case

pytestmark = pytest.mark.django_db
TODAY = clock.today()
# What has to be typed or chosen, beside what is there already.
NEEDED: dict[str, dict[str, Any]] = {
    "session": {"audience": "young_people", "attended": "12", "topic": "language", "venue": "school"},
    "training": {"attended": "9"},
    "consultancy": {"role": "teacher", "topic": "missing", "advice": "Ask what would help."},
    "joint_work": {"kind": "visit"},
    "meeting": {"kind": "mace"},
    "challenge": {"about": "voice", "issue": "He was not asked."},
}
MODELS: dict[str, Any] = {
    "session": AwarenessSession,
    "training": TrainingEvent,
    "consultancy": Consultancy,
    "joint_work": JointWork,
    "meeting": StrategicMeeting,
    "challenge": Challenge,
}


def in_three(name: str, day: date) -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def the(kind: str) -> Any:
    return MODELS[kind].objects.unscoped("tests").get()


def test_the_one_button_leads_to_everything_there_is_to_record(desk: Desk) -> None:
    shown = desk.get("record").content.decode()
    assert f'href="{address("record")}"' in desk.browser.get("/").content.decode()
    for kind in NEEDED:
        assert f'href="{address(f"{kind}_new")}"' in shown
    assert f'href="{address("record_contact")}"' in shown
    assert f'href="{reverse("casework:record_referral")}"' in shown


@pytest.mark.parametrize("kind", NEEDED)
def test_what_is_usual_is_there_already(desk: Desk, kind: str) -> None:
    answer = desk.post(f"{kind}_new", desk.form(f"{kind}_new") | NEEDED[kind])
    assert answer.status_code == 303, answer.context["form"].errors
    row = the(kind)
    assert answer["Location"] == address(kind, row)
    assert (row.day, row.area, row.by_id, row.hub) == (TODAY, desk.area, desk.actor.id, desk.spoke.hub)
    if kind != "meeting":
        assert row.agency == desk.host
    assert row.minutes if kind != "challenge" else not row.minutes
    assert desk.browser.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize("kind", NEEDED)
def test_pressed_twice_it_is_recorded_once(desk: Desk, kind: str) -> None:
    sent = desk.form(f"{kind}_new") | NEEDED[kind]
    assert [desk.post(f"{kind}_new", sent).status_code for _ in range(2)] == [303, 303]
    the(kind)


@pytest.mark.parametrize("kind", NEEDED)
def test_what_was_typed_is_kept_as_a_draft(desk: Desk, kind: str) -> None:
    shown = desk.get(f"{kind}_new").context
    word = "issue" if kind == "challenge" else "advice" if kind == "consultancy" else "note"
    typed = suggested(shown["form"]) | {word: "Half a sentence", shown["writer_field"]: shown["writer"]}
    assert desk.browser.post(shown["autosave_url"], typed).status_code == 200
    assert desk.get(f"{kind}_new").context["form"][word].value() == "Half a sentence"


@pytest.mark.parametrize(
    ("kind", "wrong", "field"),
    [
        ("session", {"attended": "2", "names": "Odile\nHester\nWilf"}, "names"),
        ("session", in_three("day", TODAY + timedelta(days=1)), "day"),
        ("session", {"minutes": "0"}, "minutes"),
        ("training", {"role_teacher": "6", "role_manager": "4"}, "role_teacher"),
        ("training", {"attended": "0"}, "attended"),
        ("training", {"attended": "many"}, "attended"),
        ("joint_work", {"agency": ""}, "agency"),
        ("challenge", {"issue": " "}, "issue"),
        ("consultancy", {"minutes": "25h"}, "minutes"),
    ],
)
def test_what_is_wrong_is_said_at_its_place_and_nothing_is_lost(
    desk: Desk, kind: str, wrong: dict[str, str], field: str
) -> None:
    answer = desk.post(f"{kind}_new", desk.form(f"{kind}_new") | NEEDED[kind] | wrong)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {field}
    assert not MODELS[kind].objects.unscoped("tests").exists()


def test_an_agency_of_another_area_is_said_at_the_agency(desk: Desk) -> None:
    other = a_host()
    sent = desk.form("consultancy_new") | NEEDED["consultancy"] | {"area": other.area.code}
    answer = desk.post("consultancy_new", sent)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"agency"}


def test_a_session_begins_a_series_the_next_one_can_be_part_of(desk: Desk) -> None:
    sent = desk.form("session_new") | NEEDED["session"] | {"new_series": "Year 9 girls", "names": "Odile\n\nHester"}
    desk.post("session_new", sent)
    first = the("session")
    assert first.series.title == "Year 9 girls"
    assert Attendee.objects.unscoped("tests").filter(session=first).count() == 2
    both = desk.form("session_new") | NEEDED["session"] | {"series": str(first.series.pk), "new_series": "Another"}
    assert set(desk.post("session_new", both).context["form"].errors) == {"new_series"}
    assert desk.post("session_new", both | {"new_series": ""}).status_code == 303


def test_the_next_one_is_as_the_last_one_was(desk: Desk) -> None:
    a_session(desk.spoke.hub, by=desk.actor, area=desk.area, venue="online", topic="boys")
    form = desk.get("session_new").context["form"]
    assert (form["venue"].value(), form["topic"].value(), form["attended"].value()) == ("online", "boys", None)


def test_advice_about_one_of_her_own_is_linked_and_nobody_elses_can_be(desk: Desk) -> None:
    mine, other = desk.case.young_person, an_open_case(worker=a_spoke(desk.spoke.hub)).young_person
    offered = [value for value, _ in desk.get("consultancy_new").context["form"].fields["case"].choices]
    assert offered == ["", mine.reference]
    sent = desk.form("consultancy_new") | NEEDED["consultancy"]
    answer = desk.post("consultancy_new", sent | {"case": other.reference})
    assert set(answer.context["form"].errors) == {"case"}
    assert desk.post("consultancy_new", sent | {"case": mine.reference}).status_code == 303
    assert CaseLink.objects.unscoped("tests").get().young_person == mine


def test_whoever_works_in_two_hubs_says_for_which(desk: Desk) -> None:
    second = a_hub("Second harbour")
    a_membership(desk.spoke.worker, Role.SPOKE_WORKER, second)
    sent = desk.form("meeting_new") | NEEDED["meeting"] | {"hub": second.slug, "area": desk.area.code}
    assert desk.post("meeting_new", sent).status_code == 303
    assert the("meeting").hub == second


def test_who_was_at_a_meeting_is_ticked(desk: Desk) -> None:
    school = a_host(desk.area, name="Larkfield school")
    sent = desk.form("meeting_new") | NEEDED["meeting"] | {"agencies": [str(desk.host.pk), str(school.pk)]}
    desk.post("meeting_new", sent)
    assert "Larkfield police, Larkfield school" in desk.get("meeting", the("meeting")).content.decode()


def test_a_contact_begins_with_one_of_her_own_young_people(desk: Desk) -> None:
    shown = desk.get("record_contact")
    there = reverse("casework:contact_new", kwargs={"reference": desk.case.young_person.reference})
    assert f'href="{there}"' in shown.content.decode()
    assert shown.context["logged"]


def test_whoever_holds_no_case_is_told_where_contacts_are_written() -> None:
    manager = signed_in(a_member(Role.HUB_MANAGER, a_hub()))
    shown = manager.get(reverse("practice:record_contact"))
    assert "You hold no case" in shown.content.decode()
    form = manager.get(reverse("practice:consultancy_new")).context["form"]
    assert "case" not in form.fields
    assert form["area"].value() is None


def test_roles_are_counted_and_read_in_words(desk: Desk) -> None:
    sent = desk.form("training_new") | {"attended": "9", "role_teacher": "5", "role_manager": "4"}
    desk.post("training_new", sent)
    training = the("training")
    assert training.roles == {"teacher": 5, "manager": 4}
    label = codes.ProfessionalRole.TEACHER.label
    assert f"{label}: 5" in desk.get("training", training).content.decode()
