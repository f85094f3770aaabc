"""Support of the worker to test with: supervision, lone visits, days with colleagues, made through the actions."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from spokework.access.decide import Actor
from spokework.access.roles import Role
from spokework.accounts.models import Account
from spokework.core import clock
from spokework.practice import actions
from spokework.practice.codes import SupervisionKind
from spokework.practice.models import ColleagueDay, LoneVisit, Supervision, SupervisionWords
from spokework.practice.states import LoneVisitState, SupervisionState
from spokework.programme.memberships import actor_for
from spokework.programme.models import Appointment, Hub
from spokework.programme.tests.situations import AT_THE_MACHINE, a_hub, a_member, a_post, a_worker, an_appointment

SAID = "She sleeps badly since the court date."


@dataclass
class Office:
    """A hub with a worker in post, a colleague, her line manager, another manager and a safeguarding lead."""

    hub: Hub
    post: Appointment
    colleague: Account
    line_manager: Account
    other_manager: Account
    lead: Account

    @property
    def worker(self) -> Account:
        return self.post.worker

    def acting(self, who: str) -> Actor:
        return actor_for(getattr(self, who))


def an_office(start: date | None = None) -> Office:
    hub = a_hub()
    return Office(
        hub=hub,
        post=an_appointment(a_post(hub), a_worker(hub, "Ada Fennimore"), start=start or clock.today()),
        colleague=a_worker(hub, "Bel Otterbourne"),
        line_manager=a_member(Role.HUB_MANAGER, hub, "Mar Thistlewood"),
        other_manager=a_member(Role.HUB_MANAGER, hub, "Nan Larkspire"),
        lead=a_member(Role.SAFEGUARDING_LEAD, hub, "Lew Wychcombe"),
    )


def a_supervision(office: Office | None = None, *, by: Actor = AT_THE_MACHINE, **facts: Any) -> Supervision:
    office = office or an_office()
    return actions.plan_supervision(
        hub_id=office.hub.pk,
        kind=facts.pop("kind", SupervisionKind.LINE),
        worker=facts.pop("worker", office.worker),
        supervisor=facts.pop("supervisor", office.line_manager),
        due=facts.pop("due", None) or clock.today(),
        by=by,
        **facts,
    )


def a_held_supervision(office: Office | None = None, *, by: Actor = AT_THE_MACHINE, **facts: Any) -> Supervision:
    office = office or an_office()
    words = {"content": facts.pop("content", SAID), "agreed": facts.pop("agreed", "A day at the hub on Tuesday.")}
    return actions.record_supervision(
        hub_id=office.hub.pk,
        kind=facts.pop("kind", SupervisionKind.LINE),
        worker=facts.pop("worker", office.worker),
        supervisor=facts.pop("supervisor", office.line_manager),
        held_on=facts.pop("held_on", None) or clock.today(),
        by=by,
        **words,
        **facts,
    )


def a_missed_supervision(office: Office, day: date, **facts: Any) -> Supervision:
    with clock.standing_at(day):
        planned = a_supervision(office, **facts)
        return actions.miss_supervision(supervision=planned, reason="A court hearing", by=AT_THE_MACHINE)


def words_in(supervision: Supervision) -> SupervisionWords:
    found: SupervisionWords = SupervisionWords.objects.unscoped("tests").get(supervision=supervision)
    return found


def a_lone_visit(office: Office | None = None, *, by: Actor | None = None, **facts: Any) -> LoneVisit:
    office = office or an_office()
    now = timezone.now()
    return actions.plan_lone_visit(
        hub_id=office.hub.pk,
        buddy=facts.pop("buddy", office.colleague),
        starts_at=facts.pop("starts_at", now),
        due_at=facts.pop("due_at", now + timedelta(hours=2)),
        where=facts.pop("where", "14 Quay Street, top bell"),
        plan=facts.pop("plan", "Call me twice, then the police."),
        by=by or office.acting("worker"),
        **facts,
    )


def overdue(visit: LoneVisit, by: timedelta = timedelta(minutes=5)) -> LoneVisit:
    """The time has passed without a sign of her."""
    due: datetime = timezone.now() - by
    rows = LoneVisit.objects.unscoped("tests")
    rows.filter(pk=visit.pk).update(starts_at=due - timedelta(hours=1), due_at=due)
    found: LoneVisit = rows.get(pk=visit.pk)
    return found


def a_day_together(office: Office, day: date | None = None, kind: str = "at_the_hub") -> ColleagueDay:
    return actions.record_colleague_day(
        hub_id=office.hub.pk, day=day or clock.today(), kind=kind, by=office.acting("worker")
    )


# Which of these each page is about.
PAGES = {
    "supervision": "said",
    "supervision_write_down": "said",
    "supervision_look": "held",
    **dict.fromkeys(("supervision_move", "supervision_hold", "supervision_miss"), "planned"),
    **dict.fromkeys(("lone_visit", "check_in", "lone_visit_longer", "lone_visit_cancel"), "lone visit"),
}


def of_two(hub: Hub, worker: Account, manager: Account) -> dict[str, Any]:
    """A supervision planned and one held, what was said in another, and a lone visit that is running."""
    return {
        "said": a_supervision_in(SupervisionState.HELD, hub, worker, manager),
        "planned": a_supervision_in(SupervisionState.PLANNED, hub, worker, manager),
        "held": a_supervision_in(SupervisionState.HELD, hub, worker, manager),
        "lone visit": a_lone_visit_in(LoneVisitState.PLANNED, hub, worker, manager),
    }


def a_supervision_in(state: str, hub: Hub, worker: Account, supervisor: Account) -> Supervision:
    between = {"hub_id": hub.pk, "kind": SupervisionKind.LINE, "worker": worker, "supervisor": supervisor}
    planned = actions.plan_supervision(due=clock.today(), by=AT_THE_MACHINE, **between)
    if state == SupervisionState.HELD:
        return actions.hold_supervision(supervision=planned, held_on=clock.today(), by=AT_THE_MACHINE)
    if state == SupervisionState.MISSED:
        return actions.miss_supervision(supervision=planned, reason="Ill", by=AT_THE_MACHINE)
    return planned


def a_lone_visit_in(state: str, hub: Hub, worker: Account, buddy: Account) -> LoneVisit:
    now, by = timezone.now(), actor_for(worker)
    times = {"starts_at": now, "due_at": now + timedelta(hours=2)}
    visit = actions.plan_lone_visit(
        hub_id=hub.pk, buddy=buddy, where="14 Quay Street", plan="Call me, then the police.", by=by, **times
    )
    if state == LoneVisitState.CHECKED_IN:
        return actions.check_in(visit=visit, by=by)
    return actions.cancel_lone_visit(visit=visit, by=by) if state == LoneVisitState.CANCELLED else visit
