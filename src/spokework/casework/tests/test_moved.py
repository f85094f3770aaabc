"""What is typed into a record that is merged meanwhile, and where its addresses lead."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from spokework.access.decide import Actor
from spokework.casework import actions, urls
from spokework.casework.models import Contact, YoungPerson
from spokework.casework.queries.moved import NUMBERED
from spokework.casework.tests.browsing import browser
from spokework.casework.tests.desk import suggested
from spokework.casework.tests.situations import (
    a_contact,
    a_hub,
    a_manager,
    a_spoke,
    a_young_person,
    acting,
    an_identity,
    an_open_case,
)
from spokework.drafts.actions import keep
from spokework.drafts.models import Draft
from spokework.drafts.queries import find
from spokework.vault.keyring import destroy_child_key

pytestmark = pytest.mark.django_db
TYPED = "Zephyrine wants to stay at her aunt's"


@dataclass
class Two:
    """A worker's record, about to be merged into another one that has seen some work before."""

    gone: YoungPerson
    kept: YoungPerson
    worker: Actor
    client: Client

    def merge(self) -> None:
        actions.merge_young_people(keep=self.kept, merge=self.gone, by=a_manager(self.kept.hub))

    def at(self, name: str, young_person: YoungPerson, **numbers: int) -> str:
        return reverse(f"casework:{name}", kwargs={"reference": young_person.reference} | numbers)

    def form(self, path: str) -> dict[str, Any]:
        """The form as it is drawn now."""
        shown = self.client.get(path).context
        return suggested(shown["form"]) | {shown["writer_field"]: shown["writer"]}

    def keep(self, path: str, **typed: str) -> None:
        body = "&".join(f"{name}={value}" for name, value in typed.items())
        keep(person_id=self.worker.id, path=path, body=body, young_person_id=self.gone.pk, hub_id=self.gone.hub_id)

    def kept_at(self, path: str) -> Any:
        found = find(self.worker.id, path)
        return found and found.data


def said(answer: Any) -> str:
    return " ".join(map(str, get_messages(answer.wsgi_request)))


@pytest.fixture
def two() -> Two:
    hub = a_hub()
    worker = a_spoke(hub)
    earlier = an_open_case(hub)
    a_contact(earlier)
    actions.close_case(case=earlier, reason="moved", not_assessed="moved", by=a_manager(hub))
    case = an_open_case(worker=worker, identity=an_identity(given_name="Zephyrine"))
    a_contact(case, note="Of the record merged in")
    return Two(case.young_person, earlier.young_person, acting(worker), browser(acting(worker)))


def test_a_form_sent_to_a_record_merged_meanwhile_is_offered_in_the_kept_one(two: Two) -> None:
    there, here = two.at("goal_new", two.gone), two.at("goal_new", two.kept)
    form = two.form(there) | {"words": TYPED}
    two.merge()
    answer = two.client.post(there, form)
    assert (answer.status_code, answer["Location"]) == (303, here)
    for words in (two.gone.reference, two.kept.reference, "Nothing is saved yet"):
        assert words in said(answer)
    assert "Zephyrine" not in said(answer)
    page = two.client.get(here)
    assert page.context["form"]["words"].value() == TYPED
    assert "We kept what you were writing" in page.content.decode()
    assert two.client.post(here, two.form(here) | {"words": TYPED, "domain": "safety"}).status_code == 303
    assert not Draft.objects.exists()


def test_sending_it_twice_keeps_it_once(two: Two) -> None:
    there, here = two.at("goal_new", two.gone), two.at("goal_new", two.kept)
    form = two.form(there) | {"words": TYPED}
    two.merge()
    for _ in range(2):
        two.client.post(there, form)
    assert two.kept_at(here)["words"] == TYPED


def test_the_number_in_the_address_leads_to_the_same_contact(two: Two) -> None:
    there = two.at("contact_change", two.gone, number=1)
    form = two.form(there) | {"note": TYPED}
    two.merge()
    answer = two.client.post(there, form)
    moved = Contact.objects.unscoped("tests").get(young_person=two.kept, number=2)
    assert moved.note == "Of the record merged in"
    assert answer["Location"] == two.at("contact_change", two.kept, number=2)
    assert two.client.get(answer["Location"]).context["form"]["note"].value() == TYPED
    assert two.client.get(two.at("contact", two.gone, number=1))["Location"] == two.at("contact", two.kept, number=2)


def test_details_typed_for_the_other_record_are_not_laid_over_the_kept_ones_unseen(two: Two) -> None:
    there = two.at("details_change", two.gone)
    form = two.form(there) | {"safe_contact": TYPED}
    two.merge()
    here = two.client.post(there, form)["Location"]
    answer = two.client.post(here, two.form(here))
    assert answer.status_code == 409
    assert answer.context["conflict"] is not None


def test_drafts_that_wait_are_moved_by_the_merge(two: Two) -> None:
    two.keep(two.at("goal_new", two.gone), words=TYPED)
    two.keep(two.at("contact_change", two.gone, number=1), note=TYPED)
    two.merge()
    assert two.kept_at(two.at("goal_new", two.kept))["words"] == TYPED
    assert two.kept_at(two.at("contact_change", two.kept, number=2))["note"] == TYPED
    assert {draft.young_person_id for draft in Draft.objects.all()} == {two.kept.pk}
    destroy_child_key(two.kept.pk, two.kept.hub_id)
    assert two.kept_at(two.at("goal_new", two.kept)) is None


def test_whoever_typed_into_both_records_loses_the_words_of_neither(two: Two) -> None:
    two.keep(two.at("goal_new", two.kept), words="Earlier words", domain="health")
    two.keep(two.at("goal_new", two.gone), words=TYPED, domain="safety")
    two.merge()
    both = two.kept_at(two.at("goal_new", two.kept))
    assert both["words"] == f"Earlier words\n\n{TYPED}"
    assert both["domain"] == "safety"


def test_what_was_kept_while_typing_is_the_same_form_and_gives_way_to_what_was_sent(two: Two) -> None:
    there, here = two.at("goal_new", two.gone), two.at("goal_new", two.kept)
    form = two.form(there)
    two.keep(there, words="Half", submission=form["submission"])
    two.merge()
    two.client.post(there, form | {"words": "A whole thought"})
    assert two.kept_at(here)["words"] == "A whole thought"


def test_a_draft_kept_at_the_old_address_after_the_merge_comes_along(two: Two) -> None:
    """As after a time-out: what was sent is kept for whoever signs in again and comes back to that address."""
    there, here = two.at("goal_new", two.gone), two.at("goal_new", two.kept)
    two.merge()
    two.keep(there, words=TYPED)
    assert two.client.get(there)["Location"] == here
    assert two.kept_at(here)["words"] == TYPED
    assert not Draft.objects.of(two.worker.id, there).exists()


def test_a_button_pressed_meanwhile_is_said_to_have_done_nothing(two: Two) -> None:
    there = two.at("resume_case", two.gone, number=1)
    two.merge()
    answer = two.client.post(there, {})
    assert answer.status_code == 303
    assert "nothing was saved" in said(answer)
    assert not Draft.objects.exists()


def test_what_somebody_else_typed_at_the_machine_is_not_kept(two: Two) -> None:
    there = two.at("goal_new", two.gone)
    form = two.form(there) | {"words": TYPED, "writer": "somebody else"}
    two.merge()
    two.client.post(there, form)
    assert not Draft.objects.exists()


def test_whoever_cannot_open_the_kept_record_is_told_of_neither(two: Two) -> None:
    two.merge()
    stranger = browser(acting(a_spoke(two.kept.hub)))
    assert stranger.post(two.at("goal_new", two.gone), {"words": TYPED}).status_code == 404


def test_an_address_leads_on_through_two_merges(two: Two) -> None:
    two.merge()
    third = a_young_person(two.kept.hub, state="declined")
    a_number_more = Contact.objects.unscoped("tests").filter(young_person=two.kept).count()
    actions.merge_young_people(keep=third, merge=two.kept, by=a_manager(third.hub))
    assert a_number_more == 2
    assert two.client.get(two.at("contact", two.gone, number=1))["Location"] == two.at("contact", third, number=2)


def test_every_numbered_address_is_known_to_move() -> None:
    numbered = {str(each.pattern).split("/")[2] for each in urls.urlpatterns if "<int:number>" in str(each.pattern)}
    assert numbered == set(NUMBERED)


def test_what_is_kept_while_typing_goes_to_the_kept_record_at_once(two: Two) -> None:
    there, here = two.at("goal_new", two.gone), two.at("goal_new", two.kept)
    form = two.form(there)
    two.merge()
    for words in ("Half", TYPED):
        answer = two.client.post(f"{reverse('drafts:keep')}?of={there}", form | {"words": words})
        assert answer.status_code == 200
        assert f"merged into {two.kept.reference}" in answer.content.decode()
    assert two.kept_at(here)["words"] == TYPED
    assert not Draft.objects.of(two.worker.id, there).exists()
    two.client.post(there, form | {"words": "A whole thought"})
    assert two.kept_at(here)["words"] == "A whole thought"


def test_nobody_elses_typing_is_carried_nor_to_a_record_beyond_reach(two: Two) -> None:
    there = two.at("goal_new", two.gone)
    form = two.form(there) | {"words": TYPED}
    two.merge()
    keep_here = f"{reverse('drafts:keep')}?of={there}"
    assert two.client.post(keep_here, form | {"writer": "somebody else"}).status_code == 404
    stranger = browser(acting(a_spoke(two.kept.hub)))
    assert stranger.post(keep_here, form).status_code == 404
    assert not Draft.objects.exists()


@dataclass
class Looked:
    """Somebody looked at each of two records with a reason, at the kept one after the other; both wait for a review."""

    two: Two
    reviewer: Any
    client: Client

    def at(self, young_person: YoungPerson, number: int) -> str:
        return self.two.at("review_look", young_person, number=number)

    def reason(self, path: str) -> str:
        return self.client.get(path).content.decode()


@pytest.fixture
def looked(two: Two) -> Looked:
    for young_person, reason in ((two.gone, "Covering a visit today"), (two.kept, "Asked by the police just now")):
        actions.look_beyond(young_person=young_person, reason=reason, by=acting(a_spoke(two.kept.hub)))
    reviewer = a_manager(two.kept.hub)
    return Looked(two, reviewer, browser(reviewer))


def test_a_review_note_for_a_merged_record_is_offered_at_the_same_look(looked: Looked) -> None:
    there, here = looked.at(looked.two.gone, 1), looked.at(looked.two.kept, 2)
    shown = looked.client.get(there).context
    form = suggested(shown["form"]) | {shown["writer_field"]: shown["writer"], "note": TYPED}
    looked.two.merge()
    answer = looked.client.post(there, form)
    assert (answer.status_code, answer["Location"]) == (303, here)
    assert "Nothing is saved yet" in said(answer)
    assert looked.client.get(here).context["form"]["note"].value() == TYPED
    assert "Covering a visit today" in looked.reason(here)
    assert looked.client.get(there)["Location"] == here


def test_a_look_keeps_its_address_whatever_is_merged_into_its_record(looked: Looked) -> None:
    before = looked.at(looked.two.kept, 1)
    assert "Asked by the police just now" in looked.reason(before)
    looked.two.merge()
    assert "Asked by the police just now" in looked.reason(before)


def test_whoever_reviews_nothing_is_not_led_on(looked: Looked) -> None:
    looked.two.merge()
    worker = looked.two.client
    assert worker.get(looked.at(looked.two.gone, 1)).status_code in (403, 404)
