"""One partnership review in words."""

from collections.abc import Sequence

from spokework.core.components import Cell, Column, Table
from spokework.core.dates import long_date
from spokework.core.quarters import quarter_name
from spokework.practice.codes import RespondentKind, Scale
from spokework.practice.models import PartnershipReview, Respondent
from spokework.practice.queries.reviews import Said

WHY_NOTHING = {
    False: "What local professionals say is shown when nobody can answer any more, and if three or more have answered.",
    True: "Fewer than three have answered, so nothing of what they said is shown.",
}


def title(review: PartnershipReview) -> str:
    return f"Partnership review of {quarter_name(review.quarter)}"


def lead(said: Said) -> str:
    closes = long_date(said.review.closes_on)
    return f"{said.review.area} · {'closed on' if said.is_closed else 'open until'} {closes}"


def asked_table(asked: Sequence[Respondent]) -> Table:
    """Whether a professional has answered is told to nobody: of few, it would say too much."""
    rows = [[Cell(_who(row)), Cell(RespondentKind(row.kind).label), Cell(_answered(row))] for row in asked]
    return Table("Colleagues and local professionals", [Column("Who"), Column("As"), Column("Answered")], rows)


def _who(row: Respondent) -> str:
    return str(row.account) if row.account else f"{row.name}, {row.agency}"


def _answered(row: Respondent) -> str:
    if row.kind == RespondentKind.PROFESSIONAL:
        return "Not shown"
    return long_date(row.answered_on) if row.answered_on else "Not yet"


def scales_table(said: Said) -> Table | None:
    """A column for each colleague who answered, and one for the professionals where it may be shown."""
    if not said.colleagues and said.professionals is None:
        return None
    titles = [f"{answer.account} ({RespondentKind(answer.kind).label.lower()})" for answer in said.colleagues]
    columns = [Column("Scale"), *(Column(title, number=True) for title in titles)]
    rows = [[Cell(scale.label), *(Cell(answer.scales[scale]) for answer in said.colleagues)] for scale in Scale]
    if said.professionals is not None:
        columns.append(Column(f"Local professionals, mean of {said.how_many}", number=True))
        for scale, row in zip(Scale, rows, strict=True):
            row.append(Cell(str(said.professionals[scale])))
    return Table("What was answered, from 1 to 5", columns, rows, note=_note(said))


def _note(said: Said) -> str:
    if said.professionals is None:
        return ""
    return "Means of local professionals are to the nearest half; at an end of the scale only that they lie there."


def why_nothing(said: Said) -> str:
    return "" if said.professionals is not None else WHY_NOTHING[said.is_closed]
