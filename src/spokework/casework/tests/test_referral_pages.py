"""Every page between a referral and its worker, opened and written on as the people it is for."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from spokework.access.decide import Actor
from spokework.access.roles import Role
from spokework.accounts.models import Account
from spokework.accounts.tests.situations import signed_in
from spokework.audit.models import Event
from spokework.casework import actions, codes
from spokework.casework.models import Allocation, Case, Cover, Inquiry, Question, Referral, YoungPerson
from spokework.casework.states import ReferralState as R
from spokework.casework.tests.situations import (
    a_full_worker,
    a_hub,
    a_referral,
    a_spoke,
    a_young_person,
    an_area,
    an_identity,
    an_open_case,
)
from spokework.core import clock
from spokework.core.ids import new_reference as a_reference
from spokework.programme.memberships import actor_for
from spokework.programme.models import Hub
from spokework.programme.tests.situations import a_member, a_placement

pytestmark = pytest.mark.django_db


class Office:
    """A hub and its manager at her desk."""

    def __init__(self) -> None:
        self.hub: Hub = a_hub()
        self.account: Account = a_member(Role.HUB_MANAGER, self.hub)
        self.client: Client = signed_in(self.account)

    @property
    def actor(self) -> Actor:
        return actor_for(self.account)

    def get(self, name: str, about: Any = None, **kwargs: Any) -> Any:
        return self.client.get(address(name, about, **kwargs))

    def post(self, name: str, about: Any = None, data: dict[str, Any] | None = None, **kwargs: Any) -> Any:
        return self.client.post(address(name, about, **kwargs), data or {})


def address(name: str, about: Any = None, **kwargs: Any) -> str:
    if isinstance(about, Referral):
        kwargs = {"reference": about.young_person.reference, "number": about.number} | kwargs
    elif about is not None:
        kwargs = {"reference": about.reference} | kwargs
    return reverse(f"casework:{name}", kwargs=kwargs)


@pytest.fixture
def office() -> Office:
    return Office()


def stored(referral: Referral) -> Referral:
    found: Referral = Referral.objects.unscoped("tests").get(pk=referral.pk)
    return found


def was_viewed(name: str, young_person: YoungPerson) -> bool:
    events = Event.objects.filter(chain_id=young_person.hub_id, action=f"viewed casework:{name}")
    return any(str(young_person.pk) in event.subjects for event in events)


def a_form(**changed: Any) -> dict[str, Any]:
    today = clock.today()
    return {
        "given_name": "Tamsin",
        "received": today.isoformat(),
        "area": an_area().code,
        "source": codes.Source.POLICE,
        "reasons": [codes.Reason.MISSING],
        "level": "high",
        "consent": "not_yet",
        "sex": "F",
        "ethnicity": "NOBT",
        "care_status": "unknown",
        "education": "unknown",
        "words": "Out all night.",
    } | changed


PAGES = {
    "referrals": R.RECEIVED,
    "referral": R.WAITING,
    "start_triage": R.RECEIVED,
    "ask_for_information": R.TRIAGE,
    "receive_information": R.INFO_REQUESTED,
    "accept_referral": R.TRIAGE,
    "decline_referral": R.TRIAGE,
    "signpost_referral": R.TRIAGE,
    "withdraw_referral": R.WAITING,
    "allocate_referral": R.WAITING,
    "refer_again": R.DECLINED,
    "merge": R.RECEIVED,
}


@pytest.mark.parametrize("name", PAGES)
def test_every_page_about_a_referral_opens_names_nobody_in_its_title_and_is_logged(office: Office, name: str) -> None:
    referral = a_referral(office.hub, state=PAGES[name])
    young_person = referral.young_person
    about = young_person if name in ("referrals", "refer_again", "merge") else referral
    answer = office.get(name, about)
    text = answer.content.decode()
    assert answer.status_code == 200
    title = text[text.index("<title>") : text.index("</title>")]
    assert young_person.reference in title
    assert young_person.given_name not in title
    assert "Views of this record are logged" in text
    assert was_viewed(name, young_person)


def test_a_referral_is_recorded_from_one_page(office: Office) -> None:
    a_placement(a_spoke(office.hub).post, area=an_area())
    page = office.get("record_referral").content.decode()
    assert page.index("Who") < page.index("The referral") < page.index("What the referrer says")
    assert "Where this hub has a spoke" in page
    answer = office.post("record_referral", data=a_form(hub=office.hub.slug))
    referral = Referral.objects.unscoped("tests").get(hub=office.hub)
    assert (answer.status_code, answer.url) == (303, address("referral", referral))
    assert (referral.words, referral.young_person.given_name, referral.level) == ("Out all night.", "Tamsin", "high")


def test_a_worker_records_a_referral_and_is_told_so_without_a_name(office: Office) -> None:
    client = signed_in(a_spoke(office.hub).worker)
    answer = client.post(address("record_referral"), a_form(hub=office.hub.slug))
    assert (answer.status_code, answer.url) == (303, "/")
    reference = YoungPerson.objects.unscoped("tests").get(hub=office.hub).reference
    assert client.get(address("referrals", None, reference=reference)).status_code == 404


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("received", (clock.today() + timedelta(days=1)).isoformat(), "no later than"),
        ("received", "", "Enter the day, month and year"),
        ("born", "2099-01-01", "no later than"),
        ("given_name", "", "First name"),
        ("area", "X99999999", "Choose one"),
        ("reasons", [], "Why now"),
        ("source", "rumour", "Choose one"),
    ],
)
def test_bad_input_is_refused_by_its_field_and_nothing_is_saved(
    office: Office, field: str, value: Any, says: str
) -> None:
    answer = office.post("record_referral", data=a_form(hub=office.hub.slug) | {field: value})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert says in text
    assert f'href="#id_{field}' in text
    assert "Out all night." in text, "what was typed is lost"
    assert not YoungPerson.objects.unscoped("tests").filter(hub=office.hub).exists()


def test_the_form_sent_twice_records_one_referral(office: Office) -> None:
    form = a_form(hub=office.hub.slug, submission="8f9f2a0e-0f0c-4e43-8f58-5a7f5e3f9a11")
    first, second = (office.post("record_referral", data=form) for _ in range(2))
    assert first.url == second.url
    assert Referral.objects.unscoped("tests").filter(hub=office.hub).count() == 1


def test_a_referral_is_decided_on_page_by_page_until_it_has_a_worker(office: Office) -> None:
    worker = a_spoke(office.hub)
    referral = a_referral(office.hub)
    steps: list[tuple[str, dict[str, Any], str]] = [
        ("start_triage", {}, R.TRIAGE),
        ("ask_for_information", {"asked": "Whose car?"}, R.INFO_REQUESTED),
        ("receive_information", {"words": "A cousin's."}, R.TRIAGE),
        ("accept_referral", {"note": "Fits.", "right_place": "yes", "right_time": "no"}, R.WAITING),
        ("allocate_referral", {"appointment": str(worker.pk)}, R.ALLOCATED),
    ]
    for name, data, state in steps:
        answer = office.post(name, referral, data)
        assert answer.status_code == 303, (name, answer.content.decode())
        assert stored(referral).state == state, name
    assert (stored(referral).right_place, stored(referral).right_time) == (True, False)
    assert stored(referral).good_information is None
    assert Case.objects.unscoped("tests").get(referral=referral).state == "open"


@pytest.mark.parametrize(
    ("name", "state", "data", "after"),
    [
        ("decline_referral", R.TRIAGE, {"reason": "age", "note": "Told them."}, R.DECLINED),
        ("signpost_referral", R.TRIAGE, {"to": "The youth club"}, R.SIGNPOSTED),
        ("withdraw_referral", R.WAITING, {"reason": "Moved away"}, R.WITHDRAWN),
    ],
)
def test_a_referral_ends_without_a_worker(
    office: Office, name: str, state: str, data: dict[str, str], after: str
) -> None:
    referral = a_referral(office.hub, state=state)
    assert office.post(name, referral, data).status_code == 303
    assert stored(referral).state == after
    page = office.get("referral", referral).content.decode()
    assert office.account.name in page, "the trail does not say who decided"


def test_a_decision_that_came_too_late_says_so_and_keeps_what_was_typed(office: Office) -> None:
    referral = a_referral(office.hub, state=R.DECLINED)
    answer = office.post("accept_referral", referral, {"note": "Fits."})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "This referral is declined" in text
    assert "Fits." in text


def test_a_referral_shows_one_thing_to_do_first(office: Office) -> None:
    primary = {R.RECEIVED: "Start triage", R.TRIAGE: "Accept referral", R.WAITING: "Allocate", R.DECLINED: ""}
    for state, label in primary.items():
        text = office.get("referral", a_referral(office.hub, state=state)).content.decode()
        assert text.count("btn btn-primary") == bool(label), state
        assert not label or f">{label}</" in text, state


def test_a_worker_reads_the_referral_of_her_case_and_decides_nothing() -> None:
    case = an_open_case()
    referral = case.referral
    assert referral is not None
    allocation = Allocation.objects.unscoped("tests").get(case=case)
    text = signed_in(allocation.appointment.worker).get(address("referral", referral)).content.decode()
    assert "Given to a worker" in text
    assert "btn btn-primary" not in text


def test_likely_duplicates_and_other_hubs_stand_on_the_referral(office: Office) -> None:
    elsewhere = a_hub()
    identity = an_identity()
    referral = a_referral(office.hub, identity=identity)
    twin = a_young_person(office.hub, identity=identity)
    other = a_young_person(elsewhere, identity=identity)
    text = office.get("referral", referral).content.decode()
    assert twin.reference in text
    assert elsewhere.name in text
    assert "Known elsewhere: ask that hub" in text
    assert other.reference not in text
    assert was_viewed("referral", twin)


def test_another_hub_is_asked_and_answers_on_its_own_page(office: Office) -> None:
    theirs = Office()
    identity = an_identity()
    ours, other = a_young_person(office.hub, identity=identity), a_young_person(theirs.hub, identity=identity)
    assert "Ask another hub" in office.get("young_person", ours).content.decode()
    assert theirs.hub.name in office.get("ask_hub", ours).content.decode()
    asked = office.post("ask_hub", ours, {"hub": theirs.hub.slug, "words": "Do you see her now?"})
    assert asked.status_code == 303
    inquiry = Inquiry.objects.unscoped("tests").get(young_person=other)
    assert "Read and answer" in theirs.get("referrals", other).content.decode()
    page = theirs.get("answer_hub", other, number=inquiry.number).content.decode()
    assert "Do you see her now?" in page
    assert ours.reference not in page
    assert theirs.post("answer_hub", other, {"answer": "Not since June."}, number=inquiry.number).status_code == 303
    assert Question.objects.unscoped("tests").get(young_person=ours).answer == "Not since June."
    again = theirs.get("answer_hub", other, number=inquiry.number)
    assert again.status_code == 302, "an answered question has no form any more"
    assert not was_viewed("ask_hub", other)


def test_nobody_is_asked_where_nobody_is_known(office: Office) -> None:
    alone = a_young_person(office.hub)
    assert "Ask another hub" not in office.get("young_person", alone).content.decode()
    assert office.get("ask_hub", alone).url == address("young_person", alone)


def test_merging_says_what_will_happen_to_whom_before_it_does(office: Office) -> None:
    keep = an_open_case(office.hub, identity=an_identity(phone="01"), by=office.actor).young_person
    other = a_young_person(office.hub, state=R.DECLINED, identity=an_identity(phone="02"))
    assert address("merge", keep) in office.get("referrals", keep).content.decode()
    chosen = office.post("merge", keep, {"other": other.reference.lower()})
    assert chosen.url == address("merge_into", keep, other=other.reference)
    text = office.client.get(chosen.url).content.decode()
    for words in ("1 referral", "phone", keep.full_name, other.full_name, "cannot be undone"):
        assert words in text, words
    assert office.client.post(chosen.url, {}).status_code == 303
    moved = office.get("young_person", other)
    assert (moved.status_code, moved.url) == (302, address("young_person", keep))


@pytest.mark.parametrize(("typed", "says"), [("SW-7K3Q-A", "not a reference"), (a_reference(), "no such record")])
def test_a_record_that_cannot_be_merged_is_refused(office: Office, typed: str, says: str) -> None:
    answer = office.post("merge", a_young_person(office.hub), {"other": typed})
    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_a_full_worker_is_shown_as_full_and_needs_a_reason(office: Office) -> None:
    full = a_full_worker(office.hub, cases=1)
    referral = a_referral(office.hub, state=R.WAITING)
    page = office.get("allocate_referral", referral).content.decode()
    assert "1 of 1" in page
    assert "No room" in page
    answer = office.post("allocate_referral", referral, {"appointment": str(full.pk)})
    assert answer.status_code == 422
    assert "#id_over_cap_reason" in answer.content.decode()
    given = {"appointment": str(full.pk), "over_cap_reason": "She knows the family."}
    assert office.post("allocate_referral", referral, given).status_code == 303


def test_a_case_is_handed_over_on_a_page_that_says_what_changes(office: Office) -> None:
    case = an_open_case(office.hub)
    before = Allocation.objects.unscoped("tests").get(case=case).appointment.worker.name
    a_spoke(office.hub)
    text = office.get("hand_over", case.young_person).content.decode()
    assert f"{before} holds the case now" in text
    assert f"<span>{before}</span>" not in text, "she is offered what she holds"
    answer = office.post(
        "hand_over", case.young_person, {"appointment": str(a_spoke(office.hub).pk), "summary": "Likes to walk."}
    )
    assert answer.status_code == 303
    assert Allocation.objects.unscoped("tests").get(case=case, end=None).summary == "Likes to walk."
    assert office.get("hand_over", a_young_person(office.hub)).status_code == 404


def test_cover_is_arranged_and_ended(office: Office) -> None:
    away, colleague = a_spoke(office.hub), a_spoke(office.hub)
    today = clock.today()
    form = {
        "appointment": str(away.pk),
        "covered_by": str(colleague.worker.pk),
        "start": today.isoformat(),
        "end": (today + timedelta(days=5)).isoformat(),
    }
    assert office.post("cover", data=form).status_code == 303
    assert colleague.worker.name in office.get("cover").content.decode()
    cover = Cover.objects.unscoped("tests").get()
    assert office.get("end_cover").status_code == 200
    assert office.post("end_cover", data={"cover": str(cover.pk)}).status_code == 303
    assert "None." in office.get("cover").content.decode()


def test_a_young_person_who_comes_back_is_referred_again(office: Office) -> None:
    young_person = a_referral(office.hub, state=R.DECLINED).young_person
    assert "Refer again" in office.get("referrals", young_person).content.decode()
    answer = office.post("refer_again", young_person, a_form())
    assert answer.status_code == 303
    assert answer.url.endswith("/referrals/2/")
    assert "Refer again" not in office.get("referrals", young_person).content.decode()
    assert actions.start_triage(
        referral=Referral.objects.unscoped("tests").get(young_person=young_person, number=2), by=office.actor
    )
