"""Whole numbers shared out over places that have room for so many."""

from collections.abc import Sequence


def shared_out(total: int, by: Sequence[float], *, at_most: Sequence[int] | None = None) -> list[int]:
    """In proportion to ``by``, the largest remainders first, and nowhere more than ``at_most``.

    What has no room anywhere is left over: the sum says how much.
    """
    found = [0] * len(by)
    limits = list(at_most) if at_most is not None else [total] * len(by)
    left = min(total, sum(limits))
    while left > 0:
        open_to = [at for at, limit in enumerate(limits) if found[at] < limit]
        weights = sum(by[at] for at in open_to)
        parts = {at: left * by[at] / weights if weights else left / len(open_to) for at in open_to}
        given = {at: min(int(part), limits[at] - found[at]) for at, part in parts.items()}
        if not any(given.values()):
            nearest = sorted(open_to, key=lambda at: (int(parts[at]) - parts[at], at))
            given = dict.fromkeys(nearest[:left], 1)
        for at, number in given.items():
            found[at] += number
        left -= sum(given.values())
    return found
