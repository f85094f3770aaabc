"""Who is referred and how long they stay and wait: fitted to what has been seen, or assumed where too little has."""

from collections.abc import Sequence

from spokeplan.plan import DAYS_A_YEAR, Exponential, Length, Level, LogNormal
from spokeplan.statistics import fit_lognormal
from spokework.insight.durations import days_and_ends
from spokework.insight.patience import days_waited
from spokework.insight.queries.figures import Reader

from .basis import Basis

IN_ORDER = ("high", "medium", "low")
LEAST_ENDED = 10  # of fewer cases a length is a guess
LEAST_WITHDRAWN = 5
ASSUMED_CV = 0.6


def length_of_support(reader: Reader, cap: int, a_year: float, basis: Basis) -> Length:
    rows = reader.asked(days_and_ends)
    days = [row["days"] for row in rows for _each in range(row["n"])]
    ended = [row["ended"] for row in rows for _each in range(row["n"])]
    fitted = fit_lognormal(days, ended) if sum(ended) >= LEAST_ENDED else None
    what = "Length of support"
    if fitted is None:
        assumed = LogNormal(round(cap / a_year * DAYS_A_YEAR, 1), ASSUMED_CV)
        why = f"Fewer than {LEAST_ENDED} cases have ended. What a caseload of {cap} and {a_year:g} a year imply"
        basis.assumed(what, f"{assumed.mean_days:.0f} days on average", why)
        return assumed
    low, high = fitted.interval.low, fitted.interval.high
    basis.observed(
        what,
        f"{fitted.mean_days:.0f} days on average (95 % interval {low:.0f} to {high:.0f})",
        f"A lognormal fitted to {fitted.n} cases, of which {fitted.ended} have ended; "
        "beyond the longest watched it is the shape that speaks",
    )
    return LogNormal(round(fitted.mean_days, 1), round(fitted.cv, 3))


def levels(reader: Reader, basis: Basis) -> tuple[Level, ...]:
    """By the level at the first assessment, the highest first. Who was not assessed is spread over them."""
    figures = {figure.part.code: figure for figure in reader.ask(("initial_level",)).figures}
    counted = [int(figures[name].numerator or 0) if name in figures else 0 for name in IN_ORDER]
    patience = _patience(reader, basis)
    if not sum(counted):
        basis.assumed("Levels", "all alike", "Nobody has been assessed yet")
        return (Level(name="everybody", share=1.0, patience=patience),)
    shares = _adding_up([number / sum(counted) for number in counted])
    said = ", ".join(f"{name} {100 * share:.0f} %" for name, share in zip(IN_ORDER, shares, strict=True))
    basis.observed("Levels, highest first in line", said, "Figure “Level at the first assessment”")
    return tuple(
        Level(name=name, share=share, patience=patience)
        for name, share in zip(IN_ORDER, shares, strict=True)
        if share > 0
    )


def _adding_up(shares: Sequence[float]) -> list[float]:
    rounded = [round(share, 4) for share in shares]
    rounded[rounded.index(max(rounded))] += round(1 - sum(rounded), 4)
    return [round(share, 4) for share in rounded]


def _patience(reader: Reader, basis: Basis) -> Length | None:
    """Days waited in all for each that was withdrawn: the mean of an exponential, the still waiting counted too."""
    (row,) = reader.asked(days_waited)
    withdrawn, days = int(row["withdrawn"] or 0), float(row["days"] or 0)
    what = "How long anybody waits before it is withdrawn"
    if withdrawn < LEAST_WITHDRAWN or not days:
        basis.assumed(what, "as long as it takes", f"Fewer than {LEAST_WITHDRAWN} were withdrawn while waiting")
        return None
    mean = round(days / withdrawn, 1)
    basis.observed(
        what, f"{mean:.0f} days on average", f"{withdrawn} withdrawn in {days:,.0f} days of waiting, any day alike"
    )
    return Exponential(mean)
