"""What a release says of each hub to its board: kept with the release, and protected with what went out before."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from spokework.insight.models import HubFigures, Release
from spokework.programme.models import Hub

if TYPE_CHECKING:
    from spokework.insight.releases.ledger import Out
    from spokework.insight.releases.making import Candidate

_WHY = "whoever makes a release makes it of every hub; nobody reads anything here"


def keep_for_boards(release: Release, candidate: "Candidate") -> None:
    rows: Any = HubFigures.objects.unscoped(_WHY)
    rows.filter(release=release).delete()
    hubs = dict(Hub.objects.unscoped(_WHY).filter(slug__in=candidate.own).values_list("slug", "pk"))
    HubFigures.objects.bulk_create(
        HubFigures(release=release, hub_id=hubs[slug], tables=own.tables, figures=own.figures)
        for slug, own in candidate.own.items()
        if slug in hubs
    )


def out_to_boards(ledger: Sequence[Release]) -> "dict[str, list[Out]]":
    """By hub, in the order of the ledger."""
    from spokework.insight.releases.ledger import Out

    rows: Any = HubFigures.objects.unscoped(_WHY)
    kept = {(row.release_id, row.hub.slug): row.tables for row in rows.filter(release__in=ledger).select_related("hub")}
    slugs = {slug for _, slug in kept}
    return {
        slug: [Out(each.name, each.quarter, kept[each.pk, slug]) for each in ledger if (each.pk, slug) in kept]
        for slug in slugs
    }
