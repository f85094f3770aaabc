"""The page of outcomes: the headline, two shares that must not be confused, and what could not be said."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from spokework.core.dates import long_date
from spokework.insight.answer import Answer
from spokework.insight.definition import Figure

from . import words


@dataclass(frozen=True)
class Headline:
    label: str
    value: str
    basis: str
    url: str


def headlines(answer: Answer, as_at: date) -> list[Headline]:
    every, paired = answer.one("lower_risk_all"), answer.one("lower_risk_paired")
    until = f"to {long_date(as_at)}"
    closed = Headline(
        "Cases closed",
        words.number(every.denominator) if not every.no_data else words.NO_DATA,
        until,
        _definition(every),
    )
    return [
        closed,
        _headline("Lower risk, of all closed", every, until),
        _headline("Lower risk, of closed with both assessments", paired, until),
    ]


def difference(answer: Answer) -> str:
    every, paired = answer.one("lower_risk_all"), answer.one("lower_risk_paired")
    if every.no_data or every.denominator is None or paired.denominator is None:
        return ""
    apart = every.denominator - paired.denominator
    return (
        f"The two differ by the {words.number(apart)} whose cases were closed without an assessment at both ends: "
        "the first share counts them as not lower, so it is the least it can be; the second leaves them out, as if "
        "nothing were known of them."
    )


def _headline(label: str, figure: Figure, until: str) -> Headline:
    if figure.no_data or not figure.denominator:
        return Headline(label, words.NO_DATA, until, _definition(figure))
    basis = (
        f"{words.number(figure.numerator)} of {words.number(figure.denominator)}",
        f"95 % interval {words.interval(figure)}",
        f"{words.number(figure.missing)} missing",
        until,
    )
    return Headline(label, words.value(figure), " · ".join(basis), _definition(figure))


def _definition(figure: Figure) -> str:
    return reverse("insight:figure", kwargs={"code": figure.indicator.code})
