from dataclasses import replace
from typing import Any

import pytest

from spokework.access.decide import NotAllowed
from spokework.audit.models import Event, Subject
from spokework.casework import actions
from spokework.casework.actions.merging import DETAILS, moving
from spokework.casework.models import Alert, BreakGlass, Case, NamedReader, Notice, Question, Referral, YoungPerson
from spokework.casework.models.base import ChildRecord, NumberedRecord
from spokework.casework.queries import who_looked
from spokework.casework.tests.situations import (
    a_hub,
    a_manager,
    a_referral,
    a_spoke,
    a_young_person,
    acting,
    an_identity,
    an_open_case,
    refused,
)
from spokework.core import clock
from spokework.programme.models import Hub
from spokework.vault.keyring import destroy_child_key, forget

pytestmark = pytest.mark.django_db
CANARY = "canary-4711"


def of(model: Any, young_person: YoungPerson) -> list[Any]:
    """In an order that does not hang on the time of day at which the suite runs."""
    order = "number" if issubclass(model, NumberedRecord) else "created_at"
    return list(model.objects.unscoped("tests").filter(young_person=young_person).order_by(order))


def again(young_person: YoungPerson) -> YoungPerson:
    found: YoungPerson = YoungPerson.objects.unscoped("tests").get(pk=young_person.pk)
    return found


def merged(hub: Hub) -> tuple[YoungPerson, YoungPerson]:
    """A young person with an open case, and an older record of the same one that was declined."""
    keep = an_open_case(hub, identity=an_identity(phone="")).young_person
    other = a_young_person(
        hub, state="declined", words=CANARY, identity=replace(an_identity(), phone=CANARY, address=CANARY)
    )
    Alert(hub=hub, young_person=other, number=1, text=CANARY, raised_on=clock.today()).save()
    actions.merge_young_people(keep=keep, merge=other, by=a_manager(hub))
    return again(keep), again(other)


def test_every_row_moves_and_is_read_with_the_kept_key_alone() -> None:
    keep, gone = merged(a_hub())
    destroy_child_key(gone.pk, gone.hub_id)
    forget()
    referrals = of(Referral, keep)
    assert [referral.number for referral in referrals] == [1, 2]
    assert CANARY in {referral.words for referral in referrals}
    assert [alert.text for alert in of(Alert, keep)] == [CANARY]
    assert all(not of(model, gone) for model in moving())


def test_what_is_left_is_an_empty_sign_to_the_kept_record() -> None:
    keep, gone = merged(a_hub())
    assert gone.merged_into_id == keep.pk
    assert {getattr(gone, name) for name in DETAILS} == {""}
    assert (gone.hub_hash, gone.programme_hash, gone.birth_quarter) == (None, None, "")
    assert gone.pk not in YoungPerson.objects.visible_to(a_manager(keep.hub)).present().values_list("pk", flat=True)


def test_the_kept_record_takes_what_it_lacked_and_keeps_what_it_said() -> None:
    keep, _ = merged(a_hub())
    assert (keep.phone, keep.address) == (CANARY, CANARY)
    assert keep.family_name != ""


def test_a_birth_date_that_comes_with_the_merge_can_be_found_by() -> None:
    hub = a_hub()
    known = an_identity()
    keep = a_young_person(hub, identity=replace(known, born=None))
    other = a_young_person(hub, state="declined", identity=known)
    actions.merge_young_people(keep=keep, merge=other, by=a_manager(hub))
    third = a_young_person(hub, identity=known)
    assert bytes(again(keep).hub_hash) == bytes(again(third).hub_hash)


def test_nothing_more_is_written_into_the_merged_record() -> None:
    keep, gone = merged(a_hub())
    manager = a_manager(keep.hub)
    answer = refused(actions.merge_young_people, keep=gone, merge=keep, by=manager)
    assert "merged into another" in answer.message


def test_two_open_cases_are_refused_with_the_remedy_and_nothing_moves() -> None:
    hub = a_hub()
    one, other = an_open_case(hub).young_person, an_open_case(hub).young_person
    answer = refused(actions.merge_young_people, keep=one, merge=other, by=a_manager(hub))
    assert "Close one" in answer.message
    assert len(of(Case, one)) == len(of(Case, other)) == 1


def test_two_running_referrals_are_refused_with_the_remedy() -> None:
    hub = a_hub()
    one, other = a_young_person(hub), a_young_person(hub)
    answer = refused(actions.merge_young_people, keep=one, merge=other, by=a_manager(hub))
    assert "Decline or withdraw" in answer.message


def test_a_record_is_merged_neither_with_itself_nor_with_another_hubs() -> None:
    hub = a_hub()
    one, elsewhere = a_young_person(hub), a_young_person(a_hub())
    manager = a_manager(hub)
    assert refused(actions.merge_young_people, keep=one, merge=one, by=manager).field == "other"
    with pytest.raises(NotAllowed):
        actions.merge_young_people(keep=one, merge=elsewhere, by=manager)
    with pytest.raises(NotAllowed):
        actions.merge_young_people(keep=one, merge=a_young_person(hub), by=acting(a_spoke(hub)))


def test_a_restriction_moves_with_the_record_and_names_nobody_twice() -> None:
    hub = a_hub()
    manager = a_manager(hub)
    keep, other = a_young_person(hub), a_referral(hub, state="declined").young_person
    for young_person in (keep, other):
        NamedReader(hub=hub, young_person=young_person, account_id=manager.id).save()
    NamedReader(hub=hub, young_person=other, account=a_spoke(hub).worker).save()
    actions.merge_young_people(keep=keep, merge=other, by=manager)
    assert len(of(NamedReader, keep)) == 2


def test_everything_that_hangs_on_a_young_person_is_moved() -> None:
    assert {Referral, Case, Alert, Question} <= set(moving())
    assert all(issubclass(model, ChildRecord) for model in moving())


def test_a_notice_goes_with_the_record_and_is_settled_by_the_review() -> None:
    hub = a_hub()
    keep, other = a_young_person(hub), a_young_person(hub, state="declined")
    manager = a_manager(hub)
    actions.look_beyond(young_person=other, reason="The school rang about her.", by=acting(a_spoke(hub)))
    actions.merge_young_people(keep=keep, merge=other, by=manager)
    assert Notice.objects.visible_to(manager).get().reference == keep.reference
    look = BreakGlass.objects.for_review(manager).get()
    actions.review_look(break_glass=look, note="Right to look.", by=manager)
    assert Notice.objects.visible_to(manager).get().done_at is not None


def test_looks_at_the_record_merged_in_stay_among_who_looked() -> None:
    hub = a_hub()
    keep, gone = merged(hub)
    logged = Event.objects.filter(pk__in=Subject.objects.filter(young_person_id=gone.pk).values("event"))
    shown = {(entry.at, entry.action) for entry in who_looked.page(a_manager(hub), keep).entries}
    assert logged.exists()
    assert {(event.at, event.action) for event in logged} <= shown
