"""Work with others, as it stands in a young person's timeline."""

from collections.abc import Iterator

from spokework.access.decide import Actor
from spokework.casework.models import YoungPerson
from spokework.core.components import TimelineItem
from spokework.practice.queries.timeline import linked

from .kinds import kind_of, title

_ORDER = ("issue", "advice", "note", "response", "changed")


def linked_work(actor: Actor, young_person: YoungPerson) -> Iterator[TimelineItem]:
    for row, link in linked(actor, young_person):
        text = "\n".join(link.words[name] for name in _ORDER if name in link.words)
        by = row.by.name if row.by else ""
        yield TimelineItem(row.day, title(row), by=by, text=text, url=kind_of(row).url(row))
