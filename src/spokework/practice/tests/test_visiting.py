"""Lone visits: planned, checked in from, extended, called off; and who knows where she is."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from spokework.access.decide import NotAllowed
from spokework.access.roles import Role
from spokework.audit.models import Event
from spokework.casework.models import Notice
from spokework.casework.tests.situations import refused
from spokework.practice import actions
from spokework.practice.models import LoneVisit
from spokework.practice.queries import lone_visits as asked
from spokework.programme.memberships import actor_for
from spokework.programme.tests.situations import AT_THE_MACHINE, a_member, a_worker
from spokework.vault.keyring import forget

from .support_situations import Office, a_lone_visit, an_office, overdue

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def office() -> Office:
    return an_office()


def test_where_she_is_is_sealed_and_known_to_her_her_buddy_and_the_managers(office: Office) -> None:
    planned = a_lone_visit(office)
    forget()
    for who in ("worker", "colleague", "line_manager", "other_manager"):
        found = asked.visit(office.acting(who), planned.pk)
        assert found is not None, who
        assert found.where == "14 Quay Street, top bell"
    another = a_worker(office.hub)
    for other in (another, office.lead, *(a_member(role) for role in Role)):
        assert asked.visit(actor_for(other), planned.pk) is None, other


def test_she_checks_in_and_nobody_waits_any_more(office: Office) -> None:
    planned = a_lone_visit(office)
    assert asked.out_now(office.acting("worker")).own == [planned]
    assert asked.out_now(office.acting("colleague")).waited_for == [planned]
    assert asked.out_now(office.acting("other_manager")).of_team == [planned]
    done = actions.check_in(visit=planned, by=office.acting("worker"))
    assert (done.state, done.done_by) == ("checked_in", office.worker)
    for who in ("worker", "colleague", "other_manager"):
        assert asked.out_now(office.acting(who)) == asked.Out([], [], [])
    assert asked.ended(office.acting("worker")) == [done]
    assert refused(actions.check_in, visit=done, by=office.acting("worker"))
    assert list(Event.objects.filter(record_id=planned.pk).order_by("number").values_list("action", flat=True)) == [
        "lone visit planned",
        "checked in",
    ]


def test_whoever_waits_may_say_that_she_is_safe_and_nobody_else(office: Office) -> None:
    for who in ("colleague", "other_manager"):
        assert actions.check_in(visit=a_lone_visit(office), by=office.acting(who)).done_by == getattr(office, who)
    planned = a_lone_visit(office)
    for other in (a_worker(office.hub), a_member(Role.HUB_MANAGER), office.lead):
        for act in (actions.check_in, actions.cancel_lone_visit):
            with pytest.raises(NotAllowed):
                act(visit=planned, by=actor_for(other))


def test_called_off(office: Office) -> None:
    done = actions.cancel_lone_visit(visit=a_lone_visit(office), by=office.acting("worker"))
    assert done.state == "cancelled"
    assert refused(actions.extend_lone_visit, visit=done, due_at=timezone.now() + HOUR, by=office.acting("worker"))


def test_overdue_is_known_to_buddy_and_manager_at_once(office: Office) -> None:
    planned = a_lone_visit(office)
    assert asked.out_now(office.acting("colleague")).overdue == []
    late = overdue(planned)
    assert late.is_overdue
    for who in ("colleague", "other_manager"):
        assert asked.out_now(office.acting(who)).overdue == [late]
    assert asked.out_now(office.acting("worker")).overdue == []  # hers is the button to check in, not the alert


def test_extended_it_is_not_overdue_and_is_told_of_anew(office: Office) -> None:
    late = overdue(a_lone_visit(office))
    actions.go_round(by=AT_THE_MACHINE)
    longer = actions.extend_lone_visit(visit=late, due_at=timezone.now() + HOUR, by=office.acting("colleague"))
    assert not longer.is_overdue
    assert (longer.told_at, longer.telling_at) == (None, None)
    assert not Notice.objects.unscoped("tests").filter(done_at=None).exists()
    assert refused(actions.extend_lone_visit, visit=longer, due_at=timezone.now() - HOUR, by=office.acting("worker"))


def test_a_check_in_settles_the_notice_only_when_nobody_is_waited_for(office: Office) -> None:
    first, second = overdue(a_lone_visit(office)), overdue(a_lone_visit(office))
    assert actions.go_round(by=AT_THE_MACHINE) == 2
    waiting = Notice.objects.unscoped("tests").filter(done_at=None)
    assert waiting.count() == 2
    actions.check_in(visit=first, by=office.acting("worker"))
    assert waiting.count() == 2
    actions.check_in(visit=second, by=office.acting("worker"))
    assert not waiting.exists()


@pytest.mark.parametrize(
    ("starts", "due", "field"),
    [(0, -1, "due"), (1, 1, "due"), (3, 2, "due"), (0, 40, "due"), (-2, 1, "starts"), (24 * 60, 24 * 60 + 1, "day")],
)
def test_times_that_cannot_be_are_refused_by_field(office: Office, starts: int, due: int, field: str) -> None:
    now = timezone.now()
    times = {"starts_at": now + starts * HOUR, "due_at": now + due * HOUR}
    assert refused(a_lone_visit, office=office, **times).field == field
    assert not LoneVisit.objects.unscoped("tests").exists()


@pytest.mark.parametrize("field", ["where", "plan"])
def test_without_the_words_that_are_needed_it_is_refused(office: Office, field: str) -> None:
    assert refused(a_lone_visit, office=office, **{field: " "}).field == field


def test_a_time_that_is_past_already_is_refused(office: Office) -> None:
    now = timezone.now()
    early = {"starts_at": now - timedelta(minutes=50), "due_at": now - timedelta(minutes=10)}
    assert "past already" in refused(a_lone_visit, office=office, **early).message


def test_a_buddy_is_a_colleague_of_the_hub_and_not_herself(office: Office) -> None:
    for buddy in (office.worker, a_worker(), office.lead):
        assert refused(a_lone_visit, office=office, buddy=buddy).field == "buddy"
    planned = a_lone_visit(office)
    rows = LoneVisit.objects.unscoped("tests").filter(pk=planned.pk)
    for wrong in ({"buddy": office.worker}, {"due_at": planned.starts_at}):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**wrong)


def test_who_plans_none_of_her_own_plans_none(office: Office) -> None:
    for other in (office.lead, a_worker()):
        with pytest.raises(NotAllowed):
            a_lone_visit(office, by=actor_for(other))
