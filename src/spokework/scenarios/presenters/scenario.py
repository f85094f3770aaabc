"""A scenario: what is in it, and where each number came from."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from spokework.core.components import Cell, Column, Row, Table
from spokework.core.dates import long_date, long_datetime
from spokework.scenarios.models import Forecast, Question, Scenario

from .words import NO_VALUE, month_words

ASKED = {
    Question.OUTLOOK: "What to expect",
    Question.GRANT_END: "What if a grant ends",
    Question.SIDE_BY_SIDE: "Side by side",
    Question.TRACK_RECORD: "Against what happened",
    Question.PLACEMENT: "Where to place posts",
}
PROGRAMME = "The whole programme"


def whose(thing: Scenario | Forecast) -> str:
    return thing.hub.name if thing.hub else PROGRAMME


def scenarios_table(rows: Iterable[Any]) -> Table:
    columns = [
        Column("Scenario"),
        Column("Of"),
        Column("Copied"),
        Column("Figures as at"),
        Column("Forecasts", number=True),
    ]
    return Table(
        "Scenarios",
        columns,
        [
            [
                Cell(row.name, url=reverse("scenarios:scenario", args=[row.pk])),
                Cell(whose(row)),
                Cell(f"{long_date(row.created_at)}{f', {row.by}' if row.by else ''}"),
                Cell(long_date(row.as_at)),
                Cell(row.forecasts_count),
            ]
            for row in rows
        ],
    )


def forecasts_table(rows: Iterable[Forecast]) -> Table:
    columns = [Column("Question"), Column("Asked"), Column("State")]
    return Table(
        "Forecasts",
        columns,
        [
            [
                Cell(asked_in_words(row), url=reverse("scenarios:forecast", args=[row.pk])),
                Cell(f"{long_datetime(row.created_at)}{f', {row.by}' if row.by else ''}"),
                Cell(row.get_stage_display()),
            ]
            for row in rows
        ],
    )


def asked_in_words(row: Forecast) -> str:
    question = Question(row.question)
    if question is Question.GRANT_END:
        return f"{ASKED[question]}: {row.inputs['grant']}, {month_words(row.inputs['end'])}"
    if question is Question.SIDE_BY_SIDE:
        return f"{ASKED[question]} with {row.inputs['other_name']}"
    return ASKED[question]


def about(scenario: Scenario) -> list[Row]:
    plan = scenario.plan
    service = plan["plan"]
    turnover = plan.get("turnover")
    leaving = f"{turnover['leaving_rate_a_year']:g} a year of one post" if turnover else "Nobody leaves"
    return [
        Row("Of", whose(scenario)),
        Row("Looks ahead", f"{service['months']} months from {month_words(service['first_month'])}"),
        Row("Figures as at", long_date(scenario.as_at)),
        Row("Posts", f"{len(plan['post'])}, {sum(post['fte'] for post in plan['post']):g} full-time"),
        Row("Young people at a time", f"{service['caseload_cap']} for a full-time post"),
        Row(
            "Referrals a year",
            f"{sum(area['referrals_a_year'] for area in plan['area']):,.0f} accepted, in {len(plan['area'])} areas",
        ),
        Row("Length of support", _length(plan["length"])),
        Row("Workers leave", leaving),
    ]


def _length(length: dict[str, Any]) -> str:
    if "observed_days" in length:
        days = length["observed_days"]
        return f"{sum(days) / len(days):.0f} days on average, as observed"
    return f"{length['mean_days']:.0f} days on average"


def grants_table(scenario: Scenario) -> Table:
    pays: dict[str, int] = {}
    for post in scenario.plan["post"]:
        pays[post.get("grant", "")] = pays.get(post.get("grant", ""), 0) + 1
    rows = [
        [
            Cell(grant["name"], url=_change(scenario, "grant", number)),
            Cell(_day(grant["end"])),
            Cell(_wind_down(grant)),
            Cell(pays.get(grant["name"], 0)),
        ]
        for number, grant in enumerate(scenario.plan["grant"], start=1)
    ]
    columns = [Column("Grant"), Column("Last day"), Column("No new cases"), Column("Posts it pays for", number=True)]
    return Table("Grants", columns, rows)


_CHANGED_AT = {
    "area": "scenarios:change_area",
    "grant": "scenarios:change_grant",
    "post": "scenarios:change_scenario_post",
}


def _change(scenario: Scenario, part: str, number: int) -> str:
    return reverse(_CHANGED_AT[part], args=[scenario.pk, number])


def _wind_down(grant: dict[str, Any]) -> str:
    months = grant["wind_down_months"]
    return f"in its last {months} month{'' if months == 1 else 's'}" if months else "only after it"


def areas_table(scenario: Scenario) -> Table:
    posts: dict[str, int] = {}
    for post in scenario.plan["post"]:
        posts[post["area"]] = posts.get(post["area"], 0) + 1
    rows = [
        [
            Cell(area["name"], url=_change(scenario, "area", number)),
            Cell(f"{area['referrals_a_year']:,.1f}"),
            Cell(f"{area['population_10_17']:,}" if "population_10_17" in area else NO_VALUE),
            Cell(area.get("waiting", 0)),
            Cell(posts.get(area["name"], 0)),
        ]
        for number, area in enumerate(scenario.plan["area"], start=1)
    ]
    numbers = ("Referrals a year", "Young people of 10 to 17", "Waiting on the first day", "Posts")
    return Table("Areas", [Column("Area"), *(Column(name, number=True) for name in numbers)], rows)


def posts_table(scenario: Scenario) -> Table:
    rows = [
        [
            Cell(post["name"], url=_change(scenario, "post", number)),
            Cell(post["area"]),
            Cell(f"{post['fte']:g}"),
            Cell(post["open_cases"]),
            Cell(_from(post)),
            Cell(post.get("grant", "No grant of its hub")),
        ]
        for number, post in enumerate(scenario.plan["post"], start=1)
    ]
    columns = [Column("Post"), Column("Area"), Column("Full-time share", number=True)]
    columns += [Column("In support on the first day", number=True), Column("Filled from"), Column("Paid by")]
    return Table("Posts", columns, rows)


def _from(post: dict[str, Any]) -> str:
    days = post.get("days_to_recruit", 0)
    return f"{_day(post['start'])}{f', after {days:.0f} days to recruit' if days else ''}"


def _day(day: str) -> str:
    return long_date(date.fromisoformat(day))


def basis_table(origins: Sequence[dict[str, Any]]) -> Table:
    rows = [
        [
            Cell(each["what"]),
            Cell(each["value"]),
            Cell("Assumed" if each["assumed"] else "Observed"),
            Cell(each["source"]),
        ]
        for each in origins
    ]
    return Table(
        "Where the numbers come from", [Column(name) for name in ("What", "How much", "Known how", "From")], rows
    )


def made_of(forecast: Forecast) -> list[Row]:
    """What an answer was worked out from, so that anybody can do it again. A placement is not played by chance."""
    played = Row("Played by chance", f"{forecast.replications:,} times, from seed {forecast.seed}")
    return [
        Row("Scenario", forecast.scenario.name),
        Row("Figures as at", long_date(forecast.as_at)),
        *([] if forecast.question == Question.PLACEMENT else [played]),
        Row("Worked out by", f"Spokework {forecast.code_version}"),
        Row("Asked", f"{long_datetime(forecast.created_at)}{f', {forecast.by}' if forecast.by else ''}"),
    ]
