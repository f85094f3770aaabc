"""Releases for whoever reads them: published ones, or all for those who prepare them."""

from typing import Any

from django.db.models import Prefetch

from spokework.access.decide import Actor
from spokework.insight.models import KeyMessage, Release


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
