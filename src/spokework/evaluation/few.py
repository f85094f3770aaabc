"""When it may be said which part somebody has: never where one of fewer than three would be known by it."""

from collections.abc import Collection, Mapping
from uuid import UUID

FEW = 3  # people: one of fewer is known by what they have in common


def may_be_named(people: Mapping[str, set[UUID]], beside: Collection[UUID] = ()) -> frozenset[str]:
    """Parts of several people each – and whoever is left over are several too, or the rest would say who they were."""
    fewest_first = sorted(people, key=lambda part: (len(people[part]), part))
    for at, part in enumerate(fewest_first):
        left = set(beside).union(*(people[each] for each in fewest_first[:at]))
        if len(people[part]) >= FEW and (at == 0 or len(left) >= FEW):
            return frozenset(fewest_first[at:])
    return frozenset()
