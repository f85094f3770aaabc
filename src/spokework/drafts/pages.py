"""Which URLs are writing pages, and whom they are open to."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, QueryDict
from django.urls import Resolver404, ResolverMatch, resolve

from spokework.access.decide import Actor
from spokework.access.rules import Located, Rule, allowed, locate, yours
from spokework.access.url_table import URL_TABLE
from spokework.audit.looking import not_shown

from .writing import WritingView


class RecordMoved(Http404):
    """The record is at another address now. Whoever knows where says what becomes of what is typed here."""

    def carry(self, path: str, posted: QueryDict, by: Actor) -> str:
        """Lay it there; what to tell the writer, and nothing where it could not be laid."""
        raise NotImplementedError


@dataclass(frozen=True)
class Page:
    path: str
    match: ResolverMatch
    view_class: type[WritingView]
    rule: Rule
    located: Located | None  # None also where the record the URL names does not exist

    @property
    def exists(self) -> bool:
        return self.rule.of is None or self.located is not None

    @property
    def young_person_id(self) -> UUID | None:
        return self.located.young_person_id if self.located else None

    @property
    def hub_id(self) -> UUID | None:
        return self.located.hub_id if self.located else None


def writing_page(path: str) -> Page | None:
    """The writing page at this path of this very site; None for every other path."""
    try:
        match = resolve(path)
    except Resolver404:
        return None
    view_class = getattr(match.func, "view_class", None)
    rule = URL_TABLE.get(match.view_name)
    if view_class is None or not issubclass(view_class, WritingView) or rule is None or "POST" not in rule.methods:
        return None
    located = locate(rule, match.kwargs) if rule.of is not None else None
    return Page(path, match, view_class, rule, located)


def asked_for(request: HttpRequest) -> Page | None:
    """The page a draft's own URLs name in their query, which holds nothing but a path of this site."""
    return writing_page(request.GET.get("of", ""))


def is_open_to(page: Page, request: Any) -> bool:
    """Whether a GET of the page would be answered."""
    try:
        must_be_open(page, request)
    except (Http404, PermissionDenied):
        return False
    return True


def must_be_open(page: Page, request: Any) -> None:
    """Its rule first, then the page's own look at its record, which may say that the record has moved."""
    actor = request.actor
    if actor is None or not page.exists:
        raise Http404
    if page.located is not None and not yours(actor, page.located):
        raise Http404
    if page.rule.permission is not None and not allowed(actor, page.rule, page.located):
        raise PermissionDenied
    view = page.view_class()
    view.setup(request, *page.match.args, **page.match.kwargs)
    view.stands_at = page.match
    request.located = page.located
    with not_shown():
        view.thing()
