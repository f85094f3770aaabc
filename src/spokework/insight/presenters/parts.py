"""Above every page with parts of the programme: of which release they are, which others there are, or what to do."""

from collections.abc import Sequence
from dataclasses import dataclass

from spokework.core.dates import long_date
from spokework.insight.models import Release
from spokework.insight.queries.releases import address
from spokework.insight.releases.content import released

from .releases import missing, url_of


@dataclass(frozen=True)
class Parts:
    """``name`` is empty while no release is out."""

    name: str
    url: str
    said: str
    missing: str
    chosen: str
    choices: Sequence[tuple[str, str]]  # address and name of each that is out
    may_prepare: bool


def of_parts(release: Release | None, out: Sequence[Release], *, may_prepare: bool) -> Parts:
    if release is None:
        return Parts("", "", "", "", "", (), may_prepare)
    on = f"on {long_date(release.published_at.date())} " if release.published_at else ""
    return Parts(
        release.name,
        url_of(release),
        f"As published {on}in release",
        missing(released(release)),
        address(release),
        [(address(each), each.name) for each in out] if len(out) > 1 else [],
        may_prepare,
    )
