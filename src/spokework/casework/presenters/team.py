from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from spokework.casework.queries.team import Team


@dataclass(frozen=True)
class TeamRow:
    name: str
    post: str
    place: str
    held: int
    room: int
    least: int
    paused: int
    overdue: int
    earliest: date | None
    has_left: bool
    cases_url: str
    overdue_url: str


def team_rows(team: Team) -> list[TeamRow]:
    """Each name leads to her part of the list of young people."""
    here = reverse("casework:young_people")
    found = []
    for member in team.members:
        row = member.appointment
        query = {"state": "supported", "worker": str(row.pk)}
        found.append(
            TeamRow(
                name=row.worker.name,
                post=row.post.title,
                place=member.place,
                held=member.held,
                room=member.room,
                least=min(row.post.caseload_min, member.room),
                paused=member.paused,
                overdue=member.overdue,
                earliest=member.earliest,
                has_left=not row.is_current,
                cases_url=f"{here}?{urlencode(query)}",
                overdue_url=f"{here}?{urlencode(query | {'overdue': 'yes'})}",
            )
        )
    return found
