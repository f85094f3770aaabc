"""Releases as they are read: written out by hand, for tests of who reads what and of what is drawn of it."""

from datetime import date
from typing import Any

from django.utils import timezone

from spokework.accounts.models import Account
from spokework.insight.models import KeyMessage, Release
from spokework.insight.states import ReleaseState

QUARTER = 2016 * 4 + 3


def a_row(code: str, label: str, numerator: int | None, **more: Any) -> dict[str, Any]:
    row = {"denominator": None, "missing": None, "rate": None, "withheld": "", "silent": []}
    return {"code": code, "label": label, "numerator": numerator} | row | more


def a_table(indicator: str, title: str, *rows: dict[str, Any], **more: Any) -> dict[str, Any]:
    table = {"breakdown": "", "breakdown_title": "", "to_date": True, "period_title": "To the end of 2016Q4"}
    table |= {"is_count": all(row["denominator"] is None for row in rows)}
    return (
        {"key": f"{indicator}-all-to-date", "indicator": indicator, "title": title, "rows": list(rows)} | table | more
    )


def a_definition(indicator: str, title: str) -> dict[str, str]:
    words = {"question": "How many?", "numerator": "Those", "denominator": "Of these", "missing_means": "not recorded"}
    words |= {
        "unit": "of cases",
        "period": "the quarter of it",
        "direction": "higher is better",
        "caveat": "Take care.",
    }
    return {"indicator": indicator, "title": title} | words


def some_figures() -> dict[str, Any]:
    """A count by who referred, with a hub missing and a group withheld; a share with all of its numbers."""
    received = a_table(
        "referrals_received",
        "Referrals received",
        a_row("police", "Police", 40, silent=["Wrenhallow"]),
        a_row("health", "Health", None, withheld="Fewer than 8", silent=["Wrenhallow"]),
        key="referrals_received-source-to-date",
        breakdown="source",
        breakdown_title="Who referred",
    )
    lower = a_table(
        "lower_risk_all",
        "Lower risk, of all closed",
        a_row("", "Everybody", 185, denominator=255, missing=40, rate=185 / 255, silent=["Wrenhallow"]),
    )
    titles = {table["indicator"]: table["title"] for table in (received, lower)}
    return {"tables": [received, lower], "definitions": [a_definition(*each) for each in titles.items()]}


def a_written_release(
    state: str = ReleaseState.PUBLISHED, *, quarter: int = QUARTER, edition: int = 1, by: Account, approved_by: Account
) -> Release:
    """As it lies in the database after its steps, without anybody having taken them."""
    now = timezone.now()
    approved = state in (ReleaseState.APPROVED, ReleaseState.PUBLISHED)
    release = Release(
        quarter=quarter,
        edition=edition,
        profile="round5",
        state=ReleaseState.CHECKED,
        as_at=date(2016, 12, 30),
        extract="20161230T100000-00000000",
        figures=some_figures(),
        missing_returns=[{"hub": "wrenhallow", "name": "Wrenhallow", "quarter": "2016Q4"}],
        made_by=by,
        made_at=now,
        checked_by=by,
        checked_at=now,
        approved_by=approved_by if approved else None,
        approved_at=now if approved else None,
        published_by=by if state == ReleaseState.PUBLISHED else None,
        published_at=now if state == ReleaseState.PUBLISHED else None,
    )
    release.save(force_insert=True)
    said = KeyMessage(release=release, number=1, indicator="lower_risk_all", words="Most felt safer.", by=by, at=now)
    said.save(force_insert=True)
    release.change(state=state)
    return release
