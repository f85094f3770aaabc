"""Releases for whoever reads them: published ones, or all for those who prepare them."""

from typing import Any

from django.db.models import Prefetch

from spokework.access.decide import Actor
from spokework.insight.models import HubFigures, KeyMessage, Release


def releases(actor: Actor) -> list[Release]:
    """The latest first, without what they say."""
    return list(Release.objects.visible_to(actor).defer("tables", "figures", "report"))


def one(actor: Actor, quarter: int, edition: int) -> Release | None:
    """With its messages, as ``kept_messages``, and everybody who took a step. None where it is not for this reader."""
    messages: Any = KeyMessage.objects.visible_to(actor).select_related("by")
    found: Any = Release.objects.visible_to(actor).filter(quarter=quarter, edition=edition)
    people = ("made_by", "checked_by", "approved_by", "published_by")
    release: Release | None = (
        found.select_related(*people).prefetch_related(Prefetch("messages", messages, to_attr="kept_messages")).first()
    )
    return release


def of_boards(actor: Actor) -> list[HubFigures]:
    """Which hubs of the actor's have a report to their board, of which release; without what it says."""
    return list(HubFigures.objects.visible_to(actor).select_related("hub").only("release", "hub__name", "hub__slug"))


def of_board(actor: Actor, quarter: int, edition: int, hub: str) -> HubFigures | None:
    found: Any = HubFigures.objects.visible_to(actor).select_related("hub")
    figures: HubFigures | None = found.filter(release__quarter=quarter, release__edition=edition, hub__slug=hub).first()
    return figures
