"""The forms of a case: sent once, twice, wrongly, too late, and by two people at once."""

import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from spokework.access.roles import Role
from spokework.accounts.tests.situations import signed_in
from spokework.casework import actions
from spokework.casework.forms.assessments import by_field
from spokework.casework.levels import Level
from spokework.casework.models import Alert, Assessment, Contact, Goal, NetworkMember, YoungPerson
from spokework.casework.queries import tools
from spokework.casework.tests.desk import CANARY, Work, suggested
from spokework.casework.tests.situations import (
    a_contact,
    a_drafted_assessment,
    a_spoke,
    an_open_case,
    answers_for,
)
from spokework.core import clock
from spokework.programme.tests.situations import AT_THE_MACHINE, a_member

pytestmark = pytest.mark.django_db


def test_a_contact_is_recorded_in_two_taps(work: Work) -> None:
    form = work.get("contact_new").context["form"]
    sent = suggested(form) | {"attendance": "attended"}
    answer = work.post("contact_new", sent)
    assert answer.status_code == 303
    contact = Contact.objects.unscoped("tests").get()
    assert (contact.attendance, contact.day, contact.minutes, contact.mode) == (
        "attended", clock.today(), 60, "face_to_face",
    )  # fmt: skip
    assert contact.by_id == work.actor.id


def test_the_next_contact_starts_as_the_last_one_was(work: Work) -> None:
    a_contact(work.case, mode="phone", minutes=20, place="online")
    form = work.get("contact_new").context["form"]
    assert (form["mode"].value(), form["minutes"].value(), form["place"].value()) == ("phone", 20, "online")


def test_a_contact_sent_twice_is_recorded_once(work: Work) -> None:
    sent = suggested(work.get("contact_new").context["form"]) | {"attendance": "attended"}
    first, second = work.post("contact_new", sent), work.post("contact_new", sent)
    assert (first.status_code, second.status_code) == (303, 303)
    assert first["Location"] == second["Location"]
    assert Contact.objects.unscoped("tests").count() == 1


def test_what_a_missed_contact_does_not_need_is_not_saved(work: Work) -> None:
    sent = suggested(work.get("contact_new").context["form"])
    work.post("contact_new", sent | {"attendance": "missed", "place": "school", "view": "x", "note": "Waited"})
    contact = Contact.objects.unscoped("tests").get()
    assert (contact.minutes, contact.place, contact.view, contact.note) == (None, "school", "", "Waited")


def test_a_refused_contact_keeps_what_was_typed(work: Work) -> None:
    sent = suggested(work.get("contact_new").context["form"])
    for wrong, words in (
        ({}, "Say what came of it"),
        ({"attendance": "attended", "minutes": ""}, "Enter how long it took"),
    ):
        answer = work.post("contact_new", sent | {"note": "Walked by the canal"} | wrong)
        assert answer.status_code == 422
        assert words in answer.content.decode()
        assert "Walked by the canal" in answer.content.decode()
    assert not Contact.objects.unscoped("tests").exists()


def test_a_planned_contact_is_completed(full: Work) -> None:
    sent = suggested(full.get("contact_change", 2).context["form"]) | {"attendance": "attended", "note": "Went well"}
    assert full.post("contact_change", sent, 2).status_code == 303
    contact = Contact.objects.unscoped("tests").get(number=2)
    assert (contact.attendance, contact.purpose, contact.note, contact.minutes) == (
        "attended",
        "School",
        "Went well",
        60,
    )


def test_a_plan_can_be_changed_until_it_is_done(full: Work) -> None:
    later = clock.today() + timedelta(days=4)
    sent = suggested(full.get("contact_move", 2).context["form"])
    sent |= {"day_day": later.day, "day_month": later.month, "day_year": later.year}
    assert full.post("contact_move", sent, 2).status_code == 303
    assert Contact.objects.unscoped("tests").get(number=2).day == later
    assert full.get("contact_move", 1)["Location"] == full.address("contact", 1)


def test_a_correction_shows_both_texts(full: Work) -> None:
    sent = suggested(full.get("contact_change", 1).context["form"]) | {"note": "Walked by the river"}
    assert full.post("contact_change", sent, 1).status_code == 303
    page = full.get("contact", 1).content.decode()
    assert "Walked by the river" in page
    assert "Walked by the canal" in page
    assert "Corrected on" in page


def test_of_two_who_correct_one_contact_the_second_sees_both_and_loses_nothing(full: Work) -> None:
    sent = suggested(full.get("contact_change", 1).context["form"])
    actions.change_contact(
        contact=Contact.objects.unscoped("tests").get(number=1), note="Their words", by=AT_THE_MACHINE
    )
    answer = full.post("contact_change", sent | {"note": "My words"}, 1)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Their words" in page
    assert "My words" in page
    shown = answer.context["form"]
    again = {"version": shown["version"].value(), "submission": shown["submission"].value(), "note": "Both"}
    assert full.post("contact_change", sent | again, 1).status_code == 303
    assert Contact.objects.unscoped("tests").get(number=1).note == "Both"


def test_an_assessment_is_started_answered_judged_signed_and_read(work: Work) -> None:
    sent = suggested(work.get("assessment_new").context["form"])
    assert sent["stage"] == "initial"
    answer = work.post("assessment_new", sent)
    assert answer["Location"] == work.address("assessment_answers", 1)
    page = work.get("assessment_answers", 1)
    assert "How safe do you feel at the moment" in page.content.decode()
    assert "it does not predict anything" in page.content.decode()
    answer = work.post("assessment_answers", suggested(page.context["form"]) | by_field(answers_for(Level.MEDIUM)), 1)
    assert answer["Location"] == work.address("assessment_judge", 1)
    page = work.get("assessment_judge", 1)
    assert "clear signs of harm or danger" in page.content.decode()
    sent = suggested(page.context["form"]) | {"judged_level": "high"}
    refused = work.post("assessment_judge", sent, 1)
    assert refused.status_code == 422
    assert "differs from the tool" in refused.content.decode()
    answer = work.post("assessment_judge", sent | {"judged_reason": "What her aunt told me"}, 1)
    assert answer["Location"] == work.address("assessment_sign", 1)
    page = work.get("assessment_sign", 1)
    assert "It can never be changed afterwards" in page.content.decode()
    assert work.post("assessment_sign", suggested(page.context["form"]), 1)["Location"] == work.address("assessment", 1)
    page_words = work.get("assessment", 1).content.decode()
    assert "What her aunt told me" in page_words
    signed = Assessment.objects.unscoped("tests").get()
    assert (signed.state, signed.computed_level, signed.judged_level, signed.by_id) == (
        "signed", "medium", "high", work.actor.id,
    )  # fmt: skip
    assert suggested(work.get("assessment_new").context["form"])["stage"] == "review"


def test_a_draft_may_leave_questions_for_later_and_says_which(work: Work) -> None:
    a_drafted_assessment(work.case, answers={"feels_safe": "safe"}, judged_level="")
    page = work.get("assessment_judge", 1).content.decode()
    assert "The tool gives no level until these questions are answered" in page
    assert "Is there someone you are afraid of" in page
    judged = suggested(work.get("assessment_judge", 1).context["form"]) | {"judged_level": "not_assessed"}
    work.post("assessment_judge", judged, 1)
    answer = work.post("assessment_sign", suggested(work.get("assessment_sign", 1).context["form"]), 1)
    assert answer.status_code == 422
    assert "Some questions still need an answer" in answer.content.decode()


def test_what_a_colleague_changed_is_read_before_it_is_signed(work: Work) -> None:
    draft = a_drafted_assessment(work.case, Level.LOW, by=work.actor)
    sent = suggested(work.get("assessment_sign", 1).context["form"])
    actions.change_assessment(assessment=draft, judged_level=Level.HIGH, judged_reason="Seen today", by=AT_THE_MACHINE)
    answer = work.post("assessment_sign", sent, 1)
    assert answer.status_code == 409
    assert "Seen today" in answer.content.decode()
    assert Assessment.objects.unscoped("tests").get().state == "draft"
    assert work.post("assessment_sign", suggested(answer.context["form"]), 1).status_code == 303
    assert Assessment.objects.unscoped("tests").get().judged_level == Level.HIGH


def test_a_signed_assessment_has_no_form_any_more(full: Work) -> None:
    for name in ("assessment_answers", "assessment_judge", "assessment_sign"):
        assert full.get(name, 1)["Location"] == full.address("assessment", 1)
        answer = full.post(name, {"version": 2, "judged_level": "low", "judged_reason": "x"}, 1)
        assert answer.status_code == 422
        assert "is signed" in answer.content.decode()


def test_a_signed_assessment_is_corrected_on_its_own_page(full: Work) -> None:
    sent = suggested(full.get("assessment_correct", 1).context["form"])
    left_out = full.post("assessment_correct", sent | {"item_feels_safe": ""}, 1)
    assert left_out.status_code == 422
    assert "Choose an answer" in left_out.content.decode()
    answer = full.post("assessment_correct", sent | by_field(answers_for(Level.LOW)) | {"judged_level": "low"}, 1)
    assert answer["Location"] == full.address("assessment", 3)
    assert "This assessment was corrected" in full.get("assessment", 1).content.decode()
    assert full.get("assessment_correct", 1)["Location"] == full.address("assessment", 1)
    assert "Corrected later" in full.get("assessments").content.decode()


def test_a_goal_is_set_scored_and_ended(work: Work) -> None:
    sent = suggested(work.get("goal_new").context["form"])
    work.post("goal_new", sent | {"words": "I want my own key", "domain": "safety", "baseline": "2"})
    sent = suggested(work.get("goal_score", 1).context["form"])
    assert sent["rated_by"] == "both"
    work.post("goal_score", sent | {"score": "6", "rated_by": "young_person"}, 1)
    page = work.get("plan").content.decode()
    assert "“I want my own key”" in page
    assert "From 2 on" in page
    assert "6 of 10" in page
    sent = suggested(work.get("goal_end", 1).context["form"])
    work.post("goal_end", sent | {"achieved": "yes"}, 1)
    assert Goal.objects.unscoped("tests").get().achieved is True
    assert work.get("goal_score", 1)["Location"] == work.address("plan")


def test_people_and_alerts_are_added_and_ended(work: Work) -> None:
    work.post("person_new", {"kind": "family", "name": "Aunt Jo", "trusted": "on"})
    work.post("alert_new", {"text": "Do not visit alone"})
    assert "Aunt Jo" in work.get("people_around").content.decode()
    assert "Do not visit alone" in work.get("plan").content.decode()
    work.post("person_end", {}, 1)
    work.post("alert_end", {}, 1)
    assert NetworkMember.objects.unscoped("tests").get().ended_on == clock.today()
    assert Alert.objects.unscoped("tests").get().ended_on == clock.today()
    assert "Do not visit alone" not in work.get("plan").content.decode()
    assert work.get("person_end", 1).status_code == work.get("alert_end", 1).status_code == 302


def test_details_are_corrected(work: Work) -> None:
    sent = suggested(work.get("details_change").context["form"])
    answer = work.post(
        "details_change", sent | {"preferred_name": "Zin", "phone": "07700 900123", "disability": ["LD"]}
    )
    assert answer.status_code == 303
    page = work.get("details").content.decode()
    assert '<p class="person-name">Zin</p>' in page
    assert "07700 900123" in page
    assert "Learning" in page


def test_nothing_new_is_written_in_a_closed_case_and_nothing_typed_is_lost(full: Work) -> None:
    manager = signed_in(a_member(Role.HUB_MANAGER, full.case.hub))
    sent = suggested(full.get("contact_new").context["form"]) | {"attendance": "attended", "note": "On the last day"}
    actions.close_case(case=full.case, reason="moved", not_assessed="moved", by=AT_THE_MACHINE)
    assert manager.get(full.address("contact_new")).status_code == 404
    answer = manager.post(full.address("contact_new"), sent)
    assert answer.status_code == 422
    assert "This case is closed" in answer.content.decode()
    assert "On the last day" in answer.content.decode()
    page = manager.get(full.address("young_person")).content.decode()
    assert "Closed case" in page
    assert "Record contact" not in page


def test_a_merged_records_address_leads_to_the_one_that_was_kept(work: Work) -> None:
    other = an_open_case(work.case.hub).young_person
    YoungPerson.objects.unscoped("tests").filter(pk=other.pk).update(merged_into=work.young_person)
    gone = reverse("casework:contacts", kwargs={"reference": other.reference})
    assert work.client.get(gone)["Location"] == work.address("contacts")
    assert signed_in(a_spoke(work.case.hub).worker).get(gone).status_code == 404


def test_nothing_of_what_was_written_stands_in_a_redirect_or_a_message(full: Work) -> None:
    sent = suggested(full.get("contact_new").context["form"]) | {"attendance": "attended", "note": "Secretword"}
    answer = full.post("contact_new", sent)
    assert "Secretword" not in str(answer.headers) + str(dict(full.client.session))
    assert CANARY not in str(answer.headers) + str(dict(full.client.session))


@pytest.mark.parametrize(
    ("name", "number", "field", "typed"),
    [
        ("contact_new", None, "note", "Walked by the canal"),
        ("assessment_answers", 2, "item_feels_safe", "unsafe_now"),
        ("goal_new", None, "words", "I want my own key"),
    ],
)
def test_what_is_typed_is_kept_while_it_is_typed_and_for_nobody_else(
    full: Work, name: str, number: int | None, field: str, typed: str
) -> None:
    page = full.get(name, number)
    sent = suggested(page.context["form"]) | {field: typed, page.context["writer_field"]: page.context["writer"]}
    kept = full.client.post(page.context["autosave_url"], sent)
    assert "Kept as a draft" in kept.content.decode()
    shown = full.get(name, number)
    assert "We kept what you were writing" in shown.content.decode()
    assert shown.context["form"][field].value() == typed
    manager = signed_in(a_member(Role.HUB_MANAGER, full.case.hub))
    assert "We kept what you were writing" not in manager.get(full.address(name, number)).content.decode()


def test_a_hub_brings_a_tool_of_its_own(work: Work, settings: Any, tmp_path: Path) -> None:
    settings.SPOKEWORK_TOOLS_DIRECTORY = tmp_path
    shutil.copy(Path(__file__).parent / "tools" / "seraf_shaped.yaml", tmp_path)
    sent = suggested(work.get("assessment_new").context["form"])
    work.post("assessment_new", sent | {"tool": "invented_screen"})
    page = work.get("assessment_answers", 1)
    assert "Were you caught in a flood?" in page.content.decode()
    answers = dict.fromkeys([item.key for item in page.context["form"].tool.items], "no") | {
        "storm": "both",
        "flood": "recent",
    }
    work.post("assessment_answers", suggested(page.context["form"]) | by_field(answers), 1)
    judged = work.get("assessment_judge", 1).content.decode()
    assert "The answers add up to 11 of 23: third band." in judged
    (tmp_path / "seraf_shaped.yaml").unlink()
    assert "storm" in work.get("assessment", 1).content.decode()  # its words are gone, its answers are not


def test_without_its_tool_an_assessment_says_what_to_do_and_what_was_typed_waits(
    work: Work, settings: Any, tmp_path: Path
) -> None:
    settings.SPOKEWORK_TOOLS_DIRECTORY = tmp_path
    there = tmp_path / "seraf_shaped.yaml"
    shutil.copy(Path(__file__).parent / "tools" / there.name, there)
    work.post("assessment_new", suggested(work.get("assessment_new").context["form"]) | {"tool": "invented_screen"})
    drawn = work.get("assessment_answers", 1).context
    sent = suggested(drawn["form"]) | {drawn["writer_field"]: drawn["writer"], "item_storm": "both"}
    tool = there.read_bytes()
    there.unlink()
    read = work.address("assessment", 1)
    for name in ("assessment_answers", "assessment_judge"):
        assert work.get(name, 1)["Location"] == read
    answer = work.post("assessment_answers", sent, 1)
    assert (answer.status_code, answer["Location"]) == (303, read)
    page = work.client.get(read).content.decode()
    for words in (
        "Nothing was saved. What you typed is kept in its form",
        "Put its file back in the tools folder",
        "Start another",
    ):
        assert words in page
    assert "Go on answering" not in page
    assert "Change the answers" not in work.get("assessment_sign", 1).content.decode()
    there.write_bytes(tool)
    assert work.get("assessment_answers", 1).context["form"]["item_storm"].value() == "both"
    assert "Put its file back" not in work.client.get(read).content.decode()


def test_a_signed_assessment_without_its_tool_is_not_offered_for_correction(
    full: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Correct assessment" in full.get("assessment", 1).content.decode()
    monkeypatch.setattr(tools, "_tools", lambda: ())
    page = full.get("assessment", 1).content.decode()
    assert "Correct assessment" not in page
    assert "Put its file back in the tools folder" in page
    assert full.get("assessment_correct", 1)["Location"] == full.address("assessment", 1)


def test_where_there_is_no_tool_at_all_starting_says_so(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tools, "_tools", lambda: ())
    assert "No assessment tool can be used here" in work.get("assessment_new").content.decode()


def test_of_two_who_answer_one_draft_the_second_sees_what_differs(full: Work) -> None:
    sent = suggested(full.get("assessment_answers", 2).context["form"])
    draft = Assessment.objects.unscoped("tests").get(number=2)
    theirs = answers_for(Level.LOW) | {"afraid_of_someone": "yes"}
    actions.change_assessment(assessment=draft, answers=theirs, by=AT_THE_MACHINE)
    answer = full.post("assessment_answers", sent | {"item_afraid_of_someone": "no"}, 2)
    assert answer.status_code == 409
    assert "find it hard to say no to?: saved now “Yes”, you entered “No”" in answer.content.decode()
    assert answer.context["form"]["item_afraid_of_someone"].value() == "no"
