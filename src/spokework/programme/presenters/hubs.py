from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from spokework.access.roles import Role
from spokework.core.components import Cell, Column, Table, TimelineItem
from spokework.core.dates import long_date
from spokework.programme.models import Appointment, Grant, Hub, Placement
from spokework.programme.queries.hubs import HubFacts

from .words import current_of, days, hub_url, place_of, post_url, pounds, share, where


def hubs_table(hubs: Iterable[Any], places: dict[Any, list[Placement]]) -> Table:
    """``places`` are today's placements, by hub."""
    return Table(
        caption="Hubs of the programme",
        columns=[
            Column("Hub"),
            Column("Phase"),
            Column("Region"),
            Column("Posts", number=True),
            Column("Vacant", number=True),
            Column("Areas"),
        ],
        rows=[
            [
                Cell(hub.name, url=hub_url(hub)),
                Cell(hub.phase),
                Cell(hub.region),
                Cell(hub.posts_count),
                Cell(hub.posts_count - hub.filled),
                Cell(", ".join(sorted({str(place.area) for place in places.get(hub.pk, [])})) or "None yet"),
            ]
            for hub in hubs
        ],
    )


def about_hub(hub: Hub) -> str:
    charity = f"charity {hub.charity_number}" if hub.charity_number else ""
    return " · ".join(part for part in (hub.region, str(hub.phase), charity) if part)


def posts_table(facts: HubFacts) -> Table:
    rows = []
    for post in facts.posts:
        holder, place = current_of(post, facts.appointments), place_of(post, facts.placements)
        rows.append(
            [
                Cell(post.title, url=post_url(facts.hub, post), note=share(post.fte)),
                Cell(holder.worker, note=f"since {long_date(holder.start)}") if holder else Cell(chip="Vacant"),
                Cell(where(place), note=f"since {long_date(place.start)}") if place else Cell("Not placed"),
                Cell(post.room),
            ]
        )
    columns = [Column("Post"), Column("Who"), Column("Where"), Column("Room for", number=True)]
    return Table(caption="Posts, who is in them and where they work", columns=columns, rows=rows)


def people_table(facts: HubFacts) -> Table:
    rows = [
        [Cell(held.account), Cell(Role(held.role).label), Cell(long_date(held.start))] for held in facts.memberships
    ]
    return Table(caption="Roles held today", columns=[Column("Name"), Column("Role"), Column("Since")], rows=rows)


def grants_table(grants: Sequence[Grant], *, with_hub: bool = False) -> Table:
    columns = [Column("Funder"), Column("Amount", number=True), Column("Runs"), Column("Reports every")]
    rows = [
        [
            Cell(grant.funder),
            Cell(pounds(grant.amount)),
            Cell(days(grant.start, grant.end)),
            Cell(f"{grant.reporting_months} month{'' if grant.reporting_months == 1 else 's'}"),
        ]
        for grant in grants
    ]
    if with_hub:
        columns.insert(1, Column("For"))
        for row, grant in zip(rows, grants, strict=True):
            row.insert(1, Cell(grant.hub or "The whole programme"))
    return Table(caption="Who pays, and until when", columns=columns, rows=rows)


def history(
    hub: Hub, appointments: Sequence[Appointment], placements: Sequence[Placement], *, name_post: bool
) -> list[TimelineItem]:
    """What began and ended, the latest first. On a hub's page each says of which post, and leads to it."""
    items = []

    def add(when: date, row: Appointment | Placement, words: str, *, key: bool = False) -> None:
        title = f"{row.post}: {words}" if name_post else f"{words[:1].upper()}{words[1:]}"
        items.append(TimelineItem(when, title, url=post_url(hub, row.post) if name_post else "", key=key))

    for held in appointments:
        add(held.start, held, f"{held.worker} began")
        if held.end:
            add(held.end, held, f"{held.worker}’s last day")
    # The day after a placement another may begin: one move, not an end and a beginning.
    moves = {(place.post_id, place.start - timedelta(days=1)) for place in placements}
    for place in placements:
        add(place.start, place, f"placed in {where(place)}", key=True)
        if place.end and (place.post_id, place.end) not in moves:
            add(place.end, place, f"last day in {place.area}")
    return sorted(items, key=lambda item: (item.when, item.title), reverse=True)
