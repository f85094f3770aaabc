"""Supervision: what follows what, who may do it, and that nobody else reads what was said."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from spokework.access.decide import NotAllowed
from spokework.access.roles import Role
from spokework.accounts.models import Account
from spokework.audit.models import Event
from spokework.casework.tests.situations import refused
from spokework.core import clock
from spokework.core.errors import Stale
from spokework.practice import actions
from spokework.practice.models import Supervision, SupervisionRule, SupervisionWords
from spokework.programme.memberships import actor_for
from spokework.programme.tests.situations import a_member, a_worker
from spokework.vault.keyring import forget

from .support_situations import SAID, Office, a_held_supervision, a_supervision, an_office, words_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return an_office()


def read_by(who: Account, row: Supervision) -> str | None:
    forget()
    words = SupervisionWords.objects.visible_to(actor_for(who)).filter(supervision=row).first()
    return None if words is None else words.content


# Who reads what was said


def test_the_two_people_read_what_was_said_and_nobody_else_of_the_hub(office: Office) -> None:
    held = a_held_supervision(office, by=office.acting("worker"))
    assert read_by(office.worker, held) == read_by(office.line_manager, held) == SAID
    for who in (office.other_manager, office.colleague, office.lead):
        assert read_by(who, held) is None, who
    for role in Role:
        assert read_by(a_member(role), held) is None, role


def test_who_has_left_the_hub_reads_nothing_of_it(office: Office) -> None:
    held = a_held_supervision(office)
    elsewhere = a_worker()
    Supervision.objects.unscoped("tests").filter(pk=held.pk).update(worker=elsewhere)
    assert read_by(elsewhere, held) is None


def test_a_manager_who_is_neither_sees_that_it_was_held_and_when(office: Office) -> None:
    held = a_held_supervision(office)
    for who, sees in ((office.other_manager, True), (office.lead, True), (office.colleague, False)):
        rows = Supervision.objects.visible_to(actor_for(who)).filter(pk=held.pk)
        assert rows.exists() is sees, who
    assert not {"content", "agreed", "missed_reason"} & {field.name for field in Supervision._meta.get_fields()}


def test_content_is_sealed_and_the_log_says_only_that_there_is_some(office: Office) -> None:
    held = a_held_supervision(office)
    forget()
    assert words_in(held).agreed == "A day at the hub on Tuesday."
    events = Event.objects.filter(record_id=held.pk).order_by("number")
    assert [event.action for event in events] == ["supervision held"]
    assert SAID not in str(list(events.values()))


# What follows what


def test_planned_moved_and_held(office: Office) -> None:
    planned = a_supervision(office, by=office.acting("worker"))
    later = clock.today() + timedelta(days=3)
    moved = actions.move_supervision(supervision=planned, due=later, by=office.acting("line_manager"))
    assert (moved.due, moved.state) == (later, "planned")
    held = actions.hold_supervision(
        supervision=moved, held_on=clock.today(), minutes=60, content=SAID, by=office.acting("line_manager")
    )
    assert (held.state, held.held_on, held.minutes, held.due) == ("held", clock.today(), 60, later)
    assert refused(actions.move_supervision, supervision=held, due=later, by=office.acting("worker"))


def test_missed_needs_a_reason_and_its_day(office: Office) -> None:
    planned, by = a_supervision(office), office.acting("worker")
    assert refused(actions.miss_supervision, supervision=planned, reason=" ", by=by).field == "reason"
    later = a_supervision(office, due=clock.today() + timedelta(days=1))
    assert "Move it instead" in refused(actions.miss_supervision, supervision=later, reason="Ill", by=by).message
    missed = actions.miss_supervision(supervision=planned, reason="I was ill", by=by)
    assert (missed.state, words_in(missed).missed_reason) == ("missed", "I was ill")
    assert read_by(office.other_manager, missed) is None


def test_a_manager_who_is_neither_moves_it_and_does_no_more(office: Office) -> None:
    planned, by = a_supervision(office), office.acting("other_manager")
    actions.move_supervision(supervision=planned, due=clock.today() + timedelta(days=2), by=by)
    for act in (
        lambda: actions.hold_supervision(supervision=planned, held_on=clock.today(), content="Hm", by=by),
        lambda: actions.miss_supervision(supervision=planned, reason="Ill", by=by),
        lambda: actions.move_supervision(supervision=planned, due=clock.today(), by=office.acting("colleague")),
        lambda: actions.move_supervision(supervision=planned, due=clock.today(), by=office.acting("lead")),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_words_are_written_by_the_two_and_a_later_writer_sees_both(office: Office) -> None:
    held = a_held_supervision(office)
    read = words_in(held).version
    by = office.acting("worker")
    actions.write_down_supervision(supervision=held, content="Hers", agreed="", by=by, version=read)
    again = {"content": "His", "agreed": "", "version": read}
    with pytest.raises(Stale):
        actions.write_down_supervision(supervision=held, by=office.acting("line_manager"), **again)
    for who in ("other_manager", "colleague", "lead"):
        with pytest.raises(NotAllowed):
            actions.write_down_supervision(supervision=held, content="Theirs", agreed="", by=office.acting(who))
    assert words_in(held).content == "Hers"


# A supervisor without an account


def test_a_clinical_supervisor_may_be_from_elsewhere_and_the_words_are_then_the_workers_alone(office: Office) -> None:
    held = a_held_supervision(office, by=office.acting("worker"), kind="clinical", supervisor=None)
    assert held.supervisor_elsewhere
    assert read_by(office.worker, held) == SAID
    assert read_by(office.line_manager, held) is None
    for kind in ("line", "group"):
        assert refused(a_held_supervision, office=office, kind=kind, supervisor=None).field == "supervisor"


def test_the_database_holds_no_supervision_without_a_supervisor(office: Office) -> None:
    planned = a_supervision(office)
    rows = Supervision.objects.unscoped("tests").filter(pk=planned.pk)
    for wrong in (
        {"supervisor": None},
        {"supervisor_elsewhere": True},
        {"supervisor": office.worker},
        {"state": "held"},
        {"supervisor": None, "supervisor_elsewhere": True},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**wrong)


# What cannot be


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"due": clock.today() - timedelta(days=1)}, "due"),
        ({"kind": "spiritual"}, "kind"),
    ],
)
def test_what_cannot_be_planned_is_refused_by_field(office: Office, facts: dict[str, Any], field: str) -> None:
    assert refused(a_supervision, office=office, **facts).field == field


@pytest.mark.parametrize(
    ("facts", "field"), [({"held_on": clock.today() + timedelta(days=1)}, "held_on"), ({"minutes": 0}, "minutes")]
)
def test_what_cannot_have_been_held_is_refused_by_field(office: Office, facts: dict[str, Any], field: str) -> None:
    assert refused(a_held_supervision, office=office, **facts).field == field
    assert not Supervision.objects.unscoped("tests").exists()


def test_people_of_other_hubs_and_oneself_are_refused(office: Office) -> None:
    assert refused(a_supervision, office=office, supervisor=office.worker).field == "supervisor"
    assert refused(a_supervision, office=office, supervisor=a_worker()).field == "supervisor"
    assert refused(a_supervision, office=office, worker=a_worker()).field == "worker"
    assert refused(a_supervision, office=office, supervisor=office.lead).field == "supervisor"


def test_somebody_who_was_not_there_records_nothing(office: Office) -> None:
    for who in ("other_manager", "colleague"):
        assert refused(a_held_supervision, office=office, by=office.acting(who)).field == "worker"
    with pytest.raises(NotAllowed):
        a_held_supervision(office, by=office.acting("lead"))


def test_a_colleague_plans_nothing_for_another_and_a_manager_does(office: Office) -> None:
    with pytest.raises(NotAllowed):
        a_supervision(office, by=office.acting("colleague"))
    assert a_supervision(office, by=office.acting("other_manager")).supervisor == office.line_manager
    with pytest.raises(NotAllowed):
        a_supervision(office, by=actor_for(a_member(Role.HUB_MANAGER)))


# How often


def test_a_manager_changes_how_often_it_is_due(office: Office) -> None:
    by = office.acting("other_manager")
    changed = actions.change_supervision_rules(hub_id=office.hub.pk, weeks={"line": 2, "clinical": 8}, by=by)
    assert {(row.kind, row.every_weeks) for row in changed} == {("line", 2), ("clinical", 8)}
    again = actions.change_supervision_rules(hub_id=office.hub.pk, weeks={"line": 3, "clinical": 8}, by=by)
    assert [row.kind for row in again] == ["line"]
    assert SupervisionRule.objects.unscoped("tests").count() == 2
    assert refused(actions.change_supervision_rules, hub_id=office.hub.pk, weeks={"line": 0}, by=by).field == "line"
    assert refused(actions.change_supervision_rules, hub_id=office.hub.pk, weeks={"tea": 4}, by=by).field == "tea"
    with pytest.raises(NotAllowed):
        actions.change_supervision_rules(hub_id=office.hub.pk, weeks={"line": 2}, by=office.acting("worker"))
