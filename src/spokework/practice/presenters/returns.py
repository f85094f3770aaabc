"""Returns in words: what a hub still owes of a quarter, and which hubs the programme waits for."""

from collections.abc import Sequence

from django.urls import reverse

from spokework.casework.presenters.data_quality import WORDS
from spokework.casework.queries.data_quality import Completeness
from spokework.core.components import Cell, Column, Table
from spokework.core.dates import long_date
from spokework.practice.queries.returns import Standing

NOTHING = "Nothing is recorded in it"


def lead(quarter: str, *, own: int, others: bool) -> str:
    """Whose it is for whoever reads: her own hub's, or everybody's."""
    whose = "hubs owe" if others or not own else "your hub owes" if own == 1 else "your hubs owe"
    return f"What {whose} of {quarter}, the last quarter that is over."


def state(standing: Standing) -> str:
    if standing.given is not None:
        by = standing.given.confirmed_by
        return f"Confirmed on {long_date(standing.given.confirmed_at.date())}{f' by {by.name}' if by else ''}"
    return f"Missing: {NOTHING.lower()}" if not standing.recorded else "Not confirmed yet"


def owed_table(owed: Sequence[Completeness], standing: Standing) -> Table:
    """Each with the way to mend it."""
    rows = [
        [
            Cell(
                WORDS[each.check.slug].lacks,
                url=reverse("casework:data_quality_list", kwargs={"what": each.check.slug}),
            ),
            Cell(f"{each.lacking} of {each.of}"),
            Cell(WORDS[each.check.slug].of),
        ]
        for each in owed
    ]
    partnerships = reverse("practice:partnerships")
    rows += [
        [
            Cell(f"No partnership review of {area}", url=partnerships),
            Cell("1"),
            Cell("areas with a post in the quarter"),
        ]
        for area in standing.unreviewed
    ]
    columns = [Column("What is missing"), Column("How many", number=True), Column("Of what")]
    return Table("What is still owed", columns, rows, note="Records are counted as they stand today.")


def all_hubs(standings: Sequence[Standing]) -> Table:
    rows = [
        [
            Cell(standing.hub.name),
            Cell(state(standing)),
            Cell(str(len(standing.unreviewed))),
            Cell("Remind", url=reverse("practice:return_remind", kwargs={"slug": standing.hub.slug}))
            if standing.given is None
            else Cell("–"),
        ]
        for standing in standings
    ]
    columns = [
        Column("Hub"),
        Column("Return"),
        Column("Partnership reviews missing", number=True),
        Column("Ask for it"),
    ]
    return Table("Returns by hub", columns, rows)
