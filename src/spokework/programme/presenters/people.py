from collections.abc import Iterable

from django.urls import reverse

from spokework.core.components import Cell, Column, Row, Table
from spokework.core.dates import long_date
from spokework.programme.models import Hub, Invitation, Membership

from .words import days


def person_url(membership: Membership, hub: Hub | None) -> str:
    if hub is None:
        return reverse("programme:programme_person", args=[membership.pk])
    return reverse("programme:person", args=[hub.slug, membership.pk])


def people_table(memberships: Iterable[Membership], hub: Hub | None, *, caption: str) -> Table:
    columns = [Column("Name"), Column("Role"), Column("Held"), Column("Sign-in")]
    return Table(
        caption=caption,
        columns=columns,
        rows=[
            [
                Cell(held.account, url=person_url(held, hub), note=held.account.email),
                Cell(held.role_held.label, note=str(held.hub) if hub is None and held.hub else ""),
                Cell(days(held.start, held.end)),
                Cell(sign_in_state(held)),
            ]
            for held in memberships
        ],
    )


def sign_in_state(membership: Membership) -> str:
    if not membership.account.is_active:
        return "Closed"
    return "Set up" if membership.account.is_set_up else "Not set up yet"


def about_person(membership: Membership, invitation: Invitation | None) -> list[Row]:
    until = long_date(membership.end) if membership.end else "No end date"
    return [
        Row("E-mail address", membership.account.email),
        Row("Role", membership.role_held.label),
        Row("Held in", membership.hub or "The whole programme"),
        Row("From", long_date(membership.start)),
        Row("First day without it", until),
        Row("Sign-in", sign_in_state(membership)),
        *([Row("Invited by", f"{invitation.by_name}, {long_date(invitation.at)}")] if invitation else []),
    ]
