"""What the figures say of referrals, of who waits and is in support, and of how long things last.

Asked of ``insight``, within the reader's scope: where it withholds a table by area the whole is shared out instead, so
that no small group can be read from a plan.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spokework.insight.queries.figures import Reader

from .basis import Basis
from .sharing import shared_out

_SHARED = "The whole programme’s figure, shared out over its areas: it may not be shown by area"
NEW = 0.25  # years: of an area served for less, its own rate says next to nothing


@dataclass(frozen=True)
class PlannedArea:
    code: str
    population: int | None
    years: float  # served so far


@dataclass(frozen=True)
class ByArea:
    """In the order of the areas. ``in_support`` is None where it is known of all together only."""

    referrals_a_year: list[float]
    waiting: list[int]
    in_support: list[int] | None
    in_support_total: int


def by_area(reader: Reader, areas: Sequence[PlannedArea], basis: Basis) -> ByArea:
    rates = _rates(reader, areas, basis)
    waiting = _of_each(reader, "waiting", areas)
    source = "Figure “Waiting”, by area"
    if waiting is None:
        waiting, source = shared_out(_of_all(reader, "waiting"), rates), _SHARED
    basis.observed("Waiting on the first day", f"{sum(waiting)}", source)
    held = _of_each(reader, "caseload_per_fte", areas)
    return ByArea(rates, waiting, held, sum(held) if held is not None else _of_all(reader, "caseload_per_fte"))


def _rates(reader: Reader, areas: Sequence[PlannedArea], basis: Basis) -> list[float]:
    """Accepted referrals for each year an area was served; where that cannot be said, by who lives there."""
    accepted = _of_each(reader, "acceptance", areas)
    total = sum(accepted) if accepted is not None else _of_all(reader, "acceptance")
    exposed = [_exposed(area, areas) for area in areas]
    lived = sum(weight * area.years for weight, area in zip(exposed, areas, strict=True))
    together = [total * weight / lived if lived else 0.0 for weight in exposed]
    source = "Figure “Referrals accepted”, by area, for each year since somebody has worked there"
    basis.observed("Referrals a year", f"{total} accepted so far", _SHARED if accepted is None else source)
    if accepted is None:
        return [round(rate, 2) for rate in together]
    own = zip(accepted, areas, together, strict=True)
    return [round(number / area.years if area.years >= NEW else pooled, 2) for number, area, pooled in own]


def _exposed(area: PlannedArea, areas: Sequence[PlannedArea]) -> float:
    """By who lives there, where that is known of all."""
    return float(area.population or 0) if all(each.population for each in areas) else 1.0


def _of_each(reader: Reader, code: str, areas: Sequence[PlannedArea]) -> list[int] | None:
    answer = reader.ask((code,), by=("area",))
    if answer.withheld:
        return None
    found = {figure.group[0]: int(figure.numerator or 0) for figure in answer.figures}
    return [found.get(area.code, 0) for area in areas]


def _of_all(reader: Reader, code: str) -> int:
    return int(reader.ask((code,)).one(code).numerator or 0)
