"""The registry: every figure Spokework shows, one definition each, in the order of the domain's list."""

from spokework.insight.definition import Indicator

from . import cases, life, outcomes, referrals

INDICATORS: dict[str, Indicator] = {
    each.code: each
    for each in sorted(
        (*referrals.INDICATORS, *cases.INDICATORS, *outcomes.INDICATORS, *life.INDICATORS),
        key=lambda indicator: indicator.number,
    )
}

# Figures of the practice around the casework: their tables join the extract when that work is recorded.
STILL_WITHOUT_RECORDS = {
    29: "Young people reached in groups",
    30: "Professionals trained, by agency",
    31: "Confidence after training, and six months later",
    32: "Consultancy",
    33: "Meetings attended, challenges and what came of them",
    34: "Supervision held of what was due; days with colleagues of the hub",
    35: "Spend for each young person",
}
