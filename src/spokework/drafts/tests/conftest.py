from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client

from spokework.access.decide import Actor, Grant
from spokework.access.permissions import Permission as P
from spokework.access.roles import Role
from spokework.access.rules import Rule
from spokework.access.url_table import URL_TABLE
from spokework.accounts import device
from spokework.accounts.models import Account
from spokework.vault.keyring import create_child_key

from . import pages, urls
from .pages import FAR, HUB, MIA, TOM, Record

NAMES: dict[UUID, str] = {}

RULES = {
    "account_login": Rule(None),
    "note": Rule(P.WORK_CASE, of="people"),
    "other": Rule(P.WORK_CASE, of="people"),
    "resume": Rule(P.WORK_CASE, of="people"),
    "referral": Rule(P.RECORD_REFERRAL),
    "plain": Rule(P.USE_SPOKEWORK),
    "done": Rule(P.USE_SPOKEWORK),
}


class ActingHere:
    """Memberships are a higher floor: here everybody signed in is a spoke worker of one hub."""

    def __init__(self, get_response: Callable[[Any], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        user = request.user
        grants = (Grant(Role.SPOKE_WORKER, HUB),)
        request.actor = Actor(user.pk, NAMES.get(user.pk, ""), grants) if user.is_authenticated else None
        return self.get_response(request)


class Fields(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, str] = {}
        self._area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = dict(attrs)
        if tag == "textarea":
            self._area = str(at["name"])
            self.values[self._area] = ""
        chosen = at.get("type") not in ("radio", "checkbox") or "checked" in at
        if tag == "input" and at.get("name") and chosen:
            self.values[str(at["name"])] = at.get("value") or ""

    def handle_data(self, data: str) -> None:
        if self._area:
            # A browser drops the first line break of a text area.
            self.values[self._area] += data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""


class Browser(Client):
    """A client without JavaScript: it fills the form it was given and sends it."""

    def sign_in(self, account: Account) -> None:
        NAMES[account.pk] = account.name
        self.force_login(account)
        answer = HttpResponse()
        device.remember(answer, account.pk)
        self.cookies[device.COOKIE] = answer.cookies[device.COOKIE].value

    def time_out(self) -> None:
        del self.cookies["spokework_session"]

    def fields(self, path: str) -> dict[str, str]:
        answer = self.get(path)
        assert answer.status_code == 200
        return fields_of(answer)


def fields_of(answer: Any) -> dict[str, str]:
    parser = Fields()
    parser.feed(answer.content.decode())
    return parser.values


@pytest.fixture(autouse=True)
def _house(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    settings.ROOT_URLCONF = urls.__name__
    settings.MIDDLEWARE = [
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "spokework.drafts.middleware.KeepWhatWasTyped",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        f"{__name__}.ActingHere",
        "spokework.audit.middleware.ViewsAreLogged",
        "spokework.access.middleware.EveryPageHasARule",
    ]
    for name, rule in RULES.items():
        monkeypatch.setitem(URL_TABLE, name, rule)
    monkeypatch.setattr("spokework.access.middleware.locate", pages.locate)
    monkeypatch.setattr("spokework.drafts.pages.locate", pages.locate)
    yield
    pages.RECORDS.clear()
    pages.SENT.clear()


@pytest.fixture
def records(db: None) -> dict[str, Record]:
    for reference, hub_id in ((MIA, HUB), (TOM, HUB), (FAR, UUID(int=8))):
        record = pages.RECORDS[reference] = Record(reference, hub_id)
        create_child_key(record.pk, hub_id)
    return pages.RECORDS


@pytest.fixture
def ann(db: None) -> Account:
    return Account.objects.create(email="ann@example.org", name="Ann Worker")


@pytest.fixture
def bob(db: None) -> Account:
    return Account.objects.create(email="bob@example.org", name="Bob Worker")


@pytest.fixture
def browser(records: dict[str, Record], ann: Account) -> Browser:
    browser = Browser()
    browser.sign_in(ann)
    return browser
