"""What the URL table is made of, and how a request is held against it."""

from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.urls import URLResolver

from spokework.core.compiled import Compiled

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
    young_person_id: UUID | None = None


def locate(rule: Rule, kwargs: dict[str, Any]) -> Located | None:
    """Which hub and young person the URL is about; None where there is no such row.

    Reads keys only, so it is not a view of the record.
    """
    assert rule.of is not None
    row = _keys_of(rule.of, rule.key).one(kwargs[rule.key])
    if row is None:
        return None
    pk, hub_id, *young_person_id = (key and UUID(str(key)) for key in row)
    return Located(pk, hub_id, *young_person_id)


@cache
def _keys_of(of: str, key: str) -> Compiled:
    """Every request about a row asks it: that of the row, of its hub and of its young person, if it is about one."""
    model = apps.get_model(of)
    scope = model.scope
    columns = ["pk", f"{scope.hub}_id" if scope.hub != "pk" else "pk"]
    if scope.young_person is not None:
        columns.append("pk" if scope.young_person == "" else f"{scope.young_person}_id")
    rows = model.objects.unscoped("to decide which hub's rule applies").order_by().values_list(*columns)
    return Compiled(lambda value: rows.filter(**{key: value}), UUID if key == "pk" else str)


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
