"""The closed form in words, rows and JSON."""

from itertools import groupby
from typing import Any

from spokeplan.forecast import ClosedForm, ForecastMonth


def sums_in_words(sums: ClosedForm) -> list[str]:
    lines = [
        f"At full establishment, by Little's law: {sums.places:,} places ÷ {sums.mean_days_in_place:.1f} days = "
        f"{sums.through_places_a_year:,.0f} young people a year "
        f"({sums.interval.low:,.0f} to {sums.interval.high:,.0f} by chance alone)."
    ]
    if sums.expected_a_year is not None:
        posts = f"{sums.fte:g} posts × {sums.expected_per_post:g} young people a year"
        lines.insert(0, f"At full establishment, by the published sum: {posts} = {sums.expected_a_year:,.0f} a year.")
    if sums.staffed_share < 1:
        lines.append(
            f"Workers come and go: a post is filled {100 * sums.staffed_share:.0f} % of the time, which neither counts."
        )
    return lines


def sums_by_year(sums: ClosedForm) -> tuple[list[str], list[list[str]]]:
    rows = []
    for year, months in groupby(sums.months, key=lambda month: month.start.year):
        each = list(months)
        places = sum(month.places for month in each) / len(each)
        rows.append([str(year), f"{places:,.0f}", *(f"{sum(values):,.0f}" for values in _flows(each))])
    return ["Year", "Places, mean", "Could start if somebody always waits", "Referred, expected"], rows


def _flows(months: list[ForecastMonth]) -> tuple[list[float], list[float]]:
    return [month.could_start for month in months], [month.referred for month in months]


def sums_data(sums: ClosedForm) -> dict[str, Any]:
    return {
        "posts_fte": sums.fte,
        "places": sums.places,
        "expected_a_year": sums.expected_a_year,
        "mean_days_in_place": round(sums.mean_days_in_place, 3),
        "through_places_a_year": round(sums.through_places_a_year, 1),
        "interval": [round(sums.interval.low, 1), round(sums.interval.high, 1), sums.interval.level],
        "staffed_share": round(sums.staffed_share, 4),
        "by_month": [
            {
                "month": str(month.start),
                "places": round(month.places, 2),
                "could_start": round(month.could_start, 2),
                "referred": round(month.referred, 2),
            }
            for month in sums.months
        ],
    }
