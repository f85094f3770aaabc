from datetime import timedelta
from typing import Any

import pytest
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone

from spokework.access.decide import Actor, NotAllowed
from spokework.access.roles import Role
from spokework.accounts.models import Account
from spokework.audit.models import Event
from spokework.casework import actions
from spokework.casework.models import BreakGlass, NamedReader, Notice, Referral, YoungPerson
from spokework.casework.tests.browsing import browser
from spokework.casework.tests.desk import suggested
from spokework.casework.tests.situations import (
    a_hub,
    a_manager,
    a_referral,
    a_spoke,
    a_young_person,
    acting,
    an_open_case,
    refused,
)
from spokework.core.errors import Stale
from spokework.programme.memberships import actor_for
from spokework.programme.tests.situations import a_member, an_actor

pytestmark = pytest.mark.django_db

WHY = "Her worker is ill and the school rang."


def sees(actor: Actor, young_person: YoungPerson) -> bool:
    """Asked in each of the three ways there are: as a row, of the record in hand, and by a row about them."""
    referrals = Referral.objects.visible_to(actor).filter(young_person=young_person)
    (answer,) = {
        YoungPerson.objects.visible_to(actor).filter(pk=young_person.pk).exists(),
        young_person.is_within_reach_of(actor),
        referrals.exists(),
    }
    return answer


def test_a_question_within_a_question_asks_of_each_row_and_not_of_itself() -> None:
    """Were the outer row's young person taken for the one inside, everybody would reach everybody."""
    hub, other = a_hub(), a_hub()
    mine, not_mine = a_referral(hub), a_referral(other)
    manager = a_manager(hub)
    visible = Referral.objects.visible_to(manager)
    everybody = YoungPerson.objects.unscoped("tests")
    assert list(visible.select_related("young_person")) == [mine]
    assert list(visible.filter(young_person__reference__startswith="SW")) == [mine]
    assert list(everybody.filter(pk__in=visible.values("young_person"))) == [mine.young_person]
    asked_of = Referral.objects.visible_to(manager).filter(young_person=OuterRef("pk"))
    assert list(everybody.filter(Exists(asked_of))) == [mine.young_person]
    assert list(everybody.filter(~Exists(asked_of))) == [not_mine.young_person]


def account(actor: Actor) -> Account:
    return Account.objects.get(pk=actor.id)


def test_a_reason_opens_one_record_for_sixty_minutes_and_no_other(monkeypatch: Any) -> None:
    hub = a_hub()
    one, other = a_young_person(hub), a_young_person(hub)
    worker = acting(a_spoke(hub))
    look = actions.look_beyond(young_person=one, reason=WHY, by=worker)
    assert look.ends - look.starts == timedelta(minutes=60)
    assert sees(worker, one)
    assert not sees(worker, other)
    later = timezone.now() + timedelta(minutes=60, seconds=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert not sees(worker, one)


def test_those_who_review_access_are_told_at_once_and_it_is_in_the_log() -> None:
    hub = a_hub()
    young_person, worker = a_young_person(hub), acting(a_spoke(hub))
    actions.look_beyond(young_person=young_person, reason=WHY, by=worker)
    for role in (Role.HUB_MANAGER, Role.DATA_PROTECTION_OFFICER, Role.SAFEGUARDING_LEAD):
        notice = Notice.objects.visible_to(an_actor(role, hub)).get()
        assert (notice.reference, notice.done_at) == (young_person.reference, None)
        assert worker.name in notice.text
    assert not Notice.objects.visible_to(worker).exists()
    assert not Notice.objects.visible_to(a_manager(a_hub())).exists()
    assert Event.objects.filter(action="looked beyond", actor_id=worker.id).exists()


def test_a_reason_is_a_sentence() -> None:
    young_person = a_young_person()
    worker = acting(a_spoke(young_person.hub))
    assert refused(actions.look_beyond, young_person=young_person, reason="  need it  ", by=worker).field == "reason"
    assert not BreakGlass.objects.unscoped("tests").exists()


def test_nobody_gives_a_reason_for_what_they_can_open_already() -> None:
    worker = a_spoke(a_hub())
    case = an_open_case(worker=worker)
    assert (
        "already" in refused(actions.look_beyond, young_person=case.young_person, reason=WHY, by=acting(worker)).message
    )


@pytest.mark.parametrize(
    "role", [Role.PROGRAMME_LEAD, Role.EVALUATOR, Role.FUNDER, Role.SYSTEM_ADMINISTRATOR, Role.HUB_ADMINISTRATOR]
)
def test_programme_roles_never_look_beyond(role: Role) -> None:
    young_person = a_young_person()
    hub = young_person.hub if role == Role.HUB_ADMINISTRATOR else None
    with pytest.raises(NotAllowed):
        actions.look_beyond(young_person=young_person, reason=WHY, by=an_actor(role, hub))


def test_a_worker_of_another_hub_never_looks_beyond() -> None:
    with pytest.raises(NotAllowed):
        actions.look_beyond(young_person=a_young_person(), reason=WHY, by=acting(a_spoke(a_hub())))


def test_a_reason_given_before_the_role_ended_opens_nothing_any_more() -> None:
    young_person = a_young_person()
    worker = acting(a_spoke(young_person.hub))
    actions.look_beyond(young_person=young_person, reason=WHY, by=worker)
    assert not sees(Actor(id=worker.id, name=worker.name), young_person)


def test_a_look_is_reviewed_by_somebody_else_and_once() -> None:
    young_person = a_young_person()
    hub = young_person.hub
    lead, manager = an_actor(Role.SAFEGUARDING_LEAD, hub), a_manager(hub)
    look = actions.look_beyond(young_person=young_person, reason=WHY, by=lead)
    assert "own" in refused(actions.review_look, break_glass=look, note="", by=lead).message
    with pytest.raises(NotAllowed):
        actions.review_look(break_glass=look, note="", by=acting(a_spoke(hub)))
    reviewed = actions.review_look(break_glass=look, note="Right to look.", by=manager)
    assert (reviewed.reviewed_by_id, reviewed.review_note) == (manager.id, "Right to look.")
    assert not Notice.objects.visible_to(manager).filter(done_at=None).exists()
    assert "already" in refused(actions.review_look, break_glass=look, note="", by=manager).message


def test_the_notice_stays_until_every_look_at_the_record_was_reviewed() -> None:
    young_person = a_young_person()
    manager = a_manager(young_person.hub)
    looks = [
        actions.look_beyond(young_person=young_person, reason=WHY, by=acting(a_spoke(young_person.hub)))
        for _ in range(2)
    ]
    actions.review_look(break_glass=looks[0], note="", by=manager)
    assert Notice.objects.visible_to(manager).filter(done_at=None).exists()
    actions.review_look(break_glass=looks[1], note="", by=manager)
    assert not Notice.objects.visible_to(manager).filter(done_at=None).exists()


def test_a_restricted_record_is_seen_by_those_named_and_the_one_who_restricted_it() -> None:
    worker = a_spoke(a_hub())
    case = an_open_case(worker=worker)
    young_person, manager, other = case.young_person, a_manager(case.hub), a_manager(case.hub)
    actions.restrict_record(young_person=young_person, accounts=[worker.worker], by=manager)
    assert sees(manager, young_person)
    assert sees(acting(worker), young_person)
    assert not sees(other, young_person)
    actions.restrict_record(young_person=young_person, accounts=[account(other)], by=manager)
    assert not sees(acting(worker), young_person)
    assert sees(other, young_person)
    assert NamedReader.objects.unscoped("tests").count() == 2
    actions.lift_restriction(young_person=young_person, by=other)
    assert sees(acting(worker), young_person)
    assert "not restricted" in refused(actions.lift_restriction, young_person=young_person, by=manager).message


def named(young_person: YoungPerson) -> set[Any]:
    rows = NamedReader.objects.unscoped("tests").filter(young_person=young_person)
    return set(rows.values_list("account_id", flat=True))


def test_of_two_managers_naming_readers_at_once_the_second_sees_both_lists() -> None:
    young_person = a_young_person()
    hub = young_person.hub
    first, second = a_manager(hub), a_manager(hub)
    one, other = a_spoke(hub).worker, a_spoke(hub).worker
    page = reverse("casework:restriction", kwargs={"reference": young_person.reference})
    client = browser(second)
    form = suggested(client.get(page).context["form"]) | {"accounts": [str(other.pk)]}
    actions.restrict_record(young_person=young_person, accounts=[one, account(second)], by=first)
    answer = client.post(page, form)
    assert answer.status_code == 409
    (changed,) = answer.context["conflict"].changed
    saved, entered = changed.split(", you entered")
    assert (one.name in saved, account(first).name in saved, other.name in entered) == (True, True, True)
    assert account(second).name not in changed, "she is one of them whatever she chooses"
    assert named(young_person) == {one.pk, first.id, second.id}
    again = suggested(answer.context["form"])
    assert again["accounts"] == [str(other.pk)]
    assert client.post(page, again).status_code == 303
    assert named(young_person) == {other.pk, second.id}


def test_a_list_of_readers_chosen_before_the_restriction_was_lifted_is_looked_at_again() -> None:
    young_person = a_young_person()
    manager = a_manager(young_person.hub)
    actions.restrict_record(young_person=young_person, accounts=[], by=manager)
    drawn = YoungPerson.objects.unscoped("tests").get(pk=young_person.pk).version
    actions.lift_restriction(young_person=young_person, by=manager)
    with pytest.raises(Stale):
        actions.restrict_record(young_person=young_person, accounts=[], by=manager, version=drawn)
    assert sees(a_manager(young_person.hub), young_person)


def test_a_reason_opens_a_restricted_record_to_a_lead_and_not_to_a_worker() -> None:
    young_person = a_young_person()
    hub = young_person.hub
    lead, worker = an_actor(Role.SAFEGUARDING_LEAD, hub), acting(a_spoke(hub))
    actions.restrict_record(young_person=young_person, accounts=[], by=a_manager(hub))
    with pytest.raises(NotAllowed):
        actions.look_beyond(young_person=young_person, reason=WHY, by=worker)
    assert not BreakGlass.objects.unscoped("tests").exists()
    actions.look_beyond(young_person=young_person, reason=WHY, by=lead)
    assert sees(lead, young_person)


def test_restricting_shuts_out_a_worker_who_had_given_a_reason() -> None:
    young_person = a_young_person()
    worker = acting(a_spoke(young_person.hub))
    actions.look_beyond(young_person=young_person, reason=WHY, by=worker)
    actions.restrict_record(young_person=young_person, accounts=[], by=a_manager(young_person.hub))
    assert not sees(worker, young_person)


def test_only_people_who_work_with_young_people_here_are_named_and_only_a_manager_names_them() -> None:
    young_person = a_young_person()
    hub = young_person.hub
    manager = a_manager(hub)
    for stranger in (a_member(Role.HUB_ADMINISTRATOR, hub), a_spoke(a_hub()).worker):
        answer = refused(actions.restrict_record, young_person=young_person, accounts=[stranger], by=manager)
        assert answer.field == "accounts"
    worker = a_spoke(hub)
    case = an_open_case(worker=worker)
    with pytest.raises(NotAllowed):
        actions.restrict_record(young_person=case.young_person, accounts=[], by=actor_for(worker.worker))
    assert not NamedReader.objects.unscoped("tests").exists()
