"""Hubs side by side for the programme lead; for a hub manager, her hub beside the programme."""

from typing import Any

from spokework.insight.hubs import HubFacts, beside_programme, facts
from spokework.insight.indicators import INDICATORS
from spokework.insight.labels import labels
from spokework.insight.presenters import hubs as shown
from spokework.insight.presenters.tables import broken_down
from spokework.insight.queries.figures import Reader

_BY_PHASE = (
    "referrals_received",
    "new_cases",
    "young_people_supported",
    "lower_risk_paired",
    "lower_risk_all",
)
_BESIDE = (
    "referrals_received",
    "acceptance",
    "early_referral",
    "wait_to_first_contact",
    "new_cases",
    "young_people_supported",
    "attendance",
    "contact_hours",
    "place_chosen",
    "first_assessment_in_time",
    "review_currency",
    "planned_endings",
    "lower_risk_paired",
    "lower_risk_all",
)
_QUARTERS = ("referrals_received", "new_cases", "young_people_supported")
_CHANCE = (
    "With so many figures beside each other, about one in twenty stands apart by chance alone. Hubs differ in age, "
    "areas and settings: a difference is a question to ask, not a mark. Contacts with one young person resemble each "
    "other, so their intervals are narrower than they should be."
)


def hubs(reader: Reader) -> dict[str, Any]:
    posts, placements, returns = reader.rows("posts"), reader.rows("placements"), reader.rows("returns")
    rows = sorted(reader.rows("hubs"), key=lambda row: (row["phase"], row["hub"]))
    unfinished = frozenset(row["quarter"] for row in reader.rows("quarters") if not row["whole"])
    found = facts(rows, posts, placements, returns, reader.extract.as_at, unfinished=unfinished)
    return _one_hub(reader, found) if reader.scope.hub else _side_by_side(reader, found)


def _side_by_side(reader: Reader, found: list[HubFacts]) -> dict[str, Any]:
    """No figure of one hub is in a release: what stands here of each is no young person's. Phases are several hubs."""
    phase = labels(reader.extract, "phase")
    answers = [(INDICATORS[code], reader.ask((code,), by=("phase",))) for code in _BY_PHASE]
    when = f"{reader.when[0].lower()}{reader.when[1:]}"
    return {
        "table": shown.hub_table(found, name=labels(reader.extract, "hub"), phase=phase),
        "phases": [
            broken_down(indicator, answer, caption=f"{indicator.title}, by phase, {when}", name=phase)
            for indicator, answer in answers
            if answer.figures
        ],
        "no_phases": answers[0][1].note,
    }


def _one_hub(reader: Reader, found: list[HubFacts]) -> dict[str, Any]:
    quarters = reader.ask(_QUARTERS, each_quarter=True)
    return {
        "facts": shown.hub_facts(found[0]) if found else [],
        "beside": shown.beside_table(beside_programme(reader, _BESIDE)),
        "chance": _CHANCE,
        "by_quarter": shown.by_quarter([(INDICATORS[code], quarters.of(code)) for code in _QUARTERS]),
    }
