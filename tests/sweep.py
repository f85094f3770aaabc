"""Opens every page as everybody who may, over a record full of canaries, and keeps what was sent, logged and stored."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.db import connections
from django.test import Client
from django.urls import reverse

from spokework.access.roles import Role
from spokework.accounts.tests.situations import signed_in
from spokework.audit.models import Event
from spokework.casework import actions
from spokework.casework.models import YoungPerson
from spokework.core import clock
from spokework.drafts.writer import WRITER_FIELD, writer_mark
from spokework.practice.actions import go_round
from spokework.practice.tests import partnerships
from spokework.programme.tests.situations import a_host
from tests.access_table import OF_THE_PROGRAMME, READ, TABLE, Line
from tests.canaries import answered, birds_in, canary, close, planted, planted_around, referred
from tests.matrix import NOBODY
from tests.world import AT_THE_MACHINE, CLOSED, OPEN, OWN, PAUSED, STATES, Record, World, address
from tests.world import is_about_a_young_person as about_one

# Of a young person these show the reference that is in their address, and nothing of the record.
SHOW_NOTHING_OF_IT = {"casework:erase"}


@dataclass
class Seen:
    """One page as it was sent."""

    url_name: str
    who: str
    address: str
    method: str
    status: int
    headers: dict[str, str]
    content: str
    logged_for: frozenset[str]  # the young people whom the log says this person has just viewed

    def __str__(self) -> str:
        return f"{self.method} {self.address} as {self.who}: {self.status}"

    @property
    def is_html(self) -> bool:
        return self.headers.get("Content-Type", "").startswith("text/html")


@dataclass
class Swept:
    pages: list[Seen] = field(default_factory=list)
    log: list[str] = field(default_factory=list)
    mail: list[str] = field(default_factory=list)
    cookies: list[str] = field(default_factory=list)
    sessions: list[str] = field(default_factory=list)
    cache: str = ""
    tables: dict[str, list[bytes]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    canary_record: str = ""
    unplanted: list[str] = field(default_factory=list)


class _Everything(logging.Handler):
    def __init__(self, lines: list[str]) -> None:
        super().__init__(logging.DEBUG)
        self.lines = lines
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@contextmanager
def all_that_is_logged(lines: list[str]) -> Iterator[None]:
    """As an operator would see it who has turned everything on."""
    root, handler = logging.getLogger(), _Everything(lines)
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        root.removeHandler(handler)
        root.setLevel(before)


class Sweeper:
    def __init__(self, world: World) -> None:
        self.world, self.swept = world, Swept()
        self.record: Record = planted(world)
        self.used_link = planted_around(world)
        self.swept.canary_record = str(self.record.young_person.pk)
        world.records[OWN, OPEN] = world.records[OWN, PAUSED] = world.records[OWN, CLOSED] = self.record
        referred(world, "waiting")
        self.browsers: dict[str, Client] = {role: signed_in(account) for role, account in world.people.items()}
        self.browsers[NOBODY] = Client()
        for browser in self.browsers.values():
            browser.raise_request_exception = False

    def sweep(self) -> Swept:
        mail.outbox = []
        with all_that_is_logged(self.swept.log):
            assert go_round(by=AT_THE_MACHINE) == 1  # the lone visit that is overdue
            self.every_page(OPEN)
            self.what_is_typed()
            actions.pause_case(case=self.record.case, reason=canary("second pause"), by=AT_THE_MACHINE)
            self.every_page(PAUSED)
            answered(self.world, self.record)
            close(self.record.case)
            self.every_page(CLOSED)
            self.errors()
            self.by_link()
        self.keep_what_is_stored()
        return self.swept

    def every_page(self, state: str) -> None:
        """All of them while the case is open; later those that need the case so, and those that read."""
        for url_name, line in TABLE.items():
            needs = STATES.get(url_name.rpartition(":")[2], OPEN)
            if "GET" in line.methods and (needs == state or (line.methods == READ and state == CLOSED)):
                self.a_page(url_name, line)

    def a_page(self, url_name: str, line: Line) -> None:
        there = address(self.world, url_name, OWN)
        for role in line.roles:
            if not (about_one(url_name) and role in OF_THE_PROGRAMME):
                self.open(url_name, role, there)

    def open(self, url_name: str, who: str, there: str, posted: dict[str, Any] | None = None) -> Seen:
        last = Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        browser = self.browsers[who]
        answer = browser.get(there) if posted is None else browser.post(there, posted)
        seen = Seen(
            url_name=url_name,
            who=str(who),
            address=there,
            method="GET" if posted is None else "POST",
            status=answer.status_code,
            headers=dict(answer.headers),
            content=b"".join(answer).decode(errors="replace"),
            logged_for=self._logged_for(who, url_name, last),
        )
        self.swept.pages.append(seen)
        self.swept.cookies += [f"{name}={morsel.value}" for name, morsel in answer.cookies.items()]
        return seen

    def _logged_for(self, who: str, url_name: str, after: int) -> frozenset[str]:
        if who == NOBODY:
            return frozenset()
        by = self.world.people[Role(who)].pk
        new = Event.objects.filter(pk__gt=after, actor_id=by, action=f"viewed {url_name}")
        return frozenset(subject for event in new for subject in event.subjects)

    # What people write, search for and get wrong

    def what_is_typed(self) -> None:
        worker, manager = Role.SPOKE_WORKER, Role.HUB_MANAGER
        today = clock.today()
        day = {"day_day": today.day, "day_month": today.month, "day_year": today.year}
        contact = {"attendance": "attended", "mode": "phone", "minutes": "20", "note": canary("typed note")} | day
        alert = {"text": canary("typed alert")}
        for who in (worker, manager):
            self.open("casework:search", who, reverse("casework:search"), {"words": canary("family name")})
            self.write("casework:contact_new", who, contact)
            self.write("casework:contact_new", who, contact | {"minutes": canary("not minutes")})
            self.write("casework:alert_new", who, alert)
            self.keep("casework:person_new", who, {"name": canary("drafted name")})
        beyond = {"who": f"{canary('given name')} {canary('family name')}", "reason": canary("typed reason")}
        self.open("casework:look_beyond", worker, reverse("casework:look_beyond"), beyond)
        self.open("casework:look_beyond", worker, reverse("casework:look_beyond"), beyond | {"who": canary("nobody")})
        drawn = YoungPerson.objects.unscoped("as a browser has it from the page").get(
            pk=self.world.record(OWN).young_person.pk
        )
        self.write("casework:restriction", manager, {"version": drawn.version})
        self.write("casework:lift_restriction", manager, {})
        self.new_referral(manager)
        self.new_referral(worker)
        for who in (worker, manager):
            self.open("casework:home", who, reverse("casework:home"))

    def write(self, url_name: str, who: str, typed: dict[str, Any]) -> None:
        there = address(self.world, url_name, OWN)
        self.open(url_name, who, there, typed | self._mark(who))

    def keep(self, url_name: str, who: str, typed: dict[str, Any]) -> None:
        there = f"{reverse('drafts:keep')}?of={address(self.world, url_name, OWN)}"
        self.open("drafts:keep", who, there, typed | self._mark(who))
        self.open(url_name, who, address(self.world, url_name, OWN))

    def new_referral(self, who: str) -> None:
        today = clock.today()
        typed = {
            "given_name": canary("typed given name"),
            "family_name": canary("typed family name"),
            "hub": self.world.own.slug,
            "received_day": today.day,
            "received_month": today.month,
            "received_year": today.year,
            "area": self.world.area.code,
            "source": "police",
            "reasons": ["missing"],
            "level": "high",
            "consent": "not_yet",
            "sex": "F",
            "ethnicity": "NOBT",
            "care_status": "unknown",
            "education": "unknown",
            "words": canary("typed words"),
        }
        there = reverse("casework:record_referral")
        seen = self.open("casework:record_referral", who, there, typed | self._mark(who))
        assert seen.status == 303, seen.content

    def _mark(self, who: str) -> dict[str, str]:
        return {WRITER_FIELD: writer_mark(self.world.people[Role(who)].pk)}

    def errors(self) -> None:
        """Pages that are refused, that are not there, and whose form is sent by somebody signed out."""
        there = address(self.world, "casework:contact_new", OWN)
        typed = {"note": canary("typed too late")}
        for who in (NOBODY, Role.FUNDER, Role.HUB_ADMINISTRATOR):
            self.open("casework:contact_new", who, there)
            self.open("casework:contact_new", who, there, typed)
        for who in (NOBODY, Role.SPOKE_WORKER):
            self.open("casework:young_person", who, "/young-people/SW-0000-0/")
        self.open("account_login", NOBODY, reverse("account_login"))
        self.open("account_reset_password", NOBODY, reverse("account_reset_password"), {"email": "x@example.org"})

    def by_link(self) -> None:
        """Somebody without an account, by a good link and by one that is used."""
        review = partnerships.a_review(self.world.own, area=a_host().area)
        good = partnerships.links_of(review)[0]
        for token in (good, self.used_link):
            there = reverse("by_link:answer", kwargs={"token": token})
            self.open("by_link:answer", NOBODY, there)
            self.open("by_link:answer", NOBODY, there, {"comment": canary("typed comment")})
        whole = partnerships.every_scale() | {"comment": canary("sent comment")}
        self.open("by_link:answer", NOBODY, reverse("by_link:answer", kwargs={"token": good}), whole)
        self.open("by_link:answered", NOBODY, reverse("by_link:answered"))

    # What stays

    def keep_what_is_stored(self) -> None:
        from django.contrib.sessions.models import Session

        swept = self.swept
        swept.mail = [f"{sent.subject}\n{sent.body}\n{sent.recipients()}" for sent in mail.outbox]
        swept.sessions = [str(session.get_decoded()) for session in Session.objects.all()]
        swept.cache = str(getattr(cache, "_cache", ""))
        for alias in connections:
            swept.tables |= tables_of(alias)
        swept.files = files_kept()


def tables_of(alias: str) -> dict[str, list[bytes]]:
    """Every row of every table, as bytes."""
    connection, found = connections[alias], {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found[table] = [b"|".join(map(_as_bytes, row)) for row in cursor.fetchall()]
    return found


def _as_bytes(value: Any) -> bytes:
    return bytes(value) if isinstance(value, bytes | bytearray | memoryview) else str(value).encode()


def files_kept() -> dict[str, bytes]:
    """The data directory: on SQLite the databases and their write-ahead logs, and whatever else lies there."""
    place = Path(settings.DATA_DIRECTORY.path)
    return {str(path.relative_to(place)): path.read_bytes() for path in place.rglob("*") if path.is_file()}


def sings(what: str, texts: list[str]) -> list[str]:
    """For an assertion: which texts hold a canary, and which one."""
    return [f"{what}: {birds} in {text[:200]}" for text in texts if (birds := birds_in(text))]
