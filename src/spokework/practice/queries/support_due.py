"""When each worker's supervision is next due, and how she stands with her colleagues: one reading of it for every page.

Counted from dates and states alone; what was said is not read here.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Max, Q

from spokework.core import clock
from spokework.practice.codes import SupervisionKind
from spokework.practice.models import ColleagueDay, Supervision, SupervisionRule
from spokework.practice.states import SupervisionState
from spokework.programme.models import Appointment

# In weeks, until a hub's manager says otherwise. Line supervision is where cases are gone through: monthly is what
# charities of this kind ask for. Clinical supervision holds what the work does to a person: six weeks, the longest that
# supervisors of therapists advise. A group that meets once a quarter still knows each other's work.
USUAL_WEEKS = {SupervisionKind.LINE: 4, SupervisionKind.CLINICAL: 6, SupervisionKind.GROUP: 12}

Kinds = dict[SupervisionKind, int]


@dataclass(frozen=True)
class Due:
    """One kind of supervision of one worker."""

    kind: SupervisionKind
    day: date  # counted from the last one held, or from the appointment's first day
    last: date | None
    planned: date | None  # the next one that is arranged
    missed: int  # since it was last held

    @property
    def is_overdue(self) -> bool:
        return self.day < clock.today()

    @property
    def to_record(self) -> bool:
        """Its day is over, and nobody has said whether it was held."""
        return self.planned is not None and self.planned < clock.today()


@dataclass(frozen=True)
class Standing:
    """A worker in post: what support is due to her, and when she was last with somebody of the hub."""

    appointment: Appointment
    due: list[Due]
    with_colleagues: date | None  # a day together, or any supervision with a colleague

    @property
    def days_apart(self) -> int:
        return (clock.today() - (self.with_colleagues or self.appointment.start)).days


@dataclass
class _Held:
    last: dict[tuple[UUID, UUID, str], date] = field(default_factory=dict)
    together: dict[tuple[UUID, UUID], date] = field(default_factory=dict)


def rules_of(hub_ids: Collection[UUID]) -> dict[UUID, Kinds]:
    rows = SupervisionRule.objects.unscoped("how often something is due says nothing of anybody").filter(
        hub__in=hub_ids
    )
    rules: dict[UUID, Kinds] = {hub_id: dict(USUAL_WEEKS) for hub_id in hub_ids}
    for row in rows:
        rules[row.hub_id][SupervisionKind(row.kind)] = row.every_weeks
    return rules


def standings(appointments: Iterable[Appointment]) -> list[Standing]:
    """Five queries, however many workers. For whom they may be read the caller has asked."""
    found = list(appointments)
    hubs, workers = {row.hub_id for row in found}, {row.worker_id for row in found}
    rules = rules_of(hubs)
    rows = Supervision.objects.unscoped("dates alone, of those the caller may see").filter(
        hub__in=hubs, worker__in=workers
    )
    held, planned, missed = _held(rows), _planned(rows), _missed(rows)
    together = _together(hubs, workers, held)
    return [
        Standing(
            appointment=row,
            due=[
                _due(row, kind, weeks, held.last, planned, missed)
                for kind, weeks in sorted(rules[row.hub_id].items(), key=_order)
            ],
            with_colleagues=together.get((row.hub_id, row.worker_id)),
        )
        for row in found
    ]


def _order(rule: tuple[SupervisionKind, int]) -> int:
    return list(SupervisionKind).index(rule[0])


def _due(row: Appointment, kind: SupervisionKind, weeks: int, last: Any, planned: Any, missed: Any) -> Due:
    of = (row.hub_id, row.worker_id, kind.value)
    since = max(last.get(of, row.start), row.start)
    return Due(
        kind=kind,
        day=since + timedelta(weeks=weeks),
        last=last.get(of),
        planned=planned.get(of),
        missed=sum(day > since for day in missed[of]),
    )


def _held(rows: Any) -> _Held:
    found = _Held()
    held = rows.filter(state=SupervisionState.HELD).order_by().values("hub", "worker", "kind")
    with_a_colleague = Max("held_on", filter=Q(supervisor_elsewhere=False))
    for row in held.annotate(last=Max("held_on"), together=with_a_colleague):
        of = (row["hub"], row["worker"])
        found.last[(*of, row["kind"])] = row["last"]
        if row["together"]:
            found.together[of] = max(row["together"], found.together.get(of, row["together"]))
    return found


def _planned(rows: Any) -> dict[tuple[UUID, UUID, str], date]:
    """The first of those arranged."""
    planned = rows.filter(state=SupervisionState.PLANNED).order_by("-due", "pk")
    return {(hub, worker, kind): due for hub, worker, kind, due in planned.values_list("hub", "worker", "kind", "due")}


def _missed(rows: Any) -> dict[tuple[UUID, UUID, str], list[date]]:
    found: dict[tuple[UUID, UUID, str], list[date]] = defaultdict(list)
    missed = rows.filter(state=SupervisionState.MISSED, due__gt=clock.today() - timedelta(days=366))
    for hub, worker, kind, due in missed.values_list("hub", "worker", "kind", "due"):
        found[hub, worker, kind].append(due)
    return found


def _together(hubs: Collection[UUID], workers: Collection[UUID], held: _Held) -> dict[tuple[UUID, UUID], date]:
    days = ColleagueDay.objects.unscoped("the last day alone, of those the caller may see")
    rows = days.filter(hub__in=hubs, worker__in=workers, day__lte=clock.today()).order_by().values("hub", "worker")
    found = dict(held.together)
    for row in rows.annotate(last=Max("day")):
        of = (row["hub"], row["worker"])
        found[of] = max(row["last"], found.get(of, row["last"]))
    return found
