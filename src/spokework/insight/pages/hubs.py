"""Hubs side by side for the programme lead; for a hub manager, her hub beside the programme."""

from typing import Any

from spokework.insight.bases import OPENED, RECEIVED
from spokework.insight.comparing import comparison, whole
from spokework.insight.definition import Figure
from spokework.insight.hubs import HubFacts, beside_programme, facts
from spokework.insight.indicators import INDICATORS
from spokework.insight.labels import labels
from spokework.insight.presenters import hubs as shown
from spokework.insight.presenters.sections import share_section
from spokework.insight.queries.figures import Reader
from spokework.insight.small_groups import all_large

_FUNNELS = ("attendance", "acceptance")
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
    name = labels(reader.extract, "hub")
    counted, withheld = _counts(reader, [hub.hub for hub in found if hub.has_data])
    return {
        "table": shown.hub_table(
            found,
            counted,
            name=name,
            phase=labels(reader.extract, "phase"),
            note="In the charts the number stands for the hub.",
        ),
        "withheld": withheld,
        "sections": [
            share_section(
                INDICATORS[code],
                comparison(reader, code, "hub", name),
                whole(reader, code),
                site="hub",
                labels=shown.numbered(found),
            )
            for code in _FUNNELS
        ],
    }


def _counts(reader: Reader, hubs: list[str]) -> tuple[dict[str, Any], list[str]]:
    """Referrals, cases and young people of each hub with data: a column where no hub's is small, else its name."""

    supported = {figure.group[0]: int(figure.numerator or 0) for figure in _supported(reader)}
    columns = {
        "Referrals": {hub: n for (hub,), n in reader.counts(RECEIVED, "hub").items()},
        "New cases": {hub: n for (hub,), n in reader.counts(OPENED, "hub").items()},
        "Young people supported": supported,
    }
    may = {title: reader.scope.exact or all_large(each.get(hub, 0) for hub in hubs) for title, each in columns.items()}
    return {title: each for title, each in columns.items() if may[title]}, [title for title in may if not may[title]]


def _supported(reader: Reader) -> tuple[Figure, ...]:
    return reader.ask(("young_people_supported",), by=("hub",)).figures


def _one_hub(reader: Reader, found: list[HubFacts]) -> dict[str, Any]:
    quarters = reader.ask(_QUARTERS, each_quarter=True)
    return {
        "facts": shown.hub_facts(found[0]) if found else [],
        "beside": shown.beside_table(beside_programme(reader, _BESIDE)),
        "chance": _CHANCE,
        "by_quarter": shown.by_quarter([(INDICATORS[code], quarters.of(code)) for code in _QUARTERS]),
    }
