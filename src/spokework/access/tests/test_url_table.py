from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import include, path

from spokework.access import middleware
from spokework.access.decide import Actor, Grant, operator
from spokework.access.middleware import EveryPageHasARule
from spokework.access.permissions import Permission as P
from spokework.access.roles import Role
from spokework.access.rules import Located, Rule, check_every_url, locate, url_names, yours
from spokework.access.url_table import URL_TABLE

from .things import Child, House, Page


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("shown")


INNER = ([path("list/", page, name="list"), path("", include(([path("one/", page, name="one")], "deep")))], "case")
PATTERNS = [
    path("", page, name="home"),
    path("case/", include(INNER)),
    path("more/", include([path("x", page, name="x")])),
]


def test_names_carry_their_namespaces() -> None:
    assert url_names(PATTERNS) == ["home", "case:list", "case:deep:one", "x"]


def test_every_url_with_a_rule_starts() -> None:
    check_every_url(PATTERNS, {name: Rule(None) for name in url_names(PATTERNS)})


def test_a_url_without_a_rule_stops_start_up() -> None:
    with pytest.raises(ImproperlyConfigured, match=r"Give these URLs a rule.*case:list"):
        check_every_url(PATTERNS, {name: Rule(None) for name in ("home", "case:deep:one", "x")})


def test_a_rule_without_a_url_stops_start_up() -> None:
    with pytest.raises(ImproperlyConfigured, match="gone: old"):
        check_every_url([], {"old": Rule(None)})


def test_a_url_without_a_name_stops_start_up() -> None:
    with pytest.raises(ImproperlyConfigured, match="has no name"):
        check_every_url([path("nameless/", page)], {})


@pytest.mark.parametrize("name", URL_TABLE)
def test_a_rule_about_a_row_asks_for_a_permission(name: str) -> None:
    rule = URL_TABLE[name]
    assert rule.of is None or rule.permission is not None
    assert set(rule.methods) <= {"GET", "HEAD", "POST"}


def locates(model: type, key: str, value: object) -> Located | None:
    return locate(Rule(P.OPEN_YOUNG_PERSON, of=f"core.{model.__name__}", key=key), {key: value})


def test_a_url_is_located_by_keys_alone(child: Child, page: Page, house: House) -> None:
    assert locates(Child, "reference", "SW-MINE-1") == Located(child.pk, house.pk, child.pk)
    assert locates(Page, "pk", page.pk) == Located(page.pk, house.pk, child.pk)
    assert locates(House, "pk", house.pk) == Located(house.pk, house.pk, None)
    assert locates(Child, "reference", "SW-NONE-1") is None


def test_a_row_is_yours_in_your_hub_or_for_the_whole_programme(house: House, manager: Actor, lead: Actor) -> None:
    assert yours(manager, Located(uuid4(), house.pk, None))
    assert not yours(manager, Located(uuid4(), uuid4(), None))
    assert yours(lead, Located(uuid4(), uuid4(), None))


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Any:
    def send(rule: Rule, actor: Actor | None, method: str = "GET", url: str = "/x/?tab=plan", **kwargs: Any) -> Any:
        monkeypatch.setattr(middleware, "URL_TABLE", {"x": rule})
        request: Any = RequestFactory().generic(method, url)
        request.actor, request.resolver_match = actor, SimpleNamespace(view_name="x")
        guard = EveryPageHasARule(page)
        return guard.process_view(request, page, (), kwargs) or guard(request), request

    return send


def test_an_open_page_is_open(ask: Any) -> None:
    assert ask(Rule(None), None)[0].status_code == 200


@pytest.mark.parametrize(("method", "back"), [("GET", "/x/?tab=plan"), ("POST", "/x/")])
def test_signed_out_one_is_sent_to_sign_in_and_back(ask: Any, method: str, back: str) -> None:
    response, _ = ask(Rule(P.WORK_CASE), None, method)
    assert response.status_code == 302
    assert parse_qs(urlsplit(response["Location"]).query) == {"next": [back]}


RULE = Rule(P.CLOSE_CASE, of="core.Child", methods=("POST",))


def test_somebody_elses_is_not_found(ask: Any, child: Child) -> None:
    elsewhere = Actor(id=uuid4(), name="Iqra", grants=(Grant(Role.HUB_MANAGER, uuid4()),))
    with pytest.raises(Http404):
        ask(RULE, elsewhere, "POST", reference=child.reference)


def test_what_there_is_not_is_not_found_either(ask: Any, manager: Actor) -> None:
    with pytest.raises(Http404):
        ask(RULE, manager, "POST", reference="SW-NONE-1")


def test_yours_but_not_allowed_is_refused(ask: Any, child: Child, administrator: Actor) -> None:
    with pytest.raises(PermissionDenied):
        ask(RULE, administrator, "POST", reference=child.reference)


def test_yours_and_allowed_is_shown_and_located(ask: Any, child: Child, manager: Actor) -> None:
    response, request = ask(RULE, manager, "POST", reference=child.reference)
    assert response.content == b"shown"
    assert request.located.young_person_id == child.pk


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "OPTIONS"])
def test_the_wrong_method_is_told_the_right_one(ask: Any, child: Child, manager: Actor, method: str) -> None:
    response, _ = ask(RULE, manager, method, reference=child.reference)
    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert b"<h1>" in response.content, "a page, not a blank window"


def test_a_page_about_no_row_asks_for_the_permission_anywhere(ask: Any, manager: Actor, lead: Actor) -> None:
    assert ask(Rule(P.VIEW_TEAM), manager)[1].located is None
    with pytest.raises(PermissionDenied):
        ask(Rule(P.VIEW_TEAM), lead)
    assert ask(Rule(P.VIEW_TEAM), operator("denise"))[0].status_code == 200
