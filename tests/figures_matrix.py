"""Walks the figure matrix: who can be shown which figure, by page, file and command, whatever is asked for with it.

Every count of a part of the programme is a canary: large enough to be told from a post or a page, and no number that
its reader may see. Two words are canaries too: an agency and a kind of referrer of which three referrals were received
since the release was made.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

from django.test import Client
from django.urls import reverse
from typer.testing import CliRunner

from spokework.access.decide import Actor
from spokework.access.roles import ROLES, Role
from spokework.accounts.models import Account
from spokework.accounts.tests.situations import signed_in
from spokework.cli import app
from spokework.insight import actions
from spokework.insight.definition import Figure
from spokework.insight.indicators import INDICATORS
from spokework.insight.models import Release
from spokework.insight.queries.figures import Reader
from spokework.insight.reports.kinds import Line
from spokework.insight.scope import AT_THE_MACHINE, Scope
from spokework.insight.states import ReleaseState
from spokework.insight.tests.programmes import Made
from spokework.insight.tests.releases import OUTCOMES, THIRD, a_written_release
from spokework.programme.actions import add_funder
from spokework.programme.memberships import actor_for
from spokework.programme.models import Hub
from spokework.programme.tests.situations import AT_THE_MACHINE as OPERATOR
from spokework.programme.tests.situations import a_hub, a_member

LEAST = 100  # a number from here on is nobody's post, page or per cent; tens are an axis's
YEARS = frozenset(range(2010, 2027))
SETTINGS = ("police", "social_care", "outreach")
WORDS = ("Canary agency", "Youth justice")
SHOWN = re.compile(r"(?<![\w.,:/-])(\d{1,3}(?:,\d{3})+|\d+)(?![\w-])")


def a_programme(hubs: list[str]) -> Made:
    """Four hubs, three settings, three whole quarters; each part of it a number of its own."""
    made = Made()
    for at, hub in enumerate(hubs):
        made.hub(hub)
        for place, setting in enumerate(SETTINGS):
            for number, month in enumerate((2, 5, 8)):
                some = 11 + 4 * at + 3 * place + 2 * number
                own = {"hub": hub, "setting": setting, "sex": "F" if place else "M"}
                came = own | {"received": date(2016, month, 3), "decided_on": date(2016, month, 5)}
                made.referrals(some, **came, level="low")
                made.referrals(some + 2, **came | {"source": "health"})
                opened = own | {"opened": date(2016, month, 9)}
                made.cases(some, **opened)
                for outcome, count in (("lower", some - 2), ("unchanged", 5), ("not_assessed", 4)):
                    ended = {"state": "closed", "closed": date(2016, month, 20), "closure_reason": "goals_met"}
                    made.cases(count, **opened | ended | OUTCOMES[outcome])
    since = {"received": date(2016, 11, 3), "decided_on": None, "source": "youth_justice", "agency_kind": WORDS[0]}
    made.referrals(3, hub=hubs[0], **since)
    return made


@dataclass
class World:
    folder: Path
    hubs: list[Hub] = field(default_factory=list)
    people: dict[Role, Account] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.hubs = [a_hub(name) for name in ("Ash", "Birch", "Cedar", "Elm")]
        # Without a number in their names: one could be a canary.
        self.people = {role: a_member(role, self.hubs[0] if ROLES[role].of_hub else None, role) for role in Role}
        extract = a_programme([hub.slug for hub in self.hubs]).reader(self.folder).extract
        (self.folder / "current").symlink_to(extract.name)
        self.reader = Reader(extract, AT_THE_MACHINE)
        lead, second = (a_member(Role.PROGRAMME_LEAD, name=name) for name in ("Ada", "Bea"))
        self.funder = add_funder(name="The invented fund", by=OPERATOR)
        actions.change_funder_template(
            funder=self.funder, title="Our return", lines=[Line("lower_risk_all")], by=OPERATOR
        )
        # Counted and protected; the attack has its own tests.
        counted = actions.candidate_for(quarter=THIRD, by=actor_for(lead))
        self.out = a_written_release(quarter=THIRD, by=lead, approved_by=second, figures=counted.figures)
        a_written_release(ReleaseState.DRAFT, quarter=THIRD, edition=2, by=lead, approved_by=second)

    def actor(self, role: Role) -> Actor:
        return actor_for(self.people[role])

    def browser(self, role: Role) -> Client:
        return signed_in(self.people[role])

    # What is a canary for whom

    def canaries(self, role: Role) -> set[int]:
        own = self.hubs[0].slug if role is Role.HUB_MANAGER else ""
        parts = {n for each in _parts(self.reader, not_hub=own) for n in _numbers(each)}
        return {n for n in parts if n >= LEAST and n % 10} - self._may_be_shown(role, own) - YEARS

    def _may_be_shown(self, role: Role, own: str) -> set[int]:
        found = set(_released(self.out))
        if role is Role.PROGRAMME_LEAD:
            whole = self.reader.ask(tuple(INDICATORS)).figures
            whole += tuple(
                each
                for code in INDICATORS
                for each in Reader(self.reader.extract, Scope()).ask((code,), each_quarter=True).figures
            )
            found |= {n for each in whole for n in _numbers(each)}
        if own:
            mine = Reader(self.reader.extract, Scope(own))
            quarters = mine.ask(tuple(INDICATORS), each_quarter=True).figures
            every = [*_parts(mine), *mine.ask(tuple(INDICATORS)).figures, *quarters]
            found |= {n for each in (*every, *self.reader.ask(tuple(INDICATORS)).figures) for n in _numbers(each)}
        return found


def _parts(reader: Reader, not_hub: str = "") -> Iterator[Figure]:
    """Every figure of a part: by everything, to date and in each quarter."""
    for name in sorted({name for each in INDICATORS.values() for name in each.breakdowns}):
        codes = [code for code, each in INDICATORS.items() if name in each.breakdowns]
        for each_quarter in (False, True):
            for figure in reader.ask(codes, by=(name,), each_quarter=each_quarter).figures:
                if not (name == "hub" and figure.group == (not_hub,)):
                    yield figure


def _numbers(figure: Figure) -> Iterator[int]:
    yield from (int(n) for n in (figure.numerator, figure.denominator, figure.missing) if n is not None)


def _released(release: Release) -> Iterator[int]:
    for table in release.figures["tables"]:
        for row in table["rows"]:
            yield from (n for n in (row["numerator"], row["denominator"], row["missing"]) if n is not None)


# Asking


def said(answer: Any) -> str:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if not body.startswith(b"PK"):
        return words_of(body.decode())
    archive = zipfile.ZipFile(io.BytesIO(body))
    return "\n".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".csv"))


def words_of(page: str) -> str:
    """What somebody reads, and the names of pictures."""
    page = re.sub(r"<script.*?</script>|<style.*?</style>", " ", page, flags=re.S)
    labels = " ".join(re.findall(r'aria-label="([^"]*)"', page))
    return unescape(re.sub(r"<[^>]+>", " ", page) + " " + labels)


def found_in(text: str, canaries: set[int]) -> list[str]:
    numbers = {int(each.replace(",", "")) for each in SHOWN.findall(text)}
    return [*map(str, sorted(numbers & canaries)), *(word for word in WORDS if word in text)]


def typed(*words: str) -> tuple[str, bool]:
    """What a command says, and whether it did what it was asked to."""
    done = CliRunner().invoke(app, list(words))
    return done.output + (str(done.exception) if done.exception else ""), done.exit_code == 0


ASKED_WITH = ("?sort=-n&per_page=1000&page=2", "?format=csv&all=yes", "?by=hub&quarter=2016Q3&release=2016Q3")
PAGES = ("figures", "outcomes", "coverage", "settings", "hubs", "contracts")
CODES = ("referrals_received", "not_lower", "wait_to_first_contact")


def pages(role: Role, hubs: list[Hub]) -> Iterator[str]:
    """Every page that can show a part, with whatever can be asked for: to the office by everything there is."""
    for at, name in enumerate(PAGES):
        there = reverse(f"insight:{name}")
        yield from (there + rest for rest in ("", ASKED_WITH[at % len(ASKED_WITH)], f"?hub={hubs[1].slug}"))
    for code in CODES if role is not Role.HUB_MANAGER else CODES[:1]:
        there = reverse("insight:figure", kwargs={"code": code})
        yield from (there + rest for rest in ("?quarter=2016Q4&by=source", f"?hub={hubs[1].slug}", *ASKED_WITH))
        every = INDICATORS[code].breakdowns if (role, code) == (Role.PROGRAMME_LEAD, CODES[0]) else ("hub", "source")
        yield from (f"{there}?by={name}" for name in every)
    yield reverse("casework:overview")


def files(world: World) -> Iterator[tuple[str, bool]]:
    """Every way to a release, a report and a file of one, and whether it is of the one that is out."""
    for name, out in (("2016Q3", True), ("2016Q3-v2", False), ("2016Q2", False), ("2016Q3-v3", False)):
        edition = int(name.partition("-v")[2] or 1)
        yield reverse("insight:release", args=[name[:6], edition]), out
        for kind in ("quarterly-return", "annual-report", "in-plain-words"):
            yield reverse("reports:report", args=[name, kind]), out
            yield from ((reverse("reports:report_file", args=[name, kind, form]), out) for form in ("html", "data"))
            yield reverse("reports:report_file", args=[name, kind, "exe"]), False
        yield reverse("reports:funder_report", args=[name, world.funder.pk]), out
        yield reverse("reports:funder_report_file", args=[name, world.funder.pk, "data"]), out
