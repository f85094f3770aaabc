"""Every page of the case's life, of who sees, and of the lists: who gets in, and what it says."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from spokework.access.decide import Actor
from spokework.access.roles import Role
from spokework.accounts.models import Account
from spokework.accounts.tests.situations import signed_in
from spokework.casework import actions
from spokework.casework.models import BreakGlass, Case, Closure, NamedReader, Notice, YoungPerson
from spokework.casework.states import CaseState
from spokework.casework.tests.situations import (
    a_hub,
    a_manager,
    a_referral,
    a_spoke,
    a_young_person,
    acting,
    an_identity,
    an_open_case,
)
from spokework.core import clock
from spokework.programme.tests.situations import AT_THE_MACHINE, an_actor

pytestmark = pytest.mark.django_db

NAME = "Zebrafinch"
WHY = "Her worker is ill and the school rang."


def browser(actor: Actor) -> Client:
    return signed_in(Account.objects.get(pk=actor.id))


def page(client: Client, name: str, data: Any = None, **kwargs: Any) -> Any:
    return client.get(reverse(f"casework:{name}", kwargs=kwargs or None), data)


def send(client: Client, name: str, data: Any, **kwargs: Any) -> Any:
    return client.post(reverse(f"casework:{name}", kwargs=kwargs or None), data)


def case_now(case: Case) -> Case:
    found: Case = Case.objects.unscoped("tests").get(pk=case.pk)
    return found


ENDING = {
    "reason": "moved",
    "outcome": "Settled with an aunt",
    "assessment": "none",
    "not_assessed": "moved",
    "young_person_told": "yes",
    "told_how": "By phone",
}


# The course of a case


def test_a_worker_pauses_and_resumes_her_case() -> None:
    worker = a_spoke(a_hub())
    case = an_open_case(worker=worker)
    client, at = browser(acting(worker)), {"reference": case.young_person.reference, "number": case.number}
    assert page(client, "pause_case", **at).status_code == 200
    assert send(client, "pause_case", {"reason": ""}, **at).status_code == 422
    assert send(client, "pause_case", {"reason": "In hospital"}, **at).status_code == 303
    assert case_now(case).state == CaseState.PAUSED
    assert page(client, "pause_case", **at).status_code == 302
    assert "Paused since" in page(client, "resume_case", **at).content.decode()
    assert send(client, "resume_case", {}, **at).status_code == 303
    assert case_now(case).state == CaseState.OPEN


def test_closing_says_what_will_happen_and_asks_for_the_assessment_or_why_there_is_none() -> None:
    case = an_open_case()
    client = browser(a_manager(case.hub))
    at = {"reference": case.young_person.reference, "number": case.number}
    shown = page(client, "close_case", **at).content.decode()
    assert "no longer sees this record" in shown
    assert "There is no signed closing assessment" in shown
    without = send(client, "close_case", ENDING | {"not_assessed": ""}, **at)
    assert without.status_code == 422
    assert "Choose why the young person was not assessed" in without.content.decode()
    assert send(client, "close_case", ENDING | {"told_how": ""}, **at).status_code == 422
    assert send(client, "close_case", ENDING, **at).status_code == 303
    closure = Closure.objects.unscoped("tests").get(case=case)
    assert (closure.outcome, closure.not_assessed, closure.young_person_told) == ("Settled with an aunt", "moved", True)


def test_the_second_of_two_who_close_is_told_and_keeps_what_was_typed() -> None:
    case = an_open_case()
    first, second = a_manager(case.hub), a_manager(case.hub)
    at = {"reference": case.young_person.reference, "number": case.number}
    client = browser(second)
    page(client, "close_case", **at)
    actions.close_case(case=case, reason="moved", not_assessed="moved", by=first)
    answer = send(client, "close_case", ENDING, **at)
    assert answer.status_code == 422
    assert f"{first.name} closed this case" in answer.content.decode()
    assert "Settled with an aunt" in answer.content.decode()


def test_a_manager_undoes_a_closure_and_reopens_after_one() -> None:
    worker = a_spoke(a_hub())
    case = an_open_case(worker=worker)
    manager = a_manager(case.hub)
    client, reference = browser(manager), case.young_person.reference
    at = {"reference": reference, "number": case.number}
    assert page(client, "undo_closure", **at).status_code == 302
    assert page(client, "reopen", reference=reference).status_code == 404
    actions.close_case(case=case, reason="moved", not_assessed="moved", by=manager)
    assert manager.name in page(client, "undo_closure", **at).content.decode()
    assert send(client, "undo_closure", {"reason": "Wrong record"}, **at).status_code == 303
    assert case_now(case).state == CaseState.OPEN
    actions.close_case(case=case, reason="moved", not_assessed="moved", by=manager)
    assert page(client, "reopen", reference=reference).status_code == 200
    assert send(client, "reopen", {"appointment": str(worker.pk)}, reference=reference).status_code == 303
    assert Case.objects.unscoped("tests").get(young_person=case.young_person, number=2).state == CaseState.OPEN


# Who sees


def test_looking_beyond_opens_by_reference_or_exact_name_and_no_address_holds_the_name() -> None:
    hub = a_hub()
    one = a_young_person(hub, identity=an_identity(given_name=NAME, family_name="Quillwort"))
    two = a_young_person(hub)
    worker = acting(a_spoke(hub))
    client = browser(worker)
    here = {"reference": one.reference}
    assert page(client, "young_person", **here).status_code == 404
    for wrong in (NAME, f"{NAME} Quill", "SW-ZZZZ-Z", "nobody at all"):
        answer = send(client, "look_beyond", {"who": wrong, "reason": WHY})
        assert answer.status_code == 422
        assert "No record here" in answer.content.decode()
    answer = send(client, "look_beyond", {"who": f" {NAME.lower()}  quillwort ", "reason": WHY})
    assert answer["Location"] == reverse("casework:young_person", kwargs=here)
    assert page(client, "young_person", **here).status_code == 200
    assert send(client, "look_beyond", {"who": two.reference, "reason": "short"}).status_code == 422
    assert send(client, "look_beyond", {"who": two.reference, "reason": WHY}).status_code == 303
    assert "already" in send(client, "look_beyond", {"who": two.reference, "reason": WHY}).content.decode()


def test_a_reason_that_has_run_out_opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    young_person = a_young_person()
    worker = acting(a_spoke(young_person.hub))
    actions.look_beyond(young_person=young_person, reason=WHY, by=worker)
    BreakGlass.objects.unscoped("tests").update(ends=timezone.now() - timedelta(seconds=1))
    assert page(browser(worker), "young_person", reference=young_person.reference).status_code == 404


def test_a_restricted_record_is_not_found_by_a_worker_and_is_by_a_lead() -> None:
    hub = a_hub()
    young_person = a_young_person(hub)
    actions.restrict_record(young_person=young_person, accounts=[], by=a_manager(hub))
    asked = {"who": young_person.reference, "reason": WHY}
    missing = send(browser(acting(a_spoke(hub))), "look_beyond", asked)
    assert "No record here" in missing.content.decode()
    assert send(browser(an_actor(Role.SAFEGUARDING_LEAD, hub)), "look_beyond", asked).status_code == 303


def test_a_look_is_shown_with_its_reason_and_reviewed() -> None:
    young_person = a_young_person()
    hub = young_person.hub
    lead, officer = an_actor(Role.SAFEGUARDING_LEAD, hub), an_actor(Role.DATA_PROTECTION_OFFICER, hub)
    for _ in range(2):
        actions.look_beyond(young_person=young_person, reason=WHY, by=acting(a_spoke(hub)))
    actions.look_beyond(young_person=young_person, reason="A strategy meeting now", by=lead)
    client = browser(lead)
    shown = page(client, "access_review").content.decode()
    assert shown.count(WHY) == 2
    assert "Your own look" in shown
    assert reverse("casework:review_look", kwargs={"reference": young_person.reference, "number": 3}) not in shown
    at = {"reference": young_person.reference, "number": 2}
    assert WHY in page(client, "review_look", **at).content.decode()
    assert send(client, "review_look", {"note": "Right to look"}, **at).status_code == 303
    shown = page(browser(officer), "access_review")
    assert "Right to look" in shown.content.decode()
    assert [look.number for look in shown.context["to_review"]] == [1, 3]
    assert page(client, "review_look", reference=young_person.reference, number=9).status_code == 404


def test_a_notice_is_there_until_it_is_dealt_with() -> None:
    hub = a_hub()
    actions.give_notice(hub_id=hub.pk, permission=actions_permission(), kind="answered", text="Answered", reference="")
    client = browser(a_manager(hub))
    shown = page(client, "notices").content.decode()
    assert "Answered" in shown
    notice = Notice.objects.unscoped("tests").get()
    assert send(browser(a_manager(a_hub())), "notices", {"notice": str(notice.pk)}).status_code == 404
    assert send(client, "notices", {"notice": "x"}).status_code == 404
    assert send(client, "notices", {"notice": str(notice.pk)}).status_code == 302
    assert "Nothing waits" in page(client, "notices").content.decode()
    assert "Answered" not in page(browser(an_actor(Role.SAFEGUARDING_LEAD, hub)), "notices").content.decode()


def actions_permission() -> Any:
    from spokework.access.permissions import Permission

    return Permission.ASK_OTHER_HUB


def test_a_manager_keeps_a_record_to_named_people_and_lifts_it() -> None:
    worker = a_spoke(a_hub())
    case = an_open_case(worker=worker)
    reference = case.young_person.reference
    client = browser(a_manager(case.hub))
    assert "Choose her too" in page(client, "restriction", reference=reference).content.decode()
    assert send(client, "restriction", {"accounts": [str(worker.worker_id)]}, reference=reference).status_code == 303
    assert NamedReader.objects.unscoped("tests").count() == 2
    assert "checked" in page(client, "restriction", reference=reference).content.decode()
    assert str(worker.worker) in page(client, "lift_restriction", reference=reference).content.decode()
    assert send(client, "lift_restriction", {}, reference=reference).status_code == 303
    assert not NamedReader.objects.unscoped("tests").exists()


def test_who_looked_names_who_saw_and_changed_what_in_words() -> None:
    worker = a_spoke(a_hub())
    case = an_open_case(worker=worker)
    reference = case.young_person.reference
    page(browser(acting(worker)), "young_person", reference=reference)
    manager = a_manager(case.hub)
    client = browser(manager)
    page(client, "young_person", reference=reference)
    shown = page(client, "who_looked", reference=reference).content.decode()
    for words in (str(worker.worker), manager.name, "Looked at the timeline", "Case opened"):
        assert words in shown
    officer = an_actor(Role.DATA_PROTECTION_OFFICER, case.hub)
    assert page(browser(officer), "who_looked", reference=reference).status_code == 404
    assert page(browser(acting(worker)), "who_looked", reference=reference).status_code == 403


@pytest.mark.django_db(transaction=True)
def test_the_data_protection_officer_erases_by_typing_the_reference() -> None:
    young_person, other = a_young_person(), a_young_person()
    reference = young_person.reference
    client = browser(an_actor(Role.DATA_PROTECTION_OFFICER, young_person.hub))
    assert send(client, "erasures", {"reference": other.reference}).status_code == 422
    assert send(client, "erasures", {"reference": "SW-1111-2"}).status_code == 422
    there = send(client, "erasures", {"reference": reference.lower()})["Location"]
    assert there == reverse("casework:erase", kwargs={"reference": reference})
    shown = client.get(there).content.decode()
    assert "This cannot be undone" in shown
    assert young_person.given_name not in shown
    assert (
        send(client, "erase", {"reason": "request", "reference": other.reference}, reference=reference).status_code
        == 422
    )
    done = send(client, "erase", {"reason": "request", "reference": reference}, reference=reference)
    assert done.status_code == 303
    shown = page(client, "erasures").content.decode()
    assert reference in shown
    assert "Not finished" not in shown
    assert page(client, "erase", reference=reference).status_code == 404
    left = YoungPerson.objects.unscoped("tests").get(pk=young_person.pk)
    assert left.erased_at is not None
    assert page(browser(a_manager(young_person.hub)), "young_person", reference=reference).status_code == 404
    assert send(client, "finish_erasures", {}).status_code == 303


# The lists


def test_today_shows_a_worker_what_is_planned_due_and_new_and_the_room_left() -> None:
    worker = a_spoke(a_hub())
    today = clock.today()
    new = an_open_case(worker=worker, identity=an_identity(given_name=NAME))
    due = an_open_case(worker=worker, opened=today - timedelta(days=40), identity=an_identity(given_name="Overdue"))
    for case, day in ((new, today), (due, today - timedelta(days=3))):
        with clock.standing_at(day):
            actions.record_contact(case=case, by=acting(worker), day=day, mode="phone")
    shown = page(browser(acting(worker)), "home").content.decode()
    for words in (
        "2 of 12",
        "Room for 10 more",
        NAME,
        "Contacts to complete",
        "Overdue",
        "New with you",
        "Reviews due",
    ):
        assert words in shown
    assert "What waits" not in shown


def test_today_shows_a_manager_what_waits_and_a_lead_the_notices() -> None:
    hub = a_hub()
    a_referral(hub)
    young_person = a_referral(hub, state="waiting").young_person
    actions.look_beyond(young_person=young_person, reason=WHY, by=acting(a_spoke(hub)))
    shown = page(browser(a_manager(hub)), "home").content.decode()
    for words in ("1</span> to triage", "1</span> waiting", "0</span> reviews overdue", "1</span> notice"):
        assert words in shown
    assert "1</span> notice" in page(browser(an_actor(Role.SAFEGUARDING_LEAD, hub)), "home").content.decode()


@pytest.mark.parametrize(
    ("role", "there"),
    [
        (Role.PROGRAMME_LEAD, "casework:overview"),
        (Role.SYSTEM_ADMINISTRATOR, "programme:programme_people"),
        (Role.HUB_ADMINISTRATOR, "programme:hubs"),
    ],
)
def test_those_who_see_no_young_person_are_sent_to_what_they_may_see(role: Role, there: str) -> None:
    assert page(browser(an_actor(role)), "home")["Location"] == reverse(there)


@pytest.mark.parametrize("role", [Role.EVALUATOR, Role.FUNDER])
def test_evaluators_and_funders_are_told_that_releases_come_later(role: Role) -> None:
    assert "Nothing is published yet" in page(browser(an_actor(role)), "home").content.decode()


def test_the_list_is_narrowed_and_comes_back_as_it_was_left() -> None:
    hub = a_hub()
    worker = a_spoke(hub)
    kept = an_open_case(worker=worker, identity=an_identity(given_name="Kept"))
    paused = an_open_case(worker=worker, identity=an_identity(given_name="Resting"))
    actions.pause_case(case=paused, reason="Away", by=AT_THE_MACHINE)
    closed = an_open_case(hub, identity=an_identity(given_name="Finished"))
    actions.close_case(case=closed, reason="moved", not_assessed="moved", by=AT_THE_MACHINE)
    a_young_person(hub, identity=an_identity(given_name="Referred"))
    client = browser(a_manager(hub))

    def names(**query: str) -> set[str]:
        shown = client.get(reverse("casework:young_people"), query, follow=True).content.decode()
        return {name for name in ("Kept", "Resting", "Finished", "Referred") if name in shown}

    assert names() == {"Kept", "Resting"}
    assert names(state="open") == {"Kept"}
    assert names(state="closed") == {"Finished"}
    assert names(state="no_case") == {"Referred"}
    assert names(state="supported", level="high") == set()
    assert names(state="supported", overdue="yes") == set()
    with clock.standing_at(clock.today() + timedelta(days=60)):
        assert names(state="supported", overdue="yes") == {"Kept", "Resting"}
    assert names(state="paused") == {"Resting"}
    assert names() == {"Resting"}
    assert kept.state == CaseState.OPEN


def test_a_worker_sees_her_own_and_nobody_of_her_colleagues() -> None:
    worker = a_spoke(a_hub())
    an_open_case(worker=worker, identity=an_identity(given_name="Mine"))
    an_open_case(worker.hub, identity=an_identity(given_name="Theirs"))
    shown = page(browser(acting(worker)), "young_people").content.decode()
    assert "Mine" in shown
    assert "Theirs" not in shown


def test_a_page_of_the_list_leads_to_the_next_and_no_row_is_lost_or_shown_twice() -> None:
    hub = a_hub()
    worker = a_spoke(hub, caseload_cap=60)
    for _ in range(43):
        an_open_case(worker=worker)
    client, here, seen = browser(a_manager(hub)), reverse("casework:young_people"), []
    query = "?state=supported"
    while query:
        found = client.get(here + query).context
        seen += [row.reference for row in found["rows"]]
        query = found["next_url"]
    assert len(seen) == len(set(seen)) == 43


def test_a_search_finds_by_any_part_of_a_name_or_reference_and_leaves_no_term_behind(caplog: Any) -> None:
    hub = a_hub()
    wanted = a_young_person(hub, identity=an_identity(given_name=NAME, family_name="Quillwort", preferred_name="Zeb"))
    for _ in range(3):
        a_young_person(hub)
    a_young_person(a_hub(), identity=an_identity(given_name=NAME))
    client = browser(a_manager(hub))
    for words in ("zebra", "QUILL zebra", "zeb", wanted.reference, wanted.reference.lower().replace("-", "")):
        answer = send(client, "search", {"words": words})
        assert answer.status_code == 200
        assert [row.reference for row in answer.context["rows"]] == [wanted.reference], words
        assert answer["Cache-Control"] == "no-store"
        assert words not in answer.request["PATH_INFO"] + answer.request.get("QUERY_STRING", "")
        assert not any(words in str(value) for value in client.session.values())
        assert f"<title>{words}" not in answer.content.decode()
    assert "zebra" not in caplog.text.lower()
    assert "Nobody found" in send(client, "search", {"words": "quincunx"}).content.decode()
    assert page(client, "search", {"words": NAME}).context["rows"] == []


def test_a_search_logs_only_those_it_shows() -> None:
    from spokework.audit.models import Event

    hub = a_hub()
    wanted = a_young_person(hub, identity=an_identity(given_name=NAME))
    a_young_person(hub)
    manager = a_manager(hub)
    send(browser(manager), "search", {"words": NAME})
    event = Event.objects.get(actor_id=manager.id, action="viewed casework:search")
    assert event.subjects == [str(wanted.pk)]


def test_team_shows_loads_against_room_and_who_has_left_with_cases() -> None:
    hub = a_hub()
    worker, free = a_spoke(hub), a_spoke(hub)
    an_open_case(worker=worker, opened=clock.today() - timedelta(days=40))
    actions.pause_case(case=an_open_case(worker=worker), reason="Away", by=AT_THE_MACHINE)
    a_referral(hub, state="waiting")
    shown = page(browser(a_manager(hub)), "team")
    rows = {row.name: row for row in shown.context["members"]}
    assert (rows[str(worker.worker)].held, rows[str(worker.worker)].paused, rows[str(worker.worker)].overdue) == (
        2,
        1,
        1,
    )
    assert rows[str(free.worker)].held == 0
    assert "1</span> waiting for a worker" in shown.content.decode()
    assert page(browser(acting(worker)), "team").status_code == 403
