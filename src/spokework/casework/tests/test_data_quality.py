"""Data quality: each fault is counted once, against the right denominator, and its list leads to where it is mended."""

from datetime import timedelta
from typing import Any

import pytest

from spokework.access.decide import Actor
from spokework.access.roles import Role
from spokework.audit.models import Event
from spokework.casework import actions, codes
from spokework.casework.models import Case, Closure, Contact, Referral, YoungPerson
from spokework.casework.presenters.data_quality import GROUPS, WORDS, share
from spokework.casework.queries import data_quality
from spokework.casework.queries.data_quality import CHECKS, Last, completeness, to_mend
from spokework.casework.states import CaseState
from spokework.core import clock
from spokework.core.errors import Refused
from spokework.programme.models import Hub
from spokework.programme.tests.situations import AT_THE_MACHINE, an_actor

from .browsing import browser, page
from .situations import (
    Characteristics,
    a_closed_case,
    a_contact,
    a_goal,
    a_hub,
    a_manager,
    a_missing_episode,
    a_planned_contact,
    a_referral,
    a_signed_assessment,
    a_spoke,
    a_young_person,
    acting,
    an_open_case,
)

pytestmark = pytest.mark.django_db

PEOPLE = ("birth-quarter", "sex", "ethnicity", "disability", "care-status", "education")
KNOWN = Characteristics(
    sex=codes.Sex.FEMALE,
    ethnicity=codes.Ethnicity.REFU,
    disability=["NONE"],
    care_status=codes.CareStatus.LOOKED_AFTER,
    education=codes.Education.MAINSTREAM,
)
LONG_AGO, LATELY = timedelta(days=60), timedelta(days=10)


@pytest.fixture
def hub() -> Hub:
    return a_hub()


@pytest.fixture
def manager(hub: Hub) -> Actor:
    return a_manager(hub)


def counts(actor: Actor) -> dict[str, tuple[int, int]]:
    return {each.check.slug: (each.lacking, each.of) for each in completeness(actor)}


def listed(actor: Actor, what: str) -> list[str]:
    return [row.young_person.reference for row in to_mend(actor, CHECKS[what]).rows]


def ago(delta: timedelta) -> Any:
    return clock.today() - delta


def set_to(case: Case, **values: Any) -> None:
    YoungPerson.objects.unscoped("tests").filter(pk=case.young_person_id).update(**values)


def test_every_check_has_words_and_a_place_on_the_page_and_no_other() -> None:
    assert CHECKS.keys() == WORDS.keys() == {slug for _, slugs in GROUPS for slug in slugs}


@pytest.mark.parametrize(
    ("slug", "fault"),
    [
        ("birth-quarter", {"birth_quarter": ""}),
        ("sex", {"sex": "U"}),
        ("ethnicity", {"ethnicity": "NOBT"}),
        ("disability", {"disability": []}),
        ("care-status", {"care_status": "unknown"}),
        ("education", {"education": "unknown"}),
    ],
)
def test_what_is_not_known_of_a_young_person_is_counted(
    hub: Hub, manager: Actor, slug: str, fault: dict[str, Any]
) -> None:
    an_open_case(hub, characteristics=KNOWN)
    lacking = an_open_case(hub, characteristics=KNOWN)
    set_to(lacking, **fault)
    found = counts(manager)
    assert {name: found[name] for name in PEOPLE} == dict.fromkeys(PEOPLE, (0, 2)) | {slug: (1, 2)}
    assert listed(manager, slug) == [lacking.young_person.reference]
    set_to(lacking, birth_quarter="2001Q3", **{name: value for name, value in vars(KNOWN).items() if value})
    assert counts(manager)[slug] == (0, 2)


def test_young_people_are_those_supported_now_or_begun_within_the_year(hub: Hub, manager: Actor) -> None:
    a_young_person(hub)  # referred and no more
    a_closed_case(hub, opened=ago(timedelta(days=30)))
    a_closed_case(hub, opened=ago(timedelta(days=366)), closed=ago(timedelta(days=300)))
    an_open_case(hub, opened=ago(timedelta(days=500)))
    an_open_case(a_hub())
    assert counts(manager)["ethnicity"] == (2, 2)


def test_a_live_case_is_to_have_an_assessment_and_a_plan_after_four_weeks(hub: Hub, manager: Actor) -> None:
    an_open_case(hub, opened=ago(LATELY))
    without = an_open_case(hub, opened=ago(timedelta(days=28)))
    with_both = an_open_case(hub, opened=ago(LONG_AGO))
    a_signed_assessment(with_both)
    a_goal(with_both)
    a_closed_case(hub, opened=ago(LONG_AGO))
    for slug in ("first-assessment", "plan"):
        assert counts(manager)[slug] == (1, 2)
        assert listed(manager, slug) == [without.young_person.reference]


def test_reviews_overdue_are_those_that_today_counts(hub: Hub, manager: Actor) -> None:
    late = an_open_case(hub, opened=ago(LONG_AGO))
    an_open_case(hub, opened=ago(LATELY))
    assert counts(manager)["review"] == (1, 2)
    assert listed(manager, "review") == [late.young_person.reference]


def test_a_contact_of_a_day_that_is_over_says_how_it_went_in_a_closed_case_too(hub: Hub, manager: Actor) -> None:
    case = an_open_case(hub, opened=ago(LONG_AGO))
    with clock.standing_at(ago(LATELY)):
        a_planned_contact(case)
        forgotten = a_planned_contact(case)
        a_contact(case)
    a_planned_contact(case)
    assert counts(manager)["attendance"] == (2, 3)
    actions.close_case(case=case, reason="moved", not_assessed="moved", by=AT_THE_MACHINE)
    first, second = to_mend(manager, CHECKS["attendance"]).rows
    assert (first.day, second.day) == (ago(LATELY), ago(LATELY))
    assert [first.number, second.number] == [1, forgotten.number]


def test_a_planned_ending_has_a_closing_assessment(hub: Hub, manager: Actor) -> None:
    for reason in ("goals_met", "planned_end", "moved"):
        actions.close_case(case=an_open_case(hub), reason=reason, not_assessed="other", by=AT_THE_MACHINE)
    case = an_open_case(hub)
    done = a_signed_assessment(case, stage=codes.Stage.CLOSURE)
    actions.close_case(case=case, reason="goals_met", assessment=done, by=AT_THE_MACHINE)
    assert counts(manager)["closing-assessment"] == (2, 3)
    wrong = Closure.objects.unscoped("tests").filter(reason="planned_end").select_related("case").get()
    actions.undo_closure(case=wrong.case, reason="Not closed", by=AT_THE_MACHINE)
    assert counts(manager)["closing-assessment"] == (1, 2)


def test_triage_questions_left_open_are_answered_afterwards(hub: Hub, manager: Actor) -> None:
    a_referral(hub)
    referral = a_referral(hub, state="waiting")
    assert counts(manager)["triage-answers"] == (1, 1)
    two = {"right_place": True, "right_time": False, "good_information": None}
    actions.judge_referral(referral=referral, by=manager, **two)
    assert listed(manager, "triage-answers") == [referral.young_person.reference]
    actions.judge_referral(referral=referral, by=manager, **(two | {"good_information": False}))
    assert counts(manager)["triage-answers"] == (0, 1)
    assert Event.objects.filter(action="referral judged").count() == 2


def test_a_referral_is_judged_with_its_decision_and_not_before(hub: Hub, manager: Actor) -> None:
    referral = a_referral(hub, state="triage")
    given = {"right_place": True, "right_time": True, "good_information": True}
    with pytest.raises(Refused, match="with the decision"):
        actions.judge_referral(referral=referral, by=manager, **given)
    at = {"reference": referral.young_person.reference, "number": 1}
    assert page(browser(manager), "referral_judge", **at).status_code == 302


def test_the_page_answers_the_triage_questions(hub: Hub, manager: Actor) -> None:
    referral, client = a_referral(hub, state="waiting"), browser(manager)
    there = f"/young-people/{referral.young_person.reference}/referrals/1/judge/"
    version = client.get(there).context["form"]["version"].value()
    answers = {"right_place": "yes", "right_time": "yes", "good_information": "no", "version": version}
    assert client.post(there, answers).status_code == 303
    kept = Referral.objects.unscoped("tests").get(pk=referral.pk)
    assert (kept.right_place, kept.right_time, kept.good_information) == (True, True, False)
    assert [client.get(there).context["form"][name].value() for name in ("right_place", "good_information")] == [
        "yes",
        "no",
    ]
    assert there in client.get(there.removesuffix("judge/")).content.decode()


def test_missing_episodes_end_and_their_interview_is_known(hub: Hub, manager: Actor) -> None:
    case, other = an_open_case(hub), an_open_case(hub)
    back = a_missing_episode(case)
    a_missing_episode(case, returned_on=None)
    known = a_missing_episode(other)
    actions.record_return_home_interview(episode=known, rhi="offered_declined", by=AT_THE_MACHINE)
    found = counts(manager)
    assert (found["missing-return"], found["return-home-interview"]) == ((1, 3), (1, 2))
    assert [row.number for row in to_mend(manager, CHECKS["return-home-interview"]).rows] == [back.number]


def test_what_a_restriction_keeps_from_the_manager_is_in_neither_number(hub: Hub, manager: Actor) -> None:
    worker = a_spoke(hub)
    case = an_open_case(worker=worker)
    an_open_case(hub)
    other = a_manager(hub)
    actions.restrict_record(young_person=case.young_person, accounts=[worker.worker], by=other)
    assert counts(manager)["ethnicity"] == (1, 1)


@pytest.mark.parametrize("what", ["ethnicity", "attendance"])
def test_pages_hold_every_row_once(hub: Hub, manager: Actor, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data_quality, "PAGE", 3)
    for _ in range(4):
        case = an_open_case(hub, opened=ago(LONG_AGO))
        with clock.standing_at(ago(LATELY)):
            for _ in range(2):
                a_planned_contact(case)
    client, there, seen = browser(manager), f"/data-quality/{what}/", []
    while there:
        answer = client.get(there)
        assert answer.status_code == 200
        seen += [row.url for row in answer.context["rows"]]
        there = answer.context["next_url"] and f"/data-quality/{what}/{answer.context['next_url']}"
    assert len(seen) == len(set(seen)) == (4 if what == "ethnicity" else 8)


def test_where_a_page_begins_is_read_back_and_nonsense_is_the_first_page() -> None:
    for last in (Last(clock.today(), "SW-7K3Q-2", 3), Last(None, "SW-7K3Q-2", 0)):
        assert Last.read(str(last)) in (last, None)
    for text in ("", "x", "2016-12-01_SW-7K3Q-2", "2016-13-01_SW-7K3Q-2_1", "2016-12-01_nobody_1"):
        assert Last.read(text) is None


def test_the_page_says_how_complete_the_records_are_and_shows_nobody(hub: Hub, manager: Actor) -> None:
    client = browser(manager)
    assert "Nothing to check yet" in page(client, "data_quality").content.decode()
    case = an_open_case(hub)
    shown = page(client, "data_quality").content.decode()
    assert "/data-quality/ethnicity/" in shown
    assert case.young_person.reference not in shown
    assert not Event.objects.filter(action="viewed casework:data_quality").exists()


def test_a_list_names_the_young_person_and_is_one_view_of_all_on_it(hub: Hub, manager: Actor) -> None:
    cases, client = [an_open_case(hub) for _ in range(2)], browser(manager)
    shown = page(client, "data_quality_list", what="ethnicity").content.decode()
    for case in cases:
        assert case.young_person.called in shown
        assert f"/young-people/{case.young_person.reference}/details/change/" in shown
    viewed = Event.objects.get(action="viewed casework:data_quality_list")
    assert set(viewed.subjects) == {str(case.young_person_id) for case in cases}
    assert "Nothing left to mend" in page(client, "data_quality_list", what="birth-quarter").content.decode()
    assert page(client, "data_quality_list", what="shoe-size").status_code == 404


def test_only_a_manager_gets_in(hub: Hub) -> None:
    for actor in (acting(a_spoke(hub)), an_actor(Role.SAFEGUARDING_LEAD, hub), an_actor(Role.PROGRAMME_LEAD)):
        assert page(browser(actor), "data_quality").status_code == 403


def test_only_what_is_complete_is_called_so() -> None:
    assert [share(0, 3), share(1, 1000), share(1, 3), share(3, 3), share(0, 0)] == [
        *("100 %", "99 %", "66 %", "0 %", "None yet"),
    ]


def test_every_link_to_mend_opens_for_the_manager(hub: Hub, manager: Actor) -> None:
    case = an_open_case(hub, opened=ago(LONG_AGO))
    with clock.standing_at(ago(LATELY)):
        a_planned_contact(case)
    a_missing_episode(case)
    a_missing_episode(case, returned_on=None)
    actions.close_case(case=an_open_case(hub), reason="goals_met", not_assessed="other", by=AT_THE_MACHINE)
    set_to(case, birth_quarter="", sex="U", disability=[])
    client, followed = browser(manager), 0
    for what in CHECKS:
        for row in client.get(f"/data-quality/{what}/").context["rows"]:
            assert client.get(row.url).status_code == 200, row.url
            followed += 1
    assert followed >= len(CHECKS)
    assert case.state == CaseState.OPEN
    assert Contact.objects.unscoped("tests").filter(attendance="").count() == 1
