"""Walks the access matrix: asks every URL as everybody in every way, and says where an answer is wrong."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode

from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse

from spokework.access.roles import Role
from spokework.accounts.models import Account
from spokework.accounts.tests.situations import signed_in
from spokework.casework.tests.situations import FAMILY
from spokework.drafts.writer import WRITER_FIELD, writer_mark

from . import access_table as table
from .access_table import Line, OwnSignIn
from .world import OTHER_HUB, OWN, PLACES, World, address, is_about_a_hub, is_about_a_young_person, names_in

COUNTED: Counter[str] = Counter()
"""How many cells were asked, for the last line of a run."""

NOBODY, STRANGER = "nobody signed in", "signed in, without a role"
SIGN_IN, OPENS, TAKEN = "sent to sign in", "opens", "taken, or shown again with what is missing"
TOLD_WHY = "told that they have no role"
REFUSED = {403: "refused", 404: "not found", 405: "told the right method"}
WRITTEN = {302, 303, 409, 422}
TYPED = {"note": "Typed while nobody looked"}


@dataclass(frozen=True)
class Cell:
    url_name: str
    who: str  # a role, NOBODY or STRANGER
    place: str
    method: str

    def __str__(self) -> str:
        return f"{self.url_name} × {self.who} × {self.place} × {self.method}"

    @property
    def role(self) -> Role | None:
        return None if self.who in (NOBODY, STRANGER) else Role(self.who)


# What must be answered. From the table of the tests alone: nothing here asks the product.


def must(cell: Cell, line: Line) -> str | int:
    if cell.who == NOBODY:
        return SIGN_IN
    if cell.role is None:
        return _without_a_role(cell)
    if not _is_theirs(cell):
        return 404
    if cell.role not in line.roles:
        return 403
    if cell.method not in line.methods:
        return 405
    if line.something_for and cell.role not in line.something_for:
        return 404
    if _is_about_one(cell.url_name) and cell.place not in _open_in(cell.role, line):
        return 404
    return TAKEN if cell.method == "POST" else OPENS


def _without_a_role(cell: Cell) -> str | int:
    if cell.url_name == table.FRONT and cell.method in table.READ:
        return TOLD_WHY
    return 404 if is_about_a_row(cell.url_name) else 403


def _open_in(role: Role, line: Line) -> tuple[str, ...]:
    reach = table.REACH if line.reach is None else line.reach
    return reach.get(role, ()) if line.places is None else line.places


def _is_theirs(cell: Cell) -> bool:
    """A row of the own hub; every hub's for who has a role in the programme."""
    assert cell.role is not None
    if cell.role in table.OF_THE_PROGRAMME or not is_about_a_row(cell.url_name):
        return True
    return cell.place != OTHER_HUB and "programme_" not in cell.url_name


def is_about_a_row(url_name: str) -> bool:
    return bool({"reference", "slug", "pk"} & set(names_in(url_name)))


def _is_about_one(url_name: str) -> bool:
    """A draft's own URLs are about the page whose draft it is: here, one of a young person's."""
    return is_about_a_young_person(url_name) or url_name in ("drafts:keep", "drafts:discard")


# Which cells there are


def everybody() -> list[str]:
    return [*Role, NOBODY, STRANGER]


def cells_of(url_name: str) -> Iterator[Cell]:
    for who in everybody():
        for method in table.METHODS:
            for place in _places(url_name, who, method):
                yield Cell(url_name, who, place, method)


def _places(url_name: str, who: str, method: str) -> tuple[str, ...]:
    if not _is_about_one(url_name):
        return (OWN, OTHER_HUB) if is_about_a_hub(url_name) else (OWN,)
    if who not in table.REACH or method not in ("GET", "POST"):
        # How somebody reaches a young person makes no difference to those whom no way leads there.
        return (OWN, OTHER_HUB)
    return PLACES if url_name == "casework:review_look" else table.PLACES_FOR.get(Role(who), PLACES)


# Asking


class Walker:
    """Everybody's browser, signed in once; after each question the world is as it was."""

    def __init__(self, world: World, *, raises: bool = False) -> None:
        self.world, self.raises = world, raises
        people: dict[str, Account] = {role.value: account for role, account in world.people.items()}
        self.people = people | {STRANGER: world.stranger}
        self.browsers = {who: signed_in(account) for who, account in self.people.items()} | {NOBODY: Client()}
        self.cookies = {who: browser.cookies.output(header="") for who, browser in self.browsers.items()}
        self.names = world_names()
        self.login = reverse("account_login")

    def address(self, cell: Cell) -> str:
        if not cell.url_name.startswith("drafts:"):
            return address(self.world, cell.url_name, cell.place)
        page = address(self.world, "casework:contact_new", cell.place)
        return f"{reverse(cell.url_name)}?{urlencode({'of': page})}"

    def ask(self, cell: Cell) -> Any:
        typed = TYPED | {WRITER_FIELD: writer_mark(self.people[cell.who].pk)} if self._is_draft(cell) else {}
        return self.send(cell.who, cell.method, self.address(cell), typed)

    def send(self, who: str, method: str, there: str, typed: dict[str, str] | None = None) -> Any:
        browser = self.browsers[who]
        browser.cookies = SimpleCookie(self.cookies[who])
        browser.raise_request_exception = self.raises
        if method != "POST":  # only what is written has to be taken back
            return browser.generic(method, there)
        with transaction.atomic(), transaction.atomic("keyring"):
            answer = browser.post(there, typed or {})
            transaction.set_rollback(True)
            transaction.set_rollback(True, "keyring")
        return answer

    def _is_draft(self, cell: Cell) -> bool:
        return cell.url_name.startswith("drafts:") and cell.who in self.people

    def wrong(self, cell: Cell, line: Line) -> str:
        """What is wrong with the answer; empty where nothing is."""
        answer, due = self.ask(cell), must(cell, line)
        fault = self._leak(cell, answer, due) or self._fault(cell, line, answer, due)
        return f"{cell}: {fault}" if fault else ""

    def _leak(self, cell: Cell, answer: Any, due: str | int) -> str:
        """Whoever may not read a record reads no name of any."""
        if due in (OPENS, TAKEN) and cell.role not in table.SEE_NO_CHILD:
            return ""
        text = b"" if answer.streaming else answer.content
        shown = [name for name in self.names if name in text]
        return f"shows {shown[0].decode()}" if shown else ""

    def _fault(self, cell: Cell, line: Line, answer: Any, due: str | int) -> str:
        got = answer.status_code
        if due == SIGN_IN:
            return self._not_sent_to_sign_in(cell, answer)
        if due == TOLD_WHY:
            return _not_led(answer, reverse("programme:no_membership"))
        if due == OPENS:
            opens = 302 if cell.role in line.leads_on else line.opens
            return "" if got == opens else f"{got}, must open ({opens})"
        if due == TAKEN:
            return _not_taken(answer, WRITTEN | line.taken)
        return "" if got == due else f"{got}, must be {due} ({REFUSED[int(due)]})"

    def _not_sent_to_sign_in(self, cell: Cell, answer: Any) -> str:
        if cell.url_name == "drafts:keep" and cell.method == "POST":
            # Autosave is told beside the form, where a sign-in page has no room.
            return "" if b"You have been signed out" in answer.content else "is not told that they are signed out"
        asked = self.address(cell)
        back = asked if cell.method in ("GET", "HEAD") else asked.partition("?")[0]
        due = f"{self.login}?{urlencode({'next': back})}"
        got = answer.headers.get("Location", "")
        return "" if (answer.status_code, got) == (302, due) else f"{answer.status_code} {got}, must be 302 {due}"

    def wrong_about_oneself(self, cell: Cell, line: OwnSignIn) -> str:
        cache.clear()  # too many attempts are answered otherwise; that has its own tests
        answer = self.ask(cell)
        fault = self._leak(cell, answer, SIGN_IN) or self._own_fault(cell, line, answer)
        return f"{cell}: {fault}" if fault else ""

    def _own_fault(self, cell: Cell, line: OwnSignIn, answer: Any) -> str:
        due = line.signed_out if cell.who == NOBODY else line.signed_in
        if cell.method not in line.methods:
            due = 405
        elif cell.who == STRANGER and cell.url_name == "programme:no_membership":
            due = 200
        elif cell.url_name == "account_logout" and cell.method == "POST":
            due = table.LOGIN
        elif cell.url_name in table.BY_LINK and cell.method == "POST":
            due = 422  # nothing was answered: shown again
        if isinstance(due, int):
            return "" if answer.status_code == due else f"{answer.status_code}, must be {due}"
        return _not_led(answer, reverse(due))


def _not_led(answer: Any, due: str) -> str:
    got = answer.headers.get("Location", "").partition("?")[0]
    led = answer.status_code in (302, 303) and got == due
    return "" if led else f"{answer.status_code} {got}, must lead to {due}"


def _not_taken(answer: Any, due: set[int]) -> str:
    if answer.status_code not in due:
        return f"{answer.status_code}, must be taken or shown again ({sorted(due)})"
    if answer.status_code in (409, 422) and b"<form" not in answer.content:
        return f"{answer.status_code} without the form"
    return ""


def world_names() -> list[bytes]:
    """A part of every young person's name: nobody else and nothing on a page is called so."""
    return [f"{name}-".encode() for name in FAMILY]
