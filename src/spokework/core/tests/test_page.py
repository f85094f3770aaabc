"""The shell stands with nothing given to it, and shows what it is given."""

import re
from types import SimpleNamespace

import pytest
from django.core.exceptions import RequestDataTooBig
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory

from spokework.core import errors_views
from spokework.core.components import NavItem, Step

pytestmark = pytest.mark.urls("spokework.core.tests.shell_urls")

SHELL = {
    "demonstration": True,
    "hub_name": "Larkfield",
    "navigation": [NavItem("Today", "/today/", current=True), NavItem("Triage", "/triage/", badge=4)],
    "actor": SimpleNamespace(name="Jo Fenwick"),
    "account_security_url": "/account/",
    "record_url": "/record/",
    "trail": [Step("Young people", "/young-people/"), Step("SW-7K3Q-2")],
    "logged": True,
}


def test_page_renders_with_no_context_at_all() -> None:
    html = render_to_string("core/page.html")
    assert '<main id="main"' in html
    for absent in ("Demonstration", "<nav", "Sign out", "logged", "Record</a>"):
        assert absent not in html


def test_page_shows_where_you_are_and_what_you_can_do() -> None:
    html = render_to_string("core/page.html", SHELL)
    for words in ("Demonstration – invented people and places", "Views of this record are logged", "Jo Fenwick"):
        assert words in html
    assert 'href="/today/" aria-current="page"' in html
    assert '<span aria-current="page">SW-7K3Q-2</span>' in html
    assert 'href="/record/"' in html
    assert '<a href="/demonstration/">Change role</a>' in html


def test_signing_out_is_a_form_not_a_link() -> None:
    html = render_to_string("core/page.html", {**SHELL, "csrf_token": "token"})
    assert '<form method="post" action="/sign-out/"><input type="hidden" name="csrfmiddlewaretoken"' in html
    assert 'href="/sign-out/"' not in html


def test_navigation_opens_without_javascript() -> None:
    html = render_to_string("core/page.html", SHELL)
    assert re.search(r"<details class=\"menu menu-narrow\">.*?/triage/.*?</details>", html, re.DOTALL)
    assert "bootstrap.bundle" not in html


def test_the_only_scripts_are_htmx_from_here() -> None:
    sources = re.findall(r"<script[^>]*src=\"([^\"]+)\"", render_to_string("core/page.html"))
    assert [re.sub(r"\.[0-9a-f]{12}\.", ".", source) for source in sources] == ["/static/django_htmx/htmx-2.min.js"]


def test_htmx_keeps_no_page_in_the_browser_and_evaluates_nothing() -> None:
    html = render_to_string("core/page.html")
    for setting in ('"allowEval":false', '"includeIndicatorStyles":false', '"historyCacheSize":0'):
        assert setting in html


def test_the_title_is_words_and_the_product() -> None:
    source = "{% extends 'core/page.html' %}{% block title %}Triage{% endblock %}"
    assert "<title>Triage – Spokework</title>" in Template(source).render(Context())


REQUEST = RequestFactory().get("/young-people/SW-7K3Q-2/")


@pytest.mark.parametrize(
    ("response", "status"),
    [
        (errors_views.bad_request(REQUEST), 400),
        (errors_views.bad_request(REQUEST, RequestDataTooBig("Maya")), 413),
        (errors_views.not_allowed(REQUEST), 403),
        (errors_views.page_not_found(REQUEST, ValueError("Maya")), 404),
        (errors_views.method_not_allowed(REQUEST, ["POST"]), 405),
        (errors_views.server_error(REQUEST), 500),
        (errors_views.service_unavailable(REQUEST), 503),
    ],
    ids=lambda value: str(value) if isinstance(value, int) else "",
)
def test_error_pages_stand_alone_and_repeat_nothing(response: object, status: int) -> None:
    assert response.status_code == status  # type: ignore[attr-defined]  # a parametrised response
    html = response.content.decode()  # type: ignore[attr-defined]  # the same
    assert "<h1>" in html
    assert "Maya" not in html
    assert "SW-7K3Q-2" not in html


def test_405_and_503_tell_the_browser_what_they_must() -> None:
    assert errors_views.method_not_allowed(REQUEST, ["POST"])["Allow"] == "POST"
    assert errors_views.service_unavailable(REQUEST)["Retry-After"] == "60"


@pytest.mark.parametrize(("kept", "words"), [(True, "Your typing was kept"), (False, "the form was not saved")])
def test_a_stale_form_says_whether_the_typing_was_kept(kept: bool, words: str) -> None:
    assert words in render_to_string("core/errors/csrf.html", {"kept": kept})
