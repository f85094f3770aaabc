"""Paired change in plain words."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spokeplan.statistics import PairedChange


def sentences(change: "PairedChange") -> list[str]:
    if not change.pairs or change.net_difference is None or change.net_interval is None:
        return ["No case has been assessed at both ends yet, so nothing can be said of change."]
    first = (
        f"Of {change.pairs} cases assessed at both ends, {change.lowered} ended lower, "
        f"{change.unchanged} at the same level and {change.raised} higher."
    )
    return [first, _balance(change), _CAUTION]


def _balance(change: "PairedChange") -> str:
    assert change.net_difference is not None
    assert change.net_interval is not None
    net, low, high = change.net_difference, change.net_interval.low, change.net_interval.high
    if low <= 0 <= high:
        return (
            f"On balance that is {_in_100(net)}; chance alone could do that "
            f"(95 % interval from {_in_100(low)} to {_in_100(high)})."
        )
    if net < 0:
        low, high = -high, -low
    way = "ended lower than higher" if net > 0 else "ended higher than lower"
    return f"On balance, {_of_100(abs(net))} in 100 more {way} (95 % interval {_of_100(low)} to {_of_100(high)})."


def _in_100(net: float) -> str:
    if not _rounded(net):
        return "as many lower as higher"
    return f"{_of_100(abs(net))} in 100 more {'lower' if net > 0 else 'higher'}"


def _of_100(share: float) -> str:
    return str(_rounded(share))


def _rounded(share: float) -> int:
    return round(100 * share)


_CAUTION = (
    "A change is not an effect: support often begins when things are at their worst, and only those assessed at both "
    "ends are counted here."
)
