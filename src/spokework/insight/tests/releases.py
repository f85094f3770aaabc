"""Releases: made through the actions of a small programme, or written out by hand for whoever draws them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from django.utils import timezone

from spokework.access.decide import Actor
from spokework.accounts.models import Account
from spokework.core.quarters import quarter_name
from spokework.extract.files import current
from spokework.insight import actions
from spokework.insight.models import KeyMessage, Release
from spokework.insight.queries.figures import Reader
from spokework.insight.releases import making
from spokework.insight.releases.checking import Attacked
from spokework.insight.releases.content import MissingReturn, ReleaseContent, Step, table_of
from spokework.insight.releases.making import Candidate
from spokework.insight.states import ReleaseState

from .programmes import Made

QUARTER = 2016 * 4 + 3
THIRD = 2016 * 4 + 2


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


OUTCOMES = {
    "lower": {"last_level": "low", "change": "lower"},
    "unchanged": {"last_level": "high", "change": "unchanged"},
    "not_assessed": {"last_level": "not_assessed", "change": "not_assessed", "not_assessed": "moved"},
}


def a_programme(
    *, silent: str = "", unconfirmed: str = "", hubs: tuple[str, ...] = ("ash", "birch", "cedar", "elm")
) -> Made:
    """Four hubs over three whole quarters of 2016. ``silent``: one that recorded nothing in the third.

    ``unconfirmed``: one that recorded, and whose manager has not said that it is all.
    """
    made = Made()
    for at, hub in enumerate(hubs):
        made.hub(hub, silent=(THIRD,) if hub == silent else (), unconfirmed=(THIRD,) if hub == unconfirmed else ())
        for number, month in enumerate((2, 5, 8)):
            if hub == silent and month == 8:
                continue
            own = {"hub": hub, "received": date(2016, month, 3), "decided_on": date(2016, month, 5)}
            made.referrals(6 + at + number, **own, setting="police")
            made.referrals(2, **own | {"source": "health", "state": "declined", "decline_reason": "age"})
            opened = {"hub": hub, "opened": date(2016, month, 9), "setting": "police"}
            made.cases(4 + at, **opened)
            for outcome, count in (("lower", 3 + at), ("unchanged", 2), ("not_assessed", 1)):
                ended = {"state": "closed", "closed": date(2016, month, 20), "closure_reason": "goals_met"}
                made.cases(count, **opened | ended | OUTCOMES[outcome])
    return made


def make_current(made: Made, folder: Path) -> None:
    """Where the installation looks for its figures."""
    extract = made.reader(folder).extract
    mark = folder / "current"
    mark.unlink(missing_ok=True)
    mark.symlink_to(extract.name)


def a_candidate(quarter: int = QUARTER) -> Candidate:
    """As the making leaves it, without anything having been counted."""
    return Candidate(quarter, "round5", date(2016, 12, 30), "none", (), [], some_figures(), [])


def what_is_released(reader: Reader, quarter: int = THIRD) -> Reader:
    """The same reader, with a release of the quarter out. Not through the actions: nobody signs it, and it is quick."""
    made = making.candidate(reader.extract, quarter, profile="round5", ledger=(), hub_names={})
    now = timezone.now()
    content = ReleaseContent(
        name=quarter_name(quarter),
        quarter=quarter_name(quarter),
        edition=1,
        reason="",
        profile="round5",
        rule="",
        state=ReleaseState.PUBLISHED,
        as_at=made.as_at,
        tables=tuple(map(table_of, made.figures["tables"])),
        definitions=(),
        messages=(),
        missing_returns=tuple(MissingReturn(**each) for each in made.missing_returns),
        steps={"published": Step("Anita Cole", now)},
    )
    return replace(reader, release=content)


def a_draft(by: Actor, *, quarter: int = THIRD, profile: str = "round5", reason: str = "") -> Release:
    candidate: Candidate = _once(
        ("made", quarter, profile), lambda: actions.candidate_for(quarter=quarter, profile=profile, by=by)
    )
    return actions.make_release(candidate=candidate, by=by, reason=reason)


def an_attack(release: Release, by: Actor) -> Attacked:
    attacked: Attacked = _once(
        ("attacked", release.name, release.profile), lambda: actions.attack_release(release=release, by=by)
    )
    return attacked


def a_checked_release(by: Actor, **what: Any) -> Release:
    release = a_draft(by, **what)
    return actions.check_release(release=release, attacked=an_attack(release, by), by=by)


_FOUND: dict[Any, Any] = {}


def _once(what: Any, find: Callable[[], Any]) -> Any:
    """Seconds each, and always the same: of one extract, beside the same releases."""
    there = current()
    assert there is not None
    out = Release.objects.unscoped("tests").filter(state=ReleaseState.PUBLISHED).order_by("published_at")
    key = (there.path.resolve(), what, tuple(each.name for each in out))
    if key not in _FOUND:
        _FOUND[key] = find()
    return _FOUND[key]


def a_published_release(by: Actor, approver: Actor, **what: Any) -> Release:
    release = actions.approve_release(release=a_checked_release(by, **what), by=approver)
    return actions.publish_release(release=release, by=by)


def a_written_release(
    state: str = ReleaseState.PUBLISHED,
    *,
    quarter: int = QUARTER,
    edition: int = 1,
    by: Account,
    approved_by: Account,
    figures: dict[str, Any] | None = None,
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
        figures=figures or some_figures(),
        missing_returns=[{"hub": "wrenhallow", "name": "Wrenhallow", "quarter": "2016Q4"}],
        made_by=by,
        made_at=now,
        checked_by=by,
        checked_at=now,
        report={"against": [], "attackers": 4, "counts": 120, "apart": []},
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
