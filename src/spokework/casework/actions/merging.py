"""Two records of one young person become one: nothing is lost, and the other address leads to what is kept."""

from datetime import date
from typing import Any

from django.apps import apps
from django.db import transaction

from spokework.access.decide import Actor, require
from spokework.access.permissions import Permission as P
from spokework.audit.record import record
from spokework.casework import codes
from spokework.casework.models import Case, NamedReader, Notice, Referral, YoungPerson
from spokework.casework.models.base import ChildRecord, NumberedRecord
from spokework.casework.queries.moved import Kept
from spokework.casework.states import RUNNING
from spokework.core.errors import Refused
from spokework.vault.fields import open_to_seal_anew
from spokework.vault.keyring import unlock

from .base import lock
from .carrying import carry_drafts
from .identity import traces

# What a kept record lacks, it takes from the other one; what both say, the kept one says on.
DETAILS = ("given_name", "family_name", "preferred_name", "born", "address", "phone", "email", "safe_contact", "gender")
FACTS: dict[str, object] = {
    "sex": codes.Sex.UNKNOWN,
    "ethnicity": codes.Ethnicity.NOBT,
    "disability": [],
    "language": "",
    "care_status": codes.CareStatus.UNKNOWN,
    "education": codes.Education.UNKNOWN,
}


@transaction.atomic
def merge_young_people(*, keep: YoungPerson, merge: YoungPerson, by: Actor) -> YoungPerson:
    """Every row moves to ``keep`` and is sealed under its key; ``merge`` stays as an empty sign to it."""
    require(by, P.MERGE_YOUNG_PEOPLE, keep)
    require(by, P.MERGE_YOUNG_PEOPLE, merge)
    if keep.hub_id != merge.hub_id:
        raise Refused("These records belong to two hubs. Ask the other hub instead.")
    if keep.pk == merge.pk:
        raise Refused("Choose two different records.", field="other")
    locked = {row.pk: lock(row) for row in sorted((keep, merge), key=lambda row: row.pk)}
    keep, merge = locked[keep.pk], locked[merge.pk]
    unlock(locked)
    _refuse_conflicts(keep, merge)
    moved = {model._meta.model_name or "": _move(model, keep, merge) for model in moving()}
    fields = _take_what_is_missing(keep, merge)
    _empty(merge, keep)
    _lead_on(merge, keep, {name: by_how_much for name, by_how_much in moved.items() if by_how_much})
    _readdress_notices(merge, keep)
    record("records merged", by=by, hub_id=keep.hub_id, about=keep, fields=fields, young_people=[keep.pk, merge.pk])
    return keep


def moving() -> list[type[ChildRecord]]:
    """Everything that hangs on a young person, also what is added to the house later."""
    return [model for model in apps.get_models() if issubclass(model, ChildRecord)]


def _refuse_conflicts(keep: YoungPerson, merge: YoungPerson) -> None:
    both = [keep.pk, merge.pk]
    live = Case.objects.unscoped("one live case a young person").filter(young_person__in=both).live()
    if live.count() > 1:
        raise Refused("Both records have an open case. Close one of the two cases first, then merge.")
    referrals = Referral.objects.unscoped("one running referral a young person").filter(young_person__in=both)
    if referrals.filter(state__in=RUNNING).count() > 1:
        raise Refused(
            "Both records have a referral waiting for a decision or a worker. "
            "Decline or withdraw one of them first – as already known to you – then merge."
        )


def _move(model: type[ChildRecord], keep: YoungPerson, merge: YoungPerson) -> int:
    """All rows of one kind; by how much their numbers grew."""
    added = _last_number(model, keep)
    for row in _rows(model, merge):
        if isinstance(row, NamedReader) and _named(keep, row):
            row.delete()
            continue
        open_to_seal_anew(row)
        row.young_person = keep
        if isinstance(row, NumberedRecord):
            row.number += added
        row.save(force_update=True)
    return added


def _rows(model: Any, of: YoungPerson) -> list[Any]:
    order = "number" if issubclass(model, NumberedRecord) else "created_at"
    return list(model.objects.unscoped("every row moves").filter(young_person=of).order_by(order))


def _readdress_notices(merge: YoungPerson, keep: YoungPerson) -> None:
    """What deals with a notice looks for it under the reference of the record that is worked on."""
    notices = Notice.objects.unscoped("they go with the rows they are about").filter(hub_id=merge.hub_id)
    notices.filter(reference=merge.reference).update(reference=keep.reference)


def _last_number(model: Any, keep: YoungPerson) -> int:
    return int(model.objects.next_number(keep.pk)) - 1 if issubclass(model, NumberedRecord) else 0


def _named(keep: YoungPerson, row: NamedReader) -> bool:
    named = NamedReader.objects.unscoped("each person is named once")
    return bool(named.filter(young_person=keep, account=row.account_id).exists())


def _take_what_is_missing(keep: YoungPerson, merge: YoungPerson) -> list[str]:
    taken: dict[str, Any] = {
        name: getattr(merge, name) for name in DETAILS if not getattr(keep, name) and getattr(merge, name)
    }
    for name, unknown in FACTS.items():
        if getattr(keep, name) == unknown != getattr(merge, name):
            taken[name] = getattr(merge, name)
    if "born" in taken:
        names = [str(taken.get(name) or getattr(keep, name)) for name in ("given_name", "family_name")]
        taken |= traces(keep.hub_id, name=" ".join(names), born=date.fromisoformat(taken["born"]))
    return keep.change(**taken) if taken else []


def _empty(merge: YoungPerson, keep: YoungPerson) -> None:
    blank: dict[str, Any] = dict.fromkeys(DETAILS, "") | FACTS | traces(keep.hub_id, name="", born=None)
    merge.change(merged_into=keep, **blank)


def _lead_on(merge: YoungPerson, keep: YoungPerson, moved: dict[str, int]) -> None:
    """The addresses of the record, and of those merged into it before, lead to the kept one; so does what was typed."""
    merge.change(numbers_moved=moved)
    earlier = YoungPerson.objects.unscoped("no address leads to a record that leads on").filter(merged_into=merge)
    for row in earlier:
        names = row.numbers_moved.keys() | moved.keys()
        both = {name: row.numbers_moved.get(name, 0) + moved.get(name, 0) for name in names}
        row.change(merged_into=keep, numbers_moved=both)
    carry_drafts(merge.pk, Kept(keep.pk, keep.hub_id, keep.reference, moved))


__all__ = ["DETAILS", "merge_young_people", "moving"]
