from django.urls import reverse

from spokework.core.components import Cell, Column, Row, Table
from spokework.core.dates import long_date
from spokework.programme.queries.posts import PostFacts

from .words import current_of, days, number, place_of, share, where

# The last column of a table, for those who may change something.
CHANGE = [Column("Change")]


def about_post(facts: PostFacts) -> list[Row]:
    post = facts.post
    holder, place = current_of(post, facts.appointments), place_of(post, facts.placements)
    return [
        Row("Who", f"{holder.worker}, since {long_date(holder.start)}" if holder else "Vacant"),
        Row("Where", f"{where(place)}, since {long_date(place.start)}" if place else "Not placed"),
        Row("Hours", share(post.fte)),
        Row("Young people at a time", f"{post.caseload_min} to {post.caseload_cap} for a full-time post"),
        Row("Room for", f"{post.room} in this post"),
        Row("Expected in a year", post.expected_a_year),
    ]


def appointments_table(facts: PostFacts, *, may_manage: bool) -> Table:
    slug = facts.post.hub.slug
    rows = []
    for held in facts.appointments:
        ends = may_manage and (held.end is None or held.is_current)
        url = reverse("programme:end_appointment", args=[slug, held.pk]) if ends else ""
        change = [_act("End appointment", url)] if may_manage else []
        rows.append([Cell(held.worker), Cell(days(held.start, held.end)), *change])
    columns = [Column("Who"), Column("When"), *(CHANGE if may_manage else [])]
    return Table(caption="Who held the post", columns=columns, rows=rows)


def placements_table(facts: PostFacts, *, may_manage: bool) -> Table:
    slug = facts.post.hub.slug
    rows = []
    for place in facts.placements:
        ends = may_manage and (place.end is None or place.is_current)
        url = reverse("programme:end_placement", args=[slug, place.pk]) if ends else ""
        rows.append(
            [
                Cell(place.area, note=place.get_relation_display()),
                Cell(place.host or "No host"),
                Cell(place.setting),
                Cell(days(place.start, place.end)),
                Cell(number(place.days_a_week)),
                *([_act("End placement", url)] if may_manage else []),
            ]
        )
    columns = [
        Column("Area"),
        Column("Host agency"),
        Column("Setting"),
        Column("When"),
        Column("Days a week", number=True),
        *(CHANGE if may_manage else []),
    ]
    return Table(caption="Where the post was placed", columns=columns, rows=rows)


def _act(verb: str, url: str) -> Cell:
    return Cell(verb, url=url) if url else Cell("–")
