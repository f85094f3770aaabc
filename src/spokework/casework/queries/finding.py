"""Young people found by what somebody typed: a name or a reference."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, Subquery

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.audit.looking import not_shown
from spokework.casework.models import Case, NamedReader, YoungPerson
from spokework.core.ids import parse_reference
from spokework.vault.hashes import name_words
from spokework.vault.keyring import unlock

from .person import current_level, current_worker
from .young_people import Listed, listed

MOST_FOUND = 40


@dataclass(frozen=True)
class Names:
    pk: UUID
    reference: str
    names: list[str]


def search(actor: Actor, words: str) -> list[Listed]:
    """By reference, or by a part of any name. Names are sealed, so they are opened in memory and passed over."""
    reference = parse_reference(words)
    everybody = YoungPerson.objects.visible_to(actor).present().filter(hub__in=actor.hubs)
    if reference is not None:
        return _found(actor, list(everybody.filter(reference=reference).values_list("pk", flat=True)))
    wanted = words.casefold().split()
    if not wanted:
        return []
    rows = _names(everybody, "given_name", "family_name", "preferred_name")
    found = [(_called(row), row.reference, row.pk) for row in rows if _in(row.names, wanted)]
    return _found(actor, [pk for _, _, pk in sorted(found)[:MOST_FOUND]])


def _called(row: Names) -> str:
    """As the list shows it: the name they go by."""
    given, _, preferred = row.names
    return (preferred or given or row.reference).casefold()


def _in(names: list[str], wanted: list[str]) -> bool:
    lowered = " ".join(names).casefold()
    return all(word in lowered for word in wanted)


def _names(people: Any, *columns: str) -> Iterator[Names]:
    """Each one's names, opened without loading the records: thousands are passed over for the few that are shown."""
    rows = list(people.values_list("pk", "hub_id", "reference", *columns))
    fields = [YoungPerson._meta.get_field(column) for column in columns]
    unlock(row[0] for row in rows)
    for pk, hub_id, reference, *sealed in rows:
        row: Any = SimpleNamespace(pk=pk, hub_id=hub_id, data_key_owner=pk, _meta=YoungPerson._meta)
        opened = [field.open(row, each) for field, each in zip(fields, sealed, strict=True)]  # type: ignore[union-attr]  # sealed columns
        yield Names(pk, reference, opened)


def _found(actor: Actor, keys: list[UUID]) -> list[Listed]:
    cases = Case.objects.visible_to(actor)
    latest = cases.filter(young_person=OuterRef("young_person")).order_by("-number").values("pk")[:1]
    of_these = cases.filter(young_person__in=keys, pk=Subquery(latest))
    case_of = {row.young_person_id: row for row in of_these.annotate(level=current_level(), worker=current_worker())}
    people = YoungPerson.objects.visible_to(actor).filter(pk__in=keys).with_names()
    return sorted(
        (listed(each, case_of.get(each.pk)) for each in people),
        key=lambda row: (row.young_person.called.casefold(), row.young_person.reference),
    )


def somebody_beyond(actor: Actor, words: str) -> YoungPerson | None:
    """One record of the hub by reference or exact full name, for who gives a reason; None unless there is just one.

    A record kept to named people is not found by a worker: that it is here at all is what she is not to know.
    """
    hubs = actor.hubs_with(P.LOOK_BEYOND)
    named = NamedReader.objects.unscoped("who is shut out").filter(young_person=OuterRef("pk"))
    may = ~Exists(named) | Exists(named.filter(account_id=actor.id)) | Q(hub__in=hubs - actor.hubs_with(P.REACH_OWN))
    rows = YoungPerson.objects.unscoped("to be opened with a reason").present().filter(may, hub__in=hubs)
    return _just_one(rows, words)


def tried_to_find(actor: Actor, words: str) -> YoungPerson | None:
    """The record that a try to look beyond was about, for the log alone: nobody is told that there is one.

    By reference in any hub; by name in the actor's own, since names of another's are not opened for her.
    """
    rows = YoungPerson.objects.unscoped("to enter a failed try in the log").present()
    if parse_reference(words) is None:
        rows = rows.filter(hub__in=actor.hubs_with(P.LOOK_BEYOND))
    return _just_one(rows, words)


def _just_one(rows: Any, words: str) -> YoungPerson | None:
    reference = parse_reference(words)
    if reference is not None:
        keys = list(rows.filter(reference=reference).values_list("pk", flat=True))
    else:
        named = _names(rows, "given_name", "family_name")
        wanted = name_words(words)
        keys = [row.pk for row in named if wanted and name_words(" ".join(row.names)) == wanted]
    if len(keys) != 1:
        return None
    with not_shown():
        found: YoungPerson = rows.get(pk=keys[0])
    return found
