"""Published figures that can be held against a theory, and what became of those that are. Nothing live is reached."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from spokework.access.decide import Actor
from spokework.core.quarters import quarter_name
from spokework.evaluation.models import Evaluation, Since, Snapshot
from spokework.evaluation.models.snapshot import version_of
from spokework.insight.models import Release
from spokework.insight.states import ReleaseState

Place = tuple[int, int]  # quarter and edition: the order in which releases hold


def releases(actor: Actor) -> list[Release]:
    """Those that are out, the latest first, without what they say."""
    rows = Release.objects.visible_to(actor).filter(state=ReleaseState.PUBLISHED)
    return list(rows.only("quarter", "edition", "state", "published_at"))


def with_figures(actor: Actor, keys: Iterable[UUID]) -> dict[UUID, Release]:
    """With what they say, in one question however many."""
    rows = Release.objects.visible_to(actor).filter(state=ReleaseState.PUBLISHED, pk__in=list(keys))
    return {row.pk: row for row in rows.defer("tables", "report")}


def latest(actor: Actor) -> Release | None:
    out = releases(actor)
    return with_figures(actor, [out[0].pk])[out[0].pk] if out else None


def table_in(release: Release, key: str) -> dict[str, Any] | None:
    found: Iterable[dict[str, Any]] = release.figures["tables"]
    return next((table for table in found if table["key"] == key), None)


def definition_in(release: Release, indicator: str) -> dict[str, Any]:
    found: Iterable[dict[str, Any]] = release.figures["definitions"]
    return next(each for each in found if each["indicator"] == indicator)


def snapshots(actor: Actor, evaluation: Evaluation, **narrowed: Any) -> list[Snapshot]:
    """The latest first, each with what has become of it since."""
    rows = Snapshot.objects.visible_to(actor).filter(evaluation=evaluation, **narrowed).select_related("by")
    found = list(rows.order_by("-number"))
    with_what_came_since(actor, found)
    return found


def with_what_came_since(actor: Actor, rows: Iterable[Snapshot]) -> None:
    """Says it of each, in two questions however many; and asks nothing where there is no figure at all."""
    found = list(rows)
    out = {(row.quarter, row.edition): row for row in releases(actor)} if found else {}
    now = [(row, _holds_now(row, list(out))) for row in found]  # no dictionary: several verdicts rest on one figure
    wanted = {place for row, place in now if place > (row.quarter, row.edition)}
    full = with_figures(actor, [out[place].pk for place in wanted]) if wanted else {}
    for row, place in now:
        row.since = _since(row, full[out[place].pk]) if place in wanted else Since()


def _holds_now(row: Snapshot, out: list[Place]) -> Place:
    """A figure to date is said anew each quarter; one of a quarter or a year only where that was corrected."""
    own = (row.quarter, row.edition)
    return max((place for place in out if row.table["to_date"] or place[0] == row.quarter), default=own)


def _since(row: Snapshot, release: Release) -> Since:
    table, name = table_in(release, row.key), f"the release of {release.name}"
    if table is None:
        return Since(f"It is not in {name} any more", release)
    if version_of(definition_in(release, table["indicator"])) != row.definition_version:
        return Since(f"In {name} it is counted in another way", release, table)
    if numbers(table) != numbers(row.table):
        corrected = "corrected" if release.quarter == row.quarter else "moved on"
        return Since(f"The figure was {corrected} in {name}", release, table)
    return Since("", release, table)


def numbers(table: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """What of a table is its figures."""
    names = ("code", "numerator", "denominator", "missing", "withheld")
    return sorted(tuple(str(row[name]) for name in names) for row in table["rows"])


def name_of(quarter: int, edition: int) -> str:
    return quarter_name(quarter) + (f", version {edition}" if edition > 1 else "")
