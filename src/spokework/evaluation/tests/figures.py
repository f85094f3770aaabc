"""Releases with a figure by setting, and what is kept of them. Every number is invented."""

from typing import Any

from django.utils import timezone

from spokework.accounts.models import Account
from spokework.accounts.tests.situations import an_account
from spokework.evaluation import actions
from spokework.evaluation.models import Evaluation, Pattern, Snapshot, Theory
from spokework.insight.models import Release
from spokework.insight.states import ReleaseState
from spokework.insight.tests.releases import a_definition, a_row, a_table, a_written_release

from .situations import AT_THE_MACHINE

QUARTER = 2013 * 4  # before any quarter that other packages' tests publish
BY_SETTING, EVERYBODY, IN_QUARTER = (
    f"lower_risk_all-{by}-{period}"
    for by, period in (("setting", "to-date"), ("all", "to-date"), ("setting", "quarter"))
)
SHARES = {"police": (40, 60), "social_care": (60, 75), "outreach": (20, 60)}
ORDER = [["social_care"], ["police"], ["outreach", "home"]]
NAMES = {"police": "Police", "social_care": "Social care", "outreach": "Outreach", "home": "Home"}


def a_share(code: str, label: str, numerator: int, denominator: int, missing: int = 10) -> dict[str, Any]:
    rate = numerator / denominator
    return a_row(code, label, numerator, denominator=denominator, missing=missing, rate=rate)


def figures_of(shares: dict[str, tuple[int, int]], **definition: str) -> dict[str, Any]:
    """By setting, with one of them withheld, and of everybody."""
    rows = [a_share(code, NAMES[code], *of) for code, of in shares.items()]
    rows.append(a_row("home", "Home", None, withheld="Fewer than 8"))
    whole = a_share("", "Everybody", sum(n for n, _ in shares.values()), sum(n for _, n in shares.values()), 30)
    by = {"breakdown": "setting", "breakdown_title": "Setting"}
    title = "Lower risk, of all closed"
    return {
        "tables": [
            a_table("lower_risk_all", title, *rows, key=BY_SETTING, unconfirmed=["Elm"], **by),
            a_table("lower_risk_all", title, *rows, key=IN_QUARTER, to_date=False, period_title="In 2013Q1", **by),
            a_table("lower_risk_all", title, whole),
        ],
        "definitions": [a_definition("lower_risk_all", title) | definition],
    }


def a_release(
    quarter: int = QUARTER,
    edition: int = 1,
    shares: dict[str, tuple[int, int]] | None = None,
    without: str = "",
    **definition: str,
) -> Release:
    by, other = _people()
    release = a_written_release(ReleaseState.CHECKED, quarter=quarter, edition=edition, by=by, approved_by=other)
    now, figures = timezone.now(), figures_of(shares or SHARES, **definition)
    figures["tables"] = [table for table in figures["tables"] if table["key"] != without]
    signed = {"approved_by": other, "approved_at": now, "published_by": by, "published_at": now}
    release.change(state=ReleaseState.PUBLISHED, figures=figures, **signed)
    return release


def _people() -> tuple[Account, Account]:
    return an_account("Makes releases"), an_account("Approves releases")


def the_release() -> Release:
    """One for whoever only needs that there is one."""
    found: Release | None = Release.objects.unscoped("tests").filter(quarter=QUARTER, edition=1).first()
    return found or a_release()


def a_pattern(theory: Theory, tiers: Any = ORDER, key: str = BY_SETTING, **given: Any) -> Pattern:
    usual = {"reasoning": "Where people sit side by side", "by": AT_THE_MACHINE}
    return actions.state_pattern(theory=theory, key=key, tiers=tiers, **usual | given)


def a_snapshot(evaluation: Evaluation, release: Release | None = None, key: str = BY_SETTING) -> Snapshot:
    return actions.take_snapshot(evaluation=evaluation, release=release or the_release(), key=key, by=AT_THE_MACHINE)
