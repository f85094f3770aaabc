"""From protected counts to the rows that people read. Nothing here has ever seen another count."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from spokeplan.disclosure import Protected, ProtectedTable, Rule, share_of_shown
from spokework.insight.breakdowns import BREAKDOWNS
from spokework.insight.definition import Indicator
from spokework.insight.indicators import INDICATORS
from spokework.insight.labels import NOT_RECORDED as NOT_RECORDED_TITLE

from .content import NOT_RECORDED, Definition, ReleasedRow, ReleasedTable
from .counting import PERIOD
from .fixed import EVERYBODY, FIXED, Counted, Reading
from .periods import Period, periods_of

WHY = {
    Rule.SMALL: "Fewer than 8",
    Rule.FEW_HUBS: "From fewer than three hubs",
    Rule.DOMINANCE: "Nearly all from one hub",
    Rule.ONE_SIDED: "All or nearly all of the group alike",
    Rule.WORKED_OUT: "Another number could be worked out from it",
    Rule.CONFIDENTIAL: "Confidential",
    Rule.UNPUBLISHED: "No data: nobody sent a return",
}
PARTS = "part"
_Cells = Mapping[tuple[str, tuple[tuple[str, str], ...]], Protected]


@dataclass(frozen=True)
class Returns:
    """Of each period, the names of the hubs that recorded nothing, or did not confirm, in any quarter of it."""

    silent: Mapping[Period, Mapping[str, str]]  # name → phase
    unconfirmed: Mapping[Period, tuple[str, ...]]

    def of(self, by: str, code: str, period: Period) -> list[str]:
        silent = self.silent.get(period, {})
        return [name for name, phase in silent.items() if by != "phase" or phase == code]


@dataclass(frozen=True)
class Reader:
    """Cells of a release by name, in the words of its day."""

    cells: _Cells
    quarter: int
    labels: Mapping[str, Mapping[str, str]]
    codes: Mapping[str, Sequence[str]]  # of each breakdown, in order
    returns: Returns

    def figures(self) -> dict[str, Any]:
        tables = [asdict(table) for table in self._tables()]
        indicators = dict.fromkeys(table["indicator"] for table in tables)
        return {"tables": tables, "definitions": [asdict(definition(INDICATORS[code])) for code in indicators]}

    def _tables(self) -> Iterable[ReleasedTable]:
        for counted in FIXED:
            for reading in counted.readings:
                for by in ("", *(counted.by if reading.divided and not reading.parts else ())):
                    for period in periods_of(self.quarter):
                        table = self._table(counted, reading, by, period)
                        if table.rows:
                            yield table

    def _table(self, counted: Counted, reading: Reading, by: str, period: Period) -> ReleasedTable:
        indicator, way = INDICATORS[reading.indicator], PARTS if reading.parts else by
        return ReleasedTable(
            key=f"{indicator.code}-{way or 'all'}-{period}",
            indicator=indicator.code,
            title=indicator.title,
            breakdown=way,
            breakdown_title="" if not way else "What became of it" if reading.parts else BREAKDOWNS[by].title,
            to_date=period is Period.TO_DATE,
            year=period is Period.YEAR,
            period_title=period.heading(self.quarter),
            is_count=not reading.denominator,
            rows=tuple(self._rows(counted, reading, by, period)),
            unconfirmed=self.returns.unconfirmed.get(period, ()),
        )

    def _rows(self, counted: Counted, reading: Reading, by: str, period: Period) -> Iterable[ReleasedRow]:
        if reading.parts:
            titles = {part.code: part.title for part in INDICATORS[reading.indicator].parts}
            found = [self._row(counted, reading, period, part, part, titles[part]) for part in reading.parts]
            yield from filter(None, found)
            return
        for code in self.codes[by] if by else ("",):
            label = self._label(by, code) if by else "Everybody"
            row = self._row(counted, reading, period, reading.numerator, code, label, by)
            if row is not None and not (by and _of_nobody(row)):
                yield row

    def _row(
        self, counted: Counted, reading: Reading, period: Period, numerator: str, code: str, label: str, by: str = ""
    ) -> ReleasedRow | None:
        """None where what is counted is left out of the release."""

        def cell(side: str) -> Protected | None:
            return self.cells.get(self._name(counted, side, by, code, period)) if side else None

        above, below, lacking = cell(numerator), cell(reading.denominator), cell(reading.missing)
        if above is None:
            return None
        found = [each for each in (above, below, lacking) if each is not None]
        return ReleasedRow(
            code=code,
            label=label,
            numerator=above.shown,
            denominator=below.shown if below is not None else None,
            missing=lacking.shown if lacking is not None else None,
            rate=share_of_shown(above, below) if below is not None else None,
            withheld=next((WHY[each.withheld] for each in found if each.withheld), ""),
            silent=tuple(self.returns.of(by, code, period)),
        )

    def _name(self, counted: Counted, side: str, by: str, code: str, period: Period) -> Any:
        codes = {PERIOD: period.code(self.quarter)} if not counted.each else {}
        of = f"{counted.of} {period.words(self.quarter)}" if counted.each else counted.of
        if by:
            codes[by] = code
        if side != EVERYBODY and counted.side is not None:
            codes[counted.side.name] = side
        return of, tuple(sorted(codes.items()))

    def _label(self, by: str, code: str) -> str:
        if code == NOT_RECORDED:
            return NOT_RECORDED_TITLE
        return self.labels.get(BREAKDOWNS[by].codes, {}).get(code, code)


def cells_of(tables: Sequence[ProtectedTable]) -> _Cells:
    return {name: cell for table in tables for name, cell in zip(table.shape.names(), table.cells, strict=True)}


def _of_nobody(row: ReleasedRow) -> bool:
    """Nobody of the group was ever counted, which says nothing of it; a row without data is no such one."""
    return not row.withheld and not row.numerator and not row.denominator


def definition(indicator: Indicator) -> Definition:
    return Definition(
        indicator=indicator.code,
        title=indicator.title,
        question=indicator.question,
        numerator=indicator.numerator,
        denominator=indicator.denominator,
        missing_means=indicator.missing_means,
        unit=indicator.unit,
        period=indicator.base.period,
        direction=indicator.direction.value,
        caveat=indicator.caveat,
    )
