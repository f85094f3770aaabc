"""The registry: every figure Spokework shows, one definition each, in the order of the domain's list."""

from spokework.insight.definition import Indicator

from . import cases, life, outcomes, practice, referrals

INDICATORS: dict[str, Indicator] = {
    each.code: each
    for each in sorted(
        (
            *referrals.INDICATORS,
            *cases.INDICATORS,
            *outcomes.INDICATORS,
            *life.INDICATORS,
            *practice.INDICATORS,
        ),
        key=lambda indicator: indicator.number,
    )
}

# What is spent is not recorded: grants say what was given.
STILL_WITHOUT_RECORDS = {35: "Spend for each young person"}
