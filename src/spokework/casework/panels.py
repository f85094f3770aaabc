"""What the floors above add to Today, Team, the timeline, the notices and Who looked.

casework may not import them, so each says in its ``AppConfig.ready()`` what it adds::

    panels.TODAY.append(lone_visits_to_check_in)

A source reads through ``visible_to(actor)`` as every query does, asks a constant number of questions, and says by
permission whether it has anything for this person. The pages draw what they are given and do not know by whom
(docs/adr/0010-panels-and-the-companion.md).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from spokework.access.decide import Actor
from spokework.core.components import TimelineItem

from .models import YoungPerson


@dataclass(frozen=True)
class Panel:
    """A part of a page: its template finds what it draws under ``shown``."""

    template: str
    shown: Mapping[str, Any] = field(default_factory=dict)
    first: bool = False  # above everything else on the page: somebody may be in danger


@dataclass(frozen=True)
class NoticePlace:
    """Where a kind of notice leads, if it is not about one young person."""

    url_name: str
    verb: str
    settles_itself: bool = False  # goes away once what it asks for is done


Panels = Callable[[Actor], Iterable[Panel]]
Happenings = Callable[[Actor, YoungPerson], Iterable[TimelineItem]]  # of one record, each dated by a day

TODAY: list[Panels] = []
TEAM: list[Panels] = []
TIMELINE: list[Happenings] = []
NOTICES: dict[str, NoticePlace] = {}  # by the notice's kind
LOOKED_AT: dict[str, str] = {}  # by the name of a page's address: what Who looked says of it


def on_today(actor: Actor) -> list[Panel]:
    return _drawn(TODAY, actor)


def on_team(actor: Actor) -> list[Panel]:
    return _drawn(TEAM, actor)


def on_timeline(actor: Actor, young_person: YoungPerson) -> list[TimelineItem]:
    return [item for source in TIMELINE for item in source(actor, young_person)]


def _drawn(sources: list[Panels], actor: Actor) -> list[Panel]:
    found = [panel for source in sources for panel in source(actor)]
    return sorted(found, key=lambda panel: not panel.first)
