"""Whether a young person is known already: within the hub by name, beyond it only that somebody is."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.db.models import Exists, OuterRef, Q

from spokework.access.decide import Actor
from spokework.audit.looking import not_shown
from spokework.casework.models import YoungPerson
from spokework.programme.models import Hub
from spokework.vault.hashes import name_words

SAME = "Same name and date of birth"
SIMILAR = "Similar name, born about the same time"
# "Katherine Otterbourne" and "Catherine Otterborne" are alike; two different people seldom are.
ALIKE = 0.86


@dataclass(frozen=True)
class Likely:
    young_person: YoungPerson
    why: str


def likely_duplicates(actor: Actor, young_person: YoungPerson) -> list[Likely]:
    """Others of the hub, within the actor's reach, who may be the same person; the surest first."""
    with not_shown():
        found = {row.pk: why for row in _candidates(young_person) if (why := _alike(young_person, row))}
    rows = YoungPerson.objects.visible_to(actor).filter(pk__in=found).with_names()
    likely = [Likely(row, found[row.pk]) for row in rows]
    return sorted(likely, key=lambda each: (each.why != SAME, each.young_person.reference))


def _candidates(young_person: YoungPerson) -> Iterable[YoungPerson]:
    rows = YoungPerson.objects.unscoped("only those alike are shown, and those through the actor's reach").present()
    rows = rows.filter(hub=young_person.hub_id).exclude(pk=young_person.pk)
    if young_person.birth_quarter:
        rows = rows.filter(birth_quarter__in=("", young_person.birth_quarter))
    found: list[YoungPerson] = rows.with_names()
    return found


def _alike(one: YoungPerson, other: YoungPerson) -> str:
    if one.hub_hash is not None and other.hub_hash is not None and bytes(one.hub_hash) == bytes(other.hub_hash):
        return SAME
    return SIMILAR if similar_names(_names(one), _names(other)) else ""


def _names(row: YoungPerson) -> list[str]:
    given = {row.given_name, row.preferred_name or row.given_name}
    return [f"{name} {row.family_name}" for name in sorted(given)]


def similar_names(ones: Iterable[str], others: Iterable[str]) -> bool:
    theirs = [name_words(name) for name in others]
    return any(_close(name_words(one), other) for one in ones for other in theirs)


def _close(one: list[str], other: list[str]) -> bool:
    # In the order given too: sorting would part "Katy Jones" from "Caty Jones".
    return _near(" ".join(one), " ".join(other)) or _near(" ".join(sorted(one)), " ".join(sorted(other)))


def _near(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other)
    return matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def known_elsewhere(young_person: YoungPerson) -> list[Hub]:
    """The hubs that know somebody of this name and birth date. Nothing of their record leaves this function."""
    if young_person.programme_hash is None:
        return []
    rows = YoungPerson.objects.unscoped("only the hub's name leaves this function").present()
    hubs = rows.filter(programme_hash=young_person.programme_hash).exclude(hub=young_person.hub_id).values("hub")
    return list(Hub.objects.unscoped("whom to ask, by name").filter(pk__in=hubs).order_by("name"))


def seems_known(young_person: str = "young_person") -> Q:
    """For a row about a young person: somebody else here or elsewhere has the same name and birth date.

    By hash only, so that a long list costs one sub-select; the page about one of them looks closer.
    """
    rows: Any = YoungPerson.objects.unscoped("only whether there is one").present()
    others = rows.exclude(pk=OuterRef(young_person))
    here = others.filter(hub=OuterRef("hub"), hub_hash=OuterRef(f"{young_person}__hub_hash"))
    elsewhere = others.filter(programme_hash=OuterRef(f"{young_person}__programme_hash"))
    return Q(Exists(here)) | Q(Exists(elsewhere))
