"""Releases for whoever reads them: published ones, or all for those who prepare them."""

from typing import Any

from django.db.models import Prefetch

from spokework.access.decide import Actor
from spokework.core.quarters import first_of_year, quarter_name
from spokework.insight.models import HubFigures, KeyMessage, Release
from spokework.insight.releases.content import ReleaseContent, released
from spokework.insight.states import ReleaseState


def releases(actor: Actor) -> list[Release]:
    """The latest first, without what they say."""
    return list(Release.objects.visible_to(actor).defer("tables", "figures", "report"))


def published(actor: Actor) -> list[Release]:
    """What is out, the latest first, without what they say: for whoever prepares others too."""
    return [each for each in releases(actor) if each.is_published]


def the_latest(actor: Actor, quarter: str = "") -> ReleaseContent | None:
    """What the latest that is out says; of a quarter, its own where it has one."""
    out = published(actor)
    found = next((each for each in out if quarter_name(each.quarter) == quarter), next(iter(out), None))
    whole = one(actor, found.quarter, found.edition) if found is not None else None
    return released(whole) if whole is not None else None


def address(release: Release) -> str:
    """2016Q4, or 2016Q4-v2: how a release is named where a space may not stand."""
    return quarter_name(release.quarter) + (f"-v{release.edition}" if release.edition > 1 else "")


def one(actor: Actor, quarter: int, edition: int) -> Release | None:
    """With its messages, as ``kept_messages``, and everybody who took a step. None where it is not for this reader."""
    rows: Any = Release.objects.visible_to(actor).filter(quarter=quarter, edition=edition)
    found: Release | None = _whole(actor, rows).first()
    return found


def earlier_in_year(actor: Actor, release: Release) -> list[Release]:
    """Of each earlier quarter of its financial year what was out when it came out: later versions change no report."""
    first = first_of_year(release.quarter)
    rows: Any = Release.objects.visible_to(actor).filter(quarter__gte=first, quarter__lt=release.quarter)
    rows = rows.filter(state=ReleaseState.PUBLISHED)
    if release.published_at is not None:
        rows = rows.filter(published_at__lt=release.published_at)
    found: dict[int, Release] = {each.quarter: each for each in _whole(actor, rows.order_by("quarter", "edition"))}
    return list(found.values())


def _whole(actor: Actor, rows: Any) -> Any:
    messages: Any = KeyMessage.objects.visible_to(actor).select_related("by")
    people = rows.select_related("made_by", "checked_by", "approved_by", "published_by")
    return people.prefetch_related(Prefetch("messages", messages, to_attr="kept_messages"))


def of_boards(actor: Actor) -> list[HubFigures]:
    """Which hubs of the actor's have a report to their board, of which release; without what it says."""
    return list(HubFigures.objects.visible_to(actor).select_related("hub").only("release", "hub__name", "hub__slug"))


def of_board(actor: Actor, quarter: int, edition: int, hub: str) -> HubFigures | None:
    found: Any = HubFigures.objects.visible_to(actor).select_related("hub")
    figures: HubFigures | None = found.filter(release__quarter=quarter, release__edition=edition, hub__slug=hub).first()
    return figures
