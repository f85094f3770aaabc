"""Unsaved forms that belong to no record yet – a second referral being typed – and name somebody who is erased.

A form that is about the young person is dropped: it holds all of their names, or one of its fields is one of them and
it does not name somebody else in full. Elsewhere in what the hub's people typed their names are struck out, and the
rest is kept: nobody loses a referral because two young people share a first name, or because it is a word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.http import QueryDict

from spokework.drafts.actions import keep_anew
from spokework.drafts.models import Draft
from spokework.programme.models import Membership
from spokework.vault.keyring import Erased
from spokework.vault.sealing import Unreadable

STRUCK_OUT = "[…]"


@dataclass(frozen=True)
class Struck:
    dropped: int = 0
    changed: int = 0

    def in_words(self) -> str:
        """For whoever erases, who can tell the writers; empty where there was nothing."""
        counts = {"about the young person, dropped": self.dropped, "cleared of the name": self.changed}
        said = [f"Unsaved forms {what}: {number}." for what, number in counts.items() if number]
        return " ".join([*said, "Tell your people: somebody may look for what they typed."]) if said else ""


@dataclass(frozen=True)
class Called:
    """What one young person is called."""

    given: str
    family: str
    preferred: str

    @cached_property
    def names(self) -> set[str]:
        first = self.given.split()[:1]
        return {_plain(name) for name in (self.given, *first, self.family, self.preferred)} - {""}

    @cached_property
    def words(self) -> re.Pattern[str]:
        longest_first = sorted(map(_as_typed, self.names), key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", re.IGNORECASE)

    def is_all_in(self, typed: QueryDict) -> bool:
        text = _plain(" ".join(_values(typed)))
        full = {_plain(self.given), _plain(self.family)} - {""}
        return len(full) > 1 and all(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in full)

    def is_whom(self, typed: QueryDict) -> bool:
        somebody = {_plain(typed.get(field, "")) for field in ("given_name", "family_name")} - {""}
        if len(somebody) > 1 and not somebody <= self.names:
            return False
        return any(_plain(value) in self.names for value in _values(typed))


def strike_out(people: list[Called], hub_id: UUID) -> Struck:
    colleagues = Membership.objects.unscoped("whose drafts may name them").filter(hub=hub_id)
    ids = set(colleagues.values_list("account_id", flat=True))
    dropped = changed = 0
    for draft in Draft.objects.filter(young_person_id=None) if people else ():
        typed, here = _typed(draft), draft.person_id in ids or draft.hub_id == hub_id
        if any(called.is_all_in(typed) or (here and called.is_whom(typed)) for called in people):
            draft.delete()
            dropped += 1
        elif here and (cleared := _cleared(typed, people)) != typed:
            keep_anew(draft, cleared)
            changed += 1
    return Struck(dropped, changed)


def _cleared(typed: QueryDict, people: list[Called]) -> QueryDict:
    """The names of whom the form itself is about stay, though somebody else is called the same."""
    kept = {_plain(typed.get(field, "")) for field in ("given_name", "family_name", "preferred_name")}

    def struck(found: re.Match[str]) -> str:
        return found[0] if _plain(found[0]) in kept else STRUCK_OUT

    cleared = typed.copy()
    for name, values in typed.lists():
        for called in people:
            values = [called.words.sub(struck, value) for value in values]
        cleared.setlist(name, values)
    return cleared


def _values(typed: QueryDict) -> Iterator[str]:
    for _, values in typed.lists():
        yield from values


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _as_typed(name: str) -> str:
    return r"\s+".join(map(re.escape, name.split()))


def _typed(draft: Draft) -> QueryDict:
    try:
        return QueryDict(draft.open())
    except (Erased, Unreadable):
        return QueryDict("")
