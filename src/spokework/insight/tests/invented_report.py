"""A report with one of everything that can stand in one. All of it is invented."""

from spokework.core.components import Cell, Column, Row, Table
from spokework.insight.reports.data import Field, Resource
from spokework.insight.reports.document import Bar, Chart, Definition, Exhibit, Item, Report, Section

FORMULA = "=HYPERLINK(1)"  # what a spreadsheet would run


def a_table(caption: str, first: str = "Quarter") -> Table:
    columns = [Column(first), Column("Figure", number=True), Column("n", number=True), Column("Of", number=True)]
    rows = [
        [Cell("2016Q2"), Cell("60 %"), Cell("30"), Cell("50")],
        [Cell("2016Q3", note="without 2 hubs that recorded nothing"), Cell("Not shown"), Cell("–"), Cell("55")],
        [Cell("2016Q4"), Cell("75 %"), Cell("45"), Cell("60")],
    ]
    return Table(caption, columns, rows, note="Not shown: fewer than 8 young people.")


SHARES = Chart(
    title="Lower risk than at first assessment, by quarter",
    alt="60 % in 2016Q2; not shown in 2016Q3; 75 % in 2016Q4",
    bars=(Bar("2016Q2", 0.6, "60 %"), Bar("2016Q3", None, "not shown"), Bar("2016Q4", 0.75, "75 %")),
    unit="share of cases closed",
    share=True,
)
REASONS = Chart(
    title="Why support ended",
    alt="Goals met 40; moved to another area, where another service went on with them 15; other reasons not shown",
    bars=(
        Bar("Goals met", 40, "40"),
        Bar("Moved to another area, where another service of the same kind went on with the work", 15, "15"),
        Bar("Other reasons", None, "not shown"),
    ),
    unit="young people",
)


def a_report(notice: str = "") -> Report:
    lower = Item(
        "Lower risk than at first assessment",
        (Exhibit(a_table("Lower risk, by quarter"), SHARES),),
        messages=("Three in four had a lower level at the end. #not markup *nor this* <b>nor that</b>",),
        says=("75 % in 2016Q4: 45 of 60.",),
    )
    endings = Item("Why support ended", (Exhibit(a_table("Why support ended", "Reason"), REASONS),))
    return Report(
        title="Quarterly return",
        subtitle="October to December 2016",
        organisation="An invented programme",
        stands=(Row("Period", "October to December 2016"), Row("Figures as at", "31 December 2016")),
        messages=("Support reached more young people than in any quarter before.", FORMULA),
        sections=(Section("Risk", (lower,)), Section("Endings", (endings,), says=("Figures of those who left.",))),
        missing=("A second hub has sent no return for 2016Q4: it did not say why.",),
        cautions=("Counts from 1 to 7 are not shown.", "Every other count is rounded to the nearest 5."),
        definitions=(Definition("Lower risk", (Row("Counted", "Cases closed at a lower level"), Row("Of", "Closed"))),),
        resources=(a_resource(),),
        identifier="quarterly-return-2016q4",
        day=(2017, 1, 31),
        notice=notice,
    )


def a_resource() -> Resource:
    return Resource(
        "figures",
        "Released figures",
        "One row for each figure",
        (
            Field("indicator", "string", "Figure", "Its name", required=True),
            Field("group", "string", "Group", "Of whom"),
            Field("numerator", "integer", "Numerator", "Rounded to 5; empty: not shown"),
            Field("value", "number", "Value", "Numerator by denominator"),
        ),
        (("lower_risk", FORMULA, 45, 0.75), ("lower_risk", "-1", None, None), ("@new", "+44", 0, 0.0)),
        key=("indicator", "group"),
    )
