"""What is said of a day or a person in the extract: quarter, age band, groups. Polars expressions, no queries."""

from datetime import date

import polars as pl

from spokework.programme.models.area_population import GROUPS

# An age is reckoned from the middle of the quarter of birth: the birth date itself stays sealed.
_MIDDLE = {1: (2, 15), 2: (5, 16), 3: (8, 15), 4: (11, 15)}
_DAYS_A_YEAR = 365.25
AGE_BANDS = {
    "under_12": "Under 12",
    "12_to_13": "12 to 13",
    "14_to_15": "14 to 15",
    "16_to_17": "16 to 17",
    "18_and_over": "18 and over",
}
ETHNICITY_GROUPS = GROUPS["ethnicity_group"]  # those that areas are counted by
_GROUP_OF = {
    "white": ("WBRI", "WIRI", "WIRT", "WROM", "WOTH"),
    "mixed": ("MWBC", "MWBA", "MWAS", "MOTH"),
    "asian": ("AIND", "APKN", "ABAN", "AOTH", "CHNE"),
    "black": ("BCRB", "BAFR", "BOTH"),
    "other": ("OOTH",),
}
DISABILITY = {"yes": "A disability is recorded", "none": "None"}


def quarter_of(day: str) -> pl.Expr:
    """The quarter's number, as ``core.quarters`` counts them, of a column of days."""
    return pl.col(day).dt.year().cast(pl.Int64) * 4 + pl.col(day).dt.quarter().cast(pl.Int64) - 1


def middle_of_quarter(code: str) -> date | None:
    """2003Q4 → 15 November 2003; None where nothing is recorded."""
    if not code:
        return None
    year, quarter = code.split("Q")
    return date(int(year), *_MIDDLE[int(quarter)])


def age_band(event: str) -> pl.Expr:
    """Needs a column ``born`` beside the event: the middle of the quarter of birth."""
    age = (pl.col(event) - pl.col("born")).dt.total_days() / _DAYS_A_YEAR
    return (
        pl.when(age.is_null())
        .then(None)
        .when(age < 12)
        .then(pl.lit("under_12"))
        .when(age < 14)
        .then(pl.lit("12_to_13"))
        .when(age < 16)
        .then(pl.lit("14_to_15"))
        .when(age < 18)
        .then(pl.lit("16_to_17"))
        .otherwise(pl.lit("18_and_over"))
        .alias("age_band")
    )


def ethnicity_group(code: str) -> str | None:
    """None where nobody asked, or the young person preferred not to say."""
    return next((group for group, codes in _GROUP_OF.items() if code in codes), None)


def disability(codes: list[str]) -> str | None:
    if not codes:
        return None
    return "none" if set(codes) == {"NONE"} else "yes"


def known(column: str) -> pl.Expr:
    """An empty code is nothing recorded."""
    return pl.when(pl.col(column) == "").then(None).otherwise(pl.col(column)).alias(column)
