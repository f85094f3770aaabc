"""From what a release says to a report: its numbers and no others, and why one is not there."""

from dataclasses import replace

import pytest

from spokework.core.components import Table
from spokework.insight.releases.content import ReleasedRow
from spokework.insight.reports.composing import INVENTED, PREVIEW, Composer
from spokework.insight.reports.document import Exhibit, Report
from spokework.insight.reports.kinds import Line, for_funder, quarterly
from spokework.insight.reports.page import html
from spokework.insight.reports.paper import pdf
from spokework.insight.reports.plain import HIDDEN, NOBODY, NOT_ALL, in_plain_words
from spokework.insight.reports.year import annual

from .invented_release import A_SUMMER, ENDINGS, LOWER, SMALL, SUPPORTED, TABLES, a_content, a_table, everybody

pytestmark = pytest.mark.once

COMPOSER = Composer(a_content(), "An invented programme")


def cells(table: Table) -> list[list[str]]:
    return [[str(cell.text) for cell in row] for row in table.rows]


def exhibits(report: Report, heading: str) -> tuple[Exhibit, ...]:
    return next(item.exhibits for item in report.items if item.heading == heading)


def test_the_quarterly_return_has_the_quarter_beside_all_until_its_end_and_the_figures_own_parts() -> None:
    report = quarterly(COMPOSER)
    assert (report.title, report.subtitle) == ("Quarterly return", "October to December 2016")
    assert [section.heading for section in report.sections] == ["Waiting and capacity", "Risk", "Endings"]
    supported = exhibits(report, SUPPORTED.title)
    assert [cells(each.table) for each in supported] == [
        [["In 2016Q4", "155"], ["From April to December 2016", "420"], ["To the end of 2016Q4", "780"]]
    ]
    assert supported[0].table.rows[0][0].note == "without 1 hub that recorded nothing"
    (reasons,) = exhibits(report, ENDINGS.title)
    assert cells(reasons.table) == [
        ["Goals met", "43 %", "15", "35"],
        ["Moved", "Not shown", "Not shown", "35"],
        ["Planned end", "29 %", "10", "35"],
    ]
    assert reasons.table.note == f"Not shown: {SMALL}."


def test_a_chart_says_in_words_all_that_it_shows_and_what_it_does_not() -> None:
    (reasons,) = exhibits(quarterly(COMPOSER), ENDINGS.title)
    assert reasons.chart is not None
    assert reasons.chart.alt == "Goals met: 43 %; Moved: not shown; Planned end: 29 %"
    assert [bar.value for bar in reasons.chart.bars] == [15 / 35, None, 10 / 35]
    assert reasons.chart.title == reasons.table.caption == "Reasons for closing – reason, in 2016Q4"


def test_the_annual_report_has_the_year_as_it_was_released_beside_its_quarters_that_are_out() -> None:
    summer = replace(a_content(), name="2016Q3, version 2", quarter="2016Q3", edition=2, tables=(A_SUMMER,))
    report = annual(replace(COMPOSER, earlier=lambda: [summer]))
    assert (report.subtitle, report.identifier) == ("April to December 2016, the year so far", "annual-report-2016q4")
    stands = {row.term: row.value for row in report.stands}
    assert stands["Period"] == "April to December 2016, the year so far; and all until its end"
    assert stands["Quarters beside it"] == "July to September 2016 (2016Q3, version 2)"
    assert stands["Quarters that had no release of their own"] == "April to June 2016 (2016Q2)"
    of_periods, by_setting = exhibits(report, SUPPORTED.title)
    assert cells(of_periods.table) == [
        ["In 2016Q3", "140"],
        ["In 2016Q4", "155"],
        ["From April to December 2016", "420"],
        ["To the end of 2016Q4", "780"],
    ]
    assert cells(by_setting.table) == [["Police", "310"], ["Home", "Not shown"], ["Outreach", "470"]]
    keys = [row[0] for row in report.resources[0].rows if row[0].startswith("young_people_supported-all")]  # type: ignore[union-attr]  # a key is text
    assert keys == [f"young_people_supported-all-{each}" for each in ("quarter-2016q3", "quarter", "year", "to-date")]


def test_a_figure_divided_in_the_year_is_shown_by_the_year_and_not_from_the_beginning() -> None:
    of_year = replace(a_table(ENDINGS, ReleasedRow("moved", "Moved", 15, 60, rate=0.25), by="part"), year=True)
    content = replace(a_content(), tables=(*TABLES, replace(of_year, key="closure_reasons-part-year")))
    (reasons,) = exhibits(annual(replace(COMPOSER, content=content)), ENDINGS.title)
    assert cells(reasons.table) == [["Moved", "25 %", "15", "60"]]
    assert [cells(each.table)[0][0] for each in exhibits(quarterly(COMPOSER), ENDINGS.title)] == ["Goals met"]


def test_a_whole_year_is_called_by_its_months_and_its_first_quarter_is_the_year_so_far() -> None:
    def of(quarter: str) -> Report:
        return annual(replace(COMPOSER, content=replace(a_content(), quarter=quarter)))

    assert of("2017Q1").subtitle == "April 2016 to March 2017"
    begun = of("2016Q2")
    assert begun.subtitle == "April to June 2016, the year so far"
    assert ENDINGS.title in [item.heading for item in begun.items]  # the quarter is all of the year there is
    assert "Quarters that had no release of their own" not in [row.term for row in begun.stands]


def test_a_funder_gets_the_figures_it_asks_for_in_its_order_under_its_headings() -> None:
    lines = (Line("lower_risk_paired", "Safer at the end"), Line("no_such_figure"), Line("young_people_supported"))
    report = for_funder(COMPOSER, "Return to the invented fund", lines)
    assert report.title == "Return to the invented fund"
    assert [item.heading for item in report.items] == ["Safer at the end", SUPPORTED.title]
    assert [each.title for each in report.definitions] == ["Safer at the end", SUPPORTED.title]
    assert {row[1] for row in report.resources[0].rows} == {LOWER.indicator, SUPPORTED.indicator}


def test_what_people_wrote_stands_at_the_top_and_beside_its_figure_and_only_where_that_figure_is() -> None:
    (message,) = (each.words for each in a_content().messages)
    report = quarterly(COMPOSER)
    assert report.messages == (message,)
    assert [item.heading for item in report.items if message in item.messages] == [LOWER.title]
    assert not for_funder(COMPOSER, "Another form", [Line("young_people_supported")]).messages


@pytest.mark.parametrize("make", [quarterly, annual, in_plain_words])
def test_each_report_names_the_returns_that_are_missing(make: object) -> None:
    report: Report = make(COMPOSER)  # type: ignore[operator]  # one of three
    assert report.missing == (
        "2016Q4: nothing recorded by Third hub.",
        "Where nothing is recorded the figures are missing, which is not nought.",
    )
    assert ("2016Q4", "Third hub", "nothing recorded") in report.resources[-1].rows


def test_what_is_not_confirmed_is_said_beside_every_figure_it_is_in() -> None:
    tables = tuple(replace(table, unconfirmed=("Elm",)) for table in TABLES)
    composer = replace(COMPOSER, content=replace(COMPOSER.content, tables=tables))
    exhibits = [each for item in quarterly(composer).items for each in item.exhibits if each.table.rows]
    assert exhibits
    assert all("Some of it is not confirmed by Elm." in each.table.note for each in exhibits)
    assert NOT_ALL in in_plain_words(composer).cautions
    assert NOT_ALL not in in_plain_words(COMPOSER).cautions
    assert {row[-1] for row in quarterly(composer).resources[0].rows} == {1}


def test_the_data_are_what_the_report_shows_and_nothing_stands_for_what_is_withheld() -> None:
    rows = quarterly(COMPOSER).resources[0].rows
    shown = [table for table in TABLES if table.breakdown != "setting"]
    assert [row[0] for row in rows] == [table.key for table in shown for _ in table.rows]
    moved = next(row for row in rows if row[5] == "moved")
    assert moved[7:12] == (None, 35, None, None, SMALL)


def test_plain_words_say_a_number_or_why_there_is_none() -> None:
    report = in_plain_words(COMPOSER)
    assert [(section.heading, section.says) for section in report.sections] == [
        ("Who was supported", ("155 young people had a worker of their own. Not every hub told us.",)),
        (
            "What changed",
            (
                "Since the programme began: support ended 255 times with a look at how things were at first and at the "
                "end. 185 of these times, the young person was at lower risk than at first.",
            ),
        ),
    ]
    assert not report.definitions


@pytest.mark.parametrize(("withheld", "said"), [(SMALL, HIDDEN), ("", NOBODY)])
def test_plain_words_say_why_they_give_no_number(withheld: str, said: str) -> None:
    content = replace(a_content(), tables=(a_table(LOWER, everybody(None, 20, withheld=withheld)),))
    (section,) = in_plain_words(Composer(content, "An invented programme")).sections
    assert section.says == (f"Being safer: {said}",)


def test_a_table_of_which_nothing_is_shown_says_why_once() -> None:
    hidden = ReleasedRow("goals_met", "Goals met", None, 35, withheld="Fewer than 8")
    content = replace(a_content(), tables=(a_table(ENDINGS, hidden, hidden, by="part"),))
    (exhibit,) = exhibits(quarterly(Composer(content, "An invented programme")), ENDINGS.title)
    assert (exhibit.table.rows, exhibit.chart, exhibit.table.note) == ((), None, "Not shown: fewer than 8.")


def test_a_file_is_called_by_what_it_is_and_by_nobody() -> None:
    assert quarterly(COMPOSER).identifier == "quarterly-return-2016q4"
    assert for_funder(COMPOSER, "Return to the invented fund", []).identifier == "funder-report-2016q4"


def test_a_preview_and_the_demonstration_say_so_everywhere() -> None:
    report = quarterly(Composer(a_content(published=False), "An invented programme", demonstration=True))
    assert report.notice == f"{PREVIEW}. {INVENTED}"
    assert report.notice in html(report).decode()
    assert [row.value for row in report.stands if row.term == "Published"] == ["Not yet"]
    assert report.day == (2017, 1, 15)


def test_a_report_whose_funder_asks_for_nothing_that_was_released_is_still_a_document() -> None:
    report = for_funder(COMPOSER, "Return to the invented fund", [Line("no_such_figure")])
    assert pdf(report).startswith(b"%PDF")
    assert "Annex: how to read the figures" in html(report).decode()
