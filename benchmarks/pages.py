"""``python -m benchmarks.pages``: the busiest pages at scale, alone and with fifty people at once, audit on."""

import argparse
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from .filling import Filled, Size, fill, make_installation
from .serving import Measured, User, measure, serving

ALONE, TOGETHER = 100, 50
MANAGER, WORKER = "hub_manager", "spoke_worker"
SECONDS = 15.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=Size.cases)
    parser.add_argument("--contacts-each", type=int, default=Size.contacts_each)
    parser.add_argument("--hubs", type=int, default=Size.hubs)
    parser.add_argument("--users", type=int, default=TOGETHER)
    parser.add_argument("--pauses", type=float, nargs="*", default=[5.0, 2.0, 1.0, 0.0], help="seconds a page is read")
    parser.add_argument("--each", action="store_true", help="every page with all users and no pause, too")
    parser.add_argument("--keep", type=Path, help="a directory to fill once and measure again")
    given = parser.parse_args()
    with TemporaryDirectory(prefix="spokework-pages-") as place:
        directory = given.keep or Path(place)
        filled = prepare(directory, Size(given.cases, given.contacts_each, given.hubs))
        print(", ".join(f"{number:,} {name}" for name, number in filled.counts.items()))
        report(directory, filled, given)


def prepare(directory: Path, size: Size) -> Filled:
    make_installation(directory)
    mark = directory / "filled.json"
    if not mark.exists():
        began = time.perf_counter()
        filled = fill(size)
        print(f"filled in {time.perf_counter() - began:.0f} s")
        mark.write_text(json.dumps(filled.__dict__, default=str))
    return Filled(**json.loads(mark.read_text()))


def report(directory: Path, filled: Filled, given: argparse.Namespace) -> None:
    managers = [sign_in(UUID(str(pk)), MANAGER) for pk in filled.managers[: given.users]]
    every = max(1, len(filled.workers) // given.users)
    workers = [sign_in(UUID(str(pk)), WORKER) for pk in filled.workers[::every][: given.users]]
    crowd = [_a_days((managers if n % 5 == 0 else workers)[n % 10]) for n in range(given.users)]
    _let_go()
    with serving(directory, "serve") as server:
        print(f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        print(f"{'page':28}{'':26}{'p50':>8}{'p95':>8}{'a second':>10}{'server CPU':>12}{'faults':>8}   (ms)")
        for name, by, path in PAGES:
            person = (managers if by == MANAGER else workers)[0]
            measure(server, [person.at(path)], seconds=5, most=5)
            _line(name, "alone", measure(server, [person.at(path)], seconds=SECONDS, most=ALONE))
        for pause in given.pauses:
            how = f"{given.users} users, a page in {pause:g} s" if pause else f"{given.users} users, no pause"
            _line("a day's mix", how, measure(server, crowd, seconds=2 * SECONDS, pause=pause))
        if given.each:
            for name, by, path in PAGES:
                people = managers if by == MANAGER else workers
                users = [people[n % len(people)].at(path) for n in range(given.users)]
                _line(name, f"{given.users} users, no pause", measure(server, users, seconds=SECONDS))
        print(f"load of the machine {os.getloadavg()[0]:.1f}")


def _line(name: str, how: str, found: Measured) -> None:
    print(
        f"{name:28}{how:26}{found.p50:8.1f}{found.p95:8.1f}{found.a_second:10.1f}{found.cpu:12.1f}{len(found.faults):8}",
        flush=True,
    )
    for fault in sorted(set(found.faults))[:3]:
        print(f"    {fault}")


class Person:
    """Signed in, with somebody whose record is theirs to open."""

    def __init__(self, cookie: str, references: list[str], role: str) -> None:
        self.cookie, self.references, self.role = cookie, references, role

    def at(self, path: Callable[["Person"], str]) -> User:
        return User(self.cookie, (path(self),))


def _a_days(person: Person) -> User:
    """What somebody opens one after the other: mostly records."""
    records = tuple(f"/young-people/{reference}/" for reference in person.references[:6])
    lists = ("/triage/?after=", "/team/") if person.role == MANAGER else ("/young-people/?state=supported",)
    return User(person.cookie, ("/", *records, *lists))


PAGES: list[tuple[str, str, Callable[[Person], str]]] = [
    ("Today, a worker's", WORKER, lambda person: "/"),
    ("Today, a manager's", MANAGER, lambda person: "/"),
    ("Young people, a worker's", WORKER, lambda person: "/young-people/?state=supported"),
    ("Young people, a manager's", MANAGER, lambda person: "/young-people/?state=supported"),
    ("Young people, high level", MANAGER, lambda person: "/young-people/?level=high"),
    ("Young person", WORKER, lambda person: f"/young-people/{person.references[0]}/"),
    ("Young person, a manager's", MANAGER, lambda person: f"/young-people/{person.references[0]}/"),
    ("Contacts", WORKER, lambda person: f"/young-people/{person.references[0]}/contacts/"),
    ("Triage", MANAGER, lambda person: "/triage/?after="),
    ("Waiting", MANAGER, lambda person: "/waiting/?level="),
    ("Team", MANAGER, lambda person: "/team/"),
]


def sign_in(account_id: UUID, role: str) -> Person:
    from django.conf import settings
    from django.test import Client

    from spokework.accounts.models import Account
    from spokework.accounts.tests.situations import signed_in
    from spokework.casework.models import Case
    from spokework.programme.memberships import actor_for

    account = Account.objects.get(pk=account_id)
    browser = signed_in(account, Client(SERVER_NAME="localhost"))
    cookie = f"{settings.SESSION_COOKIE_NAME}={browser.cookies[settings.SESSION_COOKIE_NAME].value}"
    cases: Any = Case.objects.visible_to(actor_for(account)).live()
    return Person(cookie, list(cases.order_by("pk").values_list("young_person__reference", flat=True)[:12]), role)


def _let_go() -> None:
    from django.db import connections

    connections.close_all()


if __name__ == "__main__":
    main()
