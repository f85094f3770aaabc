"""What the URL table is made of, and how a request is held against it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.urls import URLResolver

from .decide import Actor, can
from .permissions import Permission


@dataclass(frozen=True)
class Rule:
    """Who may open a URL. ``of`` names the model whose row the URL is about, found by ``key``."""

    permission: Permission | None  # None: open to people who have not signed in
    of: str | None = None
    key: str = "reference"
    methods: tuple[str, ...] = ("GET", "HEAD", "POST")


@dataclass(frozen=True)
class Located:
    """The row a URL is about, before anyone has looked at it."""

    pk: UUID
    hub_id: UUID
    young_person_id: UUID | None


def locate(rule: Rule, kwargs: dict[str, Any]) -> Located | None:
    """Which hub and young person the URL is about; None where there is no such row.

    Reads keys only, so it is not a view of the record.
    """
    assert rule.of is not None
    model = apps.get_model(rule.of)
    scope = model.scope
    columns = ["pk", f"{scope.hub}_id" if scope.hub != "pk" else "pk"]
    if scope.young_person is not None:
        columns.append("pk" if scope.young_person == "" else f"{scope.young_person}_id")
    row = (
        model.objects.unscoped("to decide which hub's rule applies")
        .filter(**{rule.key: kwargs[rule.key]})
        .values_list(*columns)
        .first()
    )
    if row is None:
        return None
    return Located(pk=row[0], hub_id=row[1], young_person_id=row[2] if len(row) > 2 else None)


def yours(actor: Actor, located: Located) -> bool:
    """Whether the row belongs to a hub the actor has anything to do with."""
    return located.hub_id in actor.hubs or any(grant.hub_id is None for grant in actor.grants)


def allowed(actor: Actor, rule: Rule, located: Located | None) -> bool:
    assert rule.permission is not None
    return can(actor, rule.permission, located.hub_id if located else None)


def url_names(patterns: list[Any], namespace: str = "") -> list[str]:
    """Every name a request can resolve to; a pattern without a name is a fault."""
    names: list[str] = []
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            names += url_names(pattern.url_patterns, inner)
        elif pattern.name:
            names.append(namespace + pattern.name)
        else:
            raise ImproperlyConfigured(f"The URL {pattern.pattern} has no name, so no rule can be given for it.")
    return names


def check_every_url(patterns: list[Any], table: dict[str, Rule]) -> None:
    """Stop start-up when a URL has no rule, or a rule no URL."""
    names = set(url_names(patterns))
    unlisted, stale = sorted(names - table.keys()), sorted(table.keys() - names)
    if unlisted:
        raise ImproperlyConfigured(f"Give these URLs a rule in access/url_table.py: {', '.join(unlisted)}")
    if stale:
        raise ImproperlyConfigured(f"access/url_table.py has rules for URLs that are gone: {', '.join(stale)}")
