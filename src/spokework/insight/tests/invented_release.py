"""What a release says, written down without counting anything: all of it is invented."""

from dataclasses import replace
from datetime import UTC, date, datetime

from spokework.insight.releases.content import (
    Definition,
    Message,
    MissingReturn,
    ReleaseContent,
    ReleasedRow,
    ReleasedTable,
    Step,
)

SMALL = "a count from 1 to 7"
QUARTER, TO_DATE = "In 2016Q4", "To the end of 2016Q4"


def a_definition(indicator: str, title: str, denominator: str = "") -> Definition:
    return Definition(
        indicator,
        title,
        question=f"Of {title.lower()}: how many?",
        numerator=title,
        denominator=denominator,
        missing_means="",
        unit="of cases closed" if denominator else "young people",
        period="the quarter in which it was recorded",
        direction="higher is better",
        caveat="",
    )


def a_table(definition: Definition, *rows: ReleasedRow, by: str = "", to_date: bool = False) -> ReleasedTable:
    return ReleasedTable(
        key=f"{definition.indicator}-{by or 'all'}-{'to-date' if to_date else 'quarter'}",
        indicator=definition.indicator,
        title=definition.title,
        breakdown=by,
        breakdown_title={"": "", "part": "Reason", "setting": "Setting"}[by],
        to_date=to_date,
        period_title=TO_DATE if to_date else QUARTER,
        is_count=not definition.denominator,
        rows=rows,
    )


def everybody(numerator: int | None, denominator: int | None = None, **more: object) -> ReleasedRow:
    rate = numerator / denominator if numerator is not None and denominator else None
    return ReleasedRow("", "Everybody", numerator, denominator, rate=rate, **more)  # type: ignore[arg-type]  # of a row


SUPPORTED = a_definition("young_people_supported", "Young people supported")
LOWER = a_definition("lower_risk_paired", "Lower risk, of closed with both assessments", "Cases closed with both")
ENDINGS = a_definition("closure_reasons", "Reasons for closing", "Cases closed")

A_SUMMER = replace(a_table(SUPPORTED, everybody(140)), period_title="In 2016Q3")
TABLES = (
    a_table(SUPPORTED, everybody(155, silent=("Third hub",))),
    replace(
        a_table(SUPPORTED, everybody(420)),
        key="young_people_supported-all-year",
        year=True,
        period_title="From April to December 2016",
    ),
    a_table(SUPPORTED, everybody(780), to_date=True),
    a_table(
        SUPPORTED,
        ReleasedRow("police", "Police", 310),
        ReleasedRow("home", "Home", None, withheld=SMALL),
        ReleasedRow("outreach", "Outreach", 470),
        by="setting",
        to_date=True,
    ),
    a_table(LOWER, everybody(None, 20, withheld="nearly everybody, or nearly nobody, of a group")),
    a_table(LOWER, everybody(185, 255, missing=30), to_date=True),
    a_table(
        ENDINGS,
        ReleasedRow("goals_met", "Goals met", 15, 35, rate=15 / 35),
        ReleasedRow("moved", "Moved", None, 35, withheld=SMALL),
        ReleasedRow("planned_end", "Planned end", 10, 35, rate=10 / 35),
        by="part",
    ),
)


def a_content(*, published: bool = True) -> ReleaseContent:
    at = datetime(2017, 2, 3, 9, tzinfo=UTC)
    words = "Nearly three in four young people were at lower risk at the end."
    found = ReleaseContent(
        name="2016Q4",
        quarter="2016Q4",
        edition=1,
        reason="",
        profile="round5",
        rule="Counts from 1 to 7 are withheld.",
        state="published",
        as_at=date(2017, 1, 15),
        tables=TABLES,
        definitions=(SUPPORTED, LOWER, ENDINGS),
        messages=(Message(1, LOWER.indicator, LOWER.title, words, "Somebody", at),),
        missing_returns=(MissingReturn("third", "Third hub", "2016Q4"),),
        steps={"published": Step("Somebody", at)},
    )
    return found if published else replace(found, state="checked", steps={})
