"""The pages on which sharing and consent are written down and read."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from spokework.access.decide import Actor
from spokework.access.roles import Role
from spokework.casework import actions, codes
from spokework.casework.models import Consent, IntelligenceSubmission, Sharing
from spokework.casework.queries.sharing import PAGE
from spokework.core import clock
from spokework.programme.tests.situations import AT_THE_MACHINE, a_host, a_placement, an_actor

from .browsing import browser
from .desk import Work, suggested
from .situations import (
    a_closed_case,
    a_consent,
    a_contact,
    a_hub,
    a_manager,
    a_planned_contact,
    a_sharing,
    a_spoke,
    acting,
    an_identity,
    an_intelligence_submission,
    an_open_case,
    not_told,
)

pytestmark = pytest.mark.django_db
CHOSEN = {"items": ["risk"], "purpose": "safeguard", "necessity": "School could not watch the gate without knowing"}


def typed(work: Work, name: str, number: int | None = None, **more: Any) -> dict[str, Any]:
    form = work.get(name, number).context["form"]
    told = {"told_to": "Head of year", "young_person_told": "yes", "told_how": "On the way there"}
    return suggested(form) | CHOSEN | told | more


# Recording


def test_what_was_told_to_a_school_is_recorded_from_the_contact(work: Work) -> None:
    contact = a_contact(work.case, by=work.actor, day=clock.today() - timedelta(days=3))
    page = work.get("contact", contact.number).content.decode()
    there = work.address("sharing_from_contact", contact.number)
    assert f'href="{there}">Record what was shared' in page
    answer = work.post("sharing_from_contact", typed(work, "sharing_from_contact", contact.number), contact.number)
    assert (answer.status_code, answer["Location"]) == (303, work.address("contact", contact.number))
    row = Sharing.objects.visible_to(work.actor).get()
    assert (row.contact, row.day, row.arose) == (contact, contact.day, codes.SharingArose.CONTACT)
    again = work.get("contact", contact.number).content.decode()
    assert "Shared with Head of year" in again


def test_as_last_time_is_offered_but_never_why_it_was_necessary(work: Work) -> None:
    school = a_host(kind="education")
    a_placement(a_spoke(work.case.hub).post, school.area)
    a_sharing(work.young_person, by=work.actor, agency=school, told_to="Head of year", purpose="support")
    sent = suggested(work.get("sharing_new").context["form"])
    assert (sent["agency"], sent["told_to"], sent["purpose"]) == (str(school.pk), "Head of year", "support")
    assert not {"necessity", "items", "young_person_told"} & sent.keys()
    answer = work.post("sharing_new", sent)
    assert answer.status_code == 422
    assert {"necessity", "items", "young_person_told"} == set(answer.context["form"].errors)


@pytest.mark.parametrize("field", ["told_to", "channel", "items", "purpose", "basis", "condition", "necessity"])
def test_each_of_these_is_asked_for_at_its_place(work: Work, field: str) -> None:
    sent = typed(work, "sharing_new")
    answer = work.post("sharing_new", sent | {field: [] if field == "items" else ""})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not Sharing.objects.unscoped("tests").exists()


def test_not_told_asks_why_and_told_does_not_keep_why_not(work: Work) -> None:
    sent = typed(work, "sharing_new", young_person_told="no", told_how="")
    assert {"not_told", "told_how"} == set(work.post("sharing_new", sent).context["form"].errors)
    assert work.post("sharing_new", typed(work, "sharing_new", not_told="risk")).status_code == 303
    assert Sharing.objects.visible_to(work.actor).get().not_told == ""


def test_nothing_arises_from_a_contact_that_is_only_planned(work: Work) -> None:
    planned = a_planned_contact(work.case, by=work.actor)
    answer = work.get("sharing_from_contact", planned.number)
    assert answer["Location"] == work.address("contact", planned.number)
    assert "Record what was shared" not in work.get("contact", planned.number).content.decode()


def test_an_agency_is_offered_on_its_own_sharing_after_the_hub_left_it(work: Work) -> None:
    school = a_host(kind="education")
    row = a_sharing(work.young_person, by=work.actor, agency=school)
    assert str(school.pk) not in dict(work.get("sharing_new").context["form"].fields["agency"].choices)
    sent = suggested(work.get("sharing_change", row.number).context["form"])
    assert work.post("sharing_change", sent | {"told_to": "The head"}, row.number).status_code == 303
    row.refresh_from_db()
    assert (row.agency, row.told_to) == (school, "The head")


def test_a_correction_shows_what_it_said_before(work: Work) -> None:
    row = a_sharing(work.young_person, by=work.actor, told_to="Head of year")
    sent = suggested(work.get("sharing_change", row.number).context["form"])
    assert work.post("sharing_change", sent | {"told_to": "School nurse"}, row.number).status_code == 303
    page = work.get("sharing_one", row.number).content.decode()
    assert "What it said before" in page
    assert "Head of year" in page


def test_of_two_who_correct_one_sharing_the_second_sees_both(work: Work) -> None:
    row = a_sharing(work.young_person, by=work.actor, told_to="Head of year")
    sent = suggested(work.get("sharing_change", row.number).context["form"])
    work.post("sharing_change", sent | {"told_to": "School nurse"}, row.number)
    answer = work.post("sharing_change", sent | {"submission": "", "told_to": "The caretaker"}, row.number)
    assert answer.status_code == 409
    assert b"School nurse" in answer.content
    assert b"The caretaker" in answer.content


def test_an_intelligence_submission_is_offered_with_the_police_alone_and_kept_apart(work: Work) -> None:
    area = a_host(kind="police", name="Harbour police").area
    a_host(area, kind="education", name="Harbour School")
    a_placement(a_spoke(work.case.hub).post, area)
    form = work.get("intelligence_new").context["form"]
    assert [words for _, words in form.fields["agency"].choices][1:] == [f"Harbour police, {area.name}"]
    sent = suggested(form) | CHOSEN | {"told_to": "The bureau", "young_person_told": "no"}
    answer = work.post("intelligence_new", sent | {"not_told": "risk", "told_how": "He reads her telephone"})
    assert answer.status_code == 303
    made = IntelligenceSubmission.objects.visible_to(work.actor).get()
    assert (made.purpose, made.channel) == ("safeguard", "form")
    assert "Intelligence submissions" in work.get("sharing").content.decode()
    assert "on no other page" in work.get("intelligence", made.number).content.decode()


# Reading


def test_the_page_says_that_consent_to_support_is_no_basis_for_sharing(work: Work) -> None:
    page = work.get("sharing").content.decode()
    assert "Consent to support is not the lawful basis for sharing" in page
    assert "As the referral of" in page
    assert "Nothing shared yet" in page


def test_the_list_is_narrowed_by_purpose_and_by_what_the_young_person_knows(work: Work) -> None:
    for name, facts in (("A nurse", {"purpose": "support"}), ("A sergeant", not_told())):
        a_sharing(work.young_person, by=work.actor, told_to=name, **facts)
    there = work.address("sharing")

    def shown(query: str) -> set[str]:
        page = work.client.get(f"{there}{query}").content.decode()
        return {name for name in ("A nurse", "A sergeant") if name in page}

    assert shown("") == {"A nurse", "A sergeant"}
    assert shown("?told=no") == {"A sergeant"}
    assert shown("?purpose=support") == {"A nurse"}
    assert shown("?purpose=support&told=no") == set()
    assert shown("?purpose=nonsense&told=perhaps") == {"A nurse", "A sergeant"}


def test_a_long_list_has_pages_and_each_sharing_stands_on_one(work: Work) -> None:
    for at in range(PAGE + 3):
        a_sharing(work.young_person, by=work.actor, told_to=f"Adviser no {at}.")
    first = work.get("sharing")
    second = work.client.get(first.context["earlier_url"])
    titles = [item.title for page in (first, second) for item in page.context["items"]]
    assert len(titles) == len(set(titles)) == PAGE + 3
    assert not second.context["earlier_url"]


def test_the_timeline_and_the_summary_tell_of_both(work: Work) -> None:
    a_sharing(work.young_person, by=work.actor, told_to="Head of year")
    a_consent(work.young_person, by=work.actor, explained="With the leaflet")
    timeline, summary = (work.get(name).content.decode() for name in ("young_person", "summary"))
    assert "Shared with Head of year" in timeline
    assert "Consent given by the young person and a parent or carer" in timeline
    assert "Head of year" in summary
    assert "With the leaflet" in summary


def test_the_young_person_is_handed_what_they_were_told_of_and_no_more(work: Work) -> None:
    young_person, by = work.young_person, work.actor
    a_sharing(young_person, by=by, told_to="Head of year", items=["risk", "health", "family"])
    a_sharing(young_person, by=by, told_to="A sergeant", **not_told())
    an_intelligence_submission(young_person, by=by, told_to="The bureau")
    page = work.get("who_was_told").content.decode()
    assert "Head of year" in page
    assert "what could harm you, your health and your family and home" in page
    assert "To help keep you safe" in page
    assert "A sergeant" not in page
    assert "The bureau" not in page


# Consent


def test_a_withdrawal_stands_in_the_header_and_among_the_next_steps_until_somebody_acts(work: Work) -> None:
    a_consent(work.young_person, by=work.actor)
    assert b"Consent withdrawn" not in work.get("contacts").content
    sent = suggested(work.get("consent_new").context["form"]) | {"decision": "withdrawn", "decided_by": "both"}
    assert work.post("consent_new", sent).status_code == 303
    assert Consent.objects.visible_to(work.actor).count() == 2
    assert b"Consent withdrawn" in work.get("contacts").content
    timeline = work.get("young_person").content.decode()
    assert f'href="{work.address("sharing")}">Act on withdrawn consent' in timeline
    assert "nothing closes by itself" in work.get("sharing").content.decode()
    a_consent(work.young_person, by=work.actor)
    assert b"Consent withdrawn</span> since" not in work.get("contacts").content
    assert b"Act on" not in work.get("young_person").content


def test_once_the_case_is_closed_somebody_has_acted(work: Work) -> None:
    a_consent(work.young_person, decision="refused", by=work.actor)
    assert b"Consent refused</span> since" in work.get("contacts").content
    manager = a_manager(work.case.hub)
    actions.close_case(case=work.case, reason="declined", not_assessed="not_taken_up", by=manager)
    assert b"Consent refused</span> since" not in browser(manager).get(work.address("contacts")).content


def test_a_form_for_nobody_asked_asks_not_who_decided(work: Work) -> None:
    sent = suggested(work.get("consent_new").context["form"]) | {"decision": "not_asked", "decided_by": "both"}
    assert work.post("consent_new", sent).status_code == 303
    assert Consent.objects.visible_to(work.actor).get().decided_by == ""


# The register


def register(actor: Actor, kind: str = "") -> Any:
    client: Client = browser(actor)
    return client.get(reverse("casework:sharing_register"), {"kind": kind})


def test_the_manager_reads_whom_and_the_officer_the_reference_until_she_gives_a_reason(work: Work) -> None:
    a_sharing(work.young_person, by=work.actor, told_to="Head of year")
    by_manager = register(a_manager(work.case.hub)).content.decode()
    assert "Head of year" in by_manager
    assert work.young_person.called in by_manager
    officer = an_actor(Role.DATA_PROTECTION_OFFICER, work.case.hub)
    before = register(officer).content.decode()
    assert work.young_person.reference in before
    assert "Opens with a reason" in before
    assert not any(words in before for words in ("Head of year", work.young_person.called))
    actions.look_beyond(young_person=work.young_person, reason="She asks what was told", by=officer)
    assert "Head of year" in register(officer).content.decode()


def test_a_record_kept_from_the_manager_is_not_in_her_register(work: Work) -> None:
    a_sharing(work.young_person, by=work.actor)
    manager = a_manager(work.case.hub)
    actions.restrict_record(young_person=work.young_person, accounts=[], by=a_manager(work.case.hub))
    assert work.young_person.reference not in register(manager).content.decode()


def test_of_the_last_three_months_those_not_told_are_listed(work: Work) -> None:
    case = an_open_case(work.case.hub, opened=clock.today() - timedelta(days=200))
    long_ago = clock.today() - timedelta(days=91)
    a_sharing(case.young_person, told_to="Too long ago", day=long_ago, **not_told())
    a_sharing(case.young_person, told_to="Lately", day=long_ago + timedelta(days=1), **not_told())
    a_sharing(case.young_person, told_to="She knows", day=clock.today())
    page = register(a_manager(work.case.hub), "not-told").content.decode()
    assert "Lately" in page
    assert "Too long ago" not in page
    assert "She knows" not in page


def test_submissions_stand_in_a_list_of_their_own(work: Work) -> None:
    an_intelligence_submission(work.young_person, by=work.actor, told_to="The bureau")
    manager = a_manager(work.case.hub)
    assert "The bureau" not in register(manager).content.decode()
    assert "The bureau" in register(manager, "intelligence").content.decode()


def test_every_sharing_stands_once_in_the_pages_of_the_register(work: Work) -> None:
    cases = [an_open_case(work.case.hub, identity=an_identity()) for _ in range(3)]
    for at in range(45):
        a_sharing(cases[at % 3].young_person, told_to=f"Adviser no {at}.", day=clock.today())
    client, there = browser(a_manager(work.case.hub)), reverse("casework:sharing_register")
    first = client.get(there)
    second = client.get(f"{there}{first.context['next_url']}")
    told = [row.whom for page in (first, second) for row in page.context["rows"]]
    assert len(told) == len(set(told)) == 45
    assert not second.context["next_url"]


def test_an_erased_record_is_in_no_register(work: Work) -> None:
    case = a_closed_case(work.case.hub)
    a_sharing(case.young_person, by=AT_THE_MACHINE)
    officer = an_actor(Role.DATA_PROTECTION_OFFICER, work.case.hub)
    assert case.young_person.reference in register(officer).content.decode()
    actions.erase_young_person(reference=case.young_person.reference, by=officer)
    assert case.young_person.reference not in register(officer).content.decode()


def test_a_colleague_reads_no_register() -> None:
    assert register(acting(a_spoke(a_hub()))).status_code == 403
