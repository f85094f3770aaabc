"""``python -m benchmarks.coding``: the same document and work in Taguette and here, on loopback, side by side.

Opening, adding a coding, listing a code, exporting: the requests that each page sends for it, whole answers read. Ours
in a browser besides, if there is one. From 50 KB with 200 codings to 5 MB with 20,000.
"""

import argparse
import http.client
import json
import os
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlencode

from . import taguette as theirs
from .drawing import drawn
from .filling import make_installation
from .measured import keep, machine
from .serving import TIMEOUT, Server, serving

SIZES = [(50_000, 200), (500_000, 2_000), (4_900_000, 20_000)]
CODES = [f"code-{number:02}" for number in range(20)]
SAID = "she said that the worker was there and I could talk to her about it when I wanted to or not"
WORDS = SAID.split(" ")
OPENED, ADDED, LISTED, EXPORTED = 40, 20, 20, 3
SLOW = 1.0  # seconds: what takes either longer is done fewer times
FEWEST = 5
Passage = theirs.Passage


def document(size: int, codings: int, rng: Random) -> tuple[str, list[Passage]]:
    """A transcript in ASCII of turns of about 400 characters; passages of 20 to 200 within their turns."""
    lines, length = list[str](), 0
    while length < size:
        line = f"{rng.choice('AB')}: " + " ".join(rng.choices(WORDS, k=rng.randint(20, 150)))
        lines.append(line)
        length += len(line) + 1
    text, starts = "\n".join(lines), [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    passages = []
    for _ in range(codings):
        turn = rng.randrange(len(lines))
        begin = rng.randrange(max(1, len(lines[turn]) - 40))
        end = min(begin + rng.randint(20, 200), len(lines[turn]))
        passages.append((rng.randrange(len(CODES)), starts[turn] + begin, starts[turn] + end))
    return text, passages


@dataclass
class Ours:
    """Signed in as the evaluator who leads it, over a connection for each request, as theirs is asked."""

    port: int
    evaluation: int
    cookie: str
    token: str = ""

    def ask(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> bytes:
        connection = http.client.HTTPConnection("localhost", self.port, timeout=TIMEOUT * 10)
        given = (
            {"Content-Type": kind, "X-CSRFToken": self.token, "Origin": f"http://localhost:{self.port}"} if kind else {}
        )
        connection.request(method, f"/evaluation/{self.evaluation}/{path}", body, {"Cookie": self.cookie} | given)
        answer = connection.getresponse()
        content = answer.read()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie" and value.startswith("csrftoken="):
                self.cookie = f"{self.cookie.partition('; csrftoken')[0]}; {value.partition(';')[0]}"
        connection.close()
        if answer.status >= 400:
            raise RuntimeError(f"{method} {path}: {answer.status} {content[:200]!r}")
        return content

    def open(self, source: int) -> None:
        page = self.ask("GET", f"sources/{source}/")
        found = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', page)
        self.token = found[1].decode() if found else self.token

    def add(self, source: int, start: int, end: int, code: int) -> None:
        told = {"do": "add", "code": code, "start": start, "end": end}
        self.ask("POST", f"sources/{source}/codings/", json.dumps(told).encode(), "application/json")

    def list_code(self, code: int) -> None:
        self.ask("GET", f"codes/{code}/")

    def export(self) -> None:
        form = urlencode({"what": "csv"}).encode()
        self.ask("POST", "take-out/", form, "application/x-www-form-urlencoded")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--largest", type=int, default=len(SIZES), help="how many of the sizes, from the smallest")
    parser.add_argument("--taguette", type=Path, help="a directory to keep Taguette's environment in")
    given = parser.parse_args()
    with TemporaryDirectory(prefix="spokework-coding-") as name:
        place = Path(name)
        python = theirs.prepare(given.taguette or place)
        make_installation(place)
        work = [Work.of(*size) for size in SIZES[: given.largest]]
        _let_go()
        with serving(place, "serve") as server:
            found = []
            _settle(server, work[0])
            for each in work:  # kept as it goes: with the longest the other takes its time
                found.append(measured(place, python, server, each))
                load = round(os.getloadavg()[0], 1)
                keep("coding", {"machine": machine(), "load": load, "Taguette": theirs.VERSION, "sizes": found})


def _settle(server: Server, work: "Work") -> None:
    """A worker reads figures ahead beside its first requests; that is no part of coding."""
    work.ours.port = server.port
    for _ in range(20):
        work.ours.open(work.source)
    before, busy = server.cpu_seconds(), True
    while busy:
        time.sleep(3)
        now = server.cpu_seconds()
        before, busy = now, now - before > 0.1


@dataclass(frozen=True)
class Work:
    """A document with its passages, filled in here; Taguette is given the same."""

    text: str
    passages: list[Passage]
    ours: Ours
    source: int

    @classmethod
    def of(cls, size: int, codings: int) -> "Work":
        text, passages = document(size, codings, Random(size))
        return cls(text, passages, *_fill(text, passages))


def measured(place: Path, python: Path, server: Server, work: Work) -> dict[str, Any]:
    """Both running, each thing done here and there in turn."""
    text, ours, source = work.text, work.ours, work.source
    ours.port = server.port
    folder = place / str(len(text))
    folder.mkdir()
    print(f"{len(text):,} characters, {len(work.passages):,} codings", flush=True)
    with theirs.running(python, folder) as there:
        theirs.start_project(there, CODES)
        number = theirs.fill(there, folder, "Talk", text, CODES, work.passages)
        rng = Random(7)
        turns: list[tuple[str, int, Callable[[], object], Callable[[], object]]] = [
            ("open", OPENED, lambda: ours.open(source), lambda: there.open(number)),
            ("add a coding", ADDED, *_adding(ours, source, there, number, text, rng)),
            ("list a code", LISTED, lambda: ours.list_code(1), lambda: there.list_code(CODES[0])),
            ("export", EXPORTED, ours.export, there.export),
        ]
        other = Server(there.port, there.pid)
        done = {name: _timed(times, (mine, server), (their, other)) for name, times, mine, their in turns}
    address = f"http://localhost:{server.port}/evaluation/{ours.evaluation}/sources/{source}/"
    in_a_browser = drawn(address, ours.cookie)
    print(in_a_browser, flush=True)
    return {"characters": len(text), "codings": len(work.passages), "ms": done, "browser": in_a_browser}


def _adding(
    ours: Ours, source: int, there: theirs.Taguette, number: int, text: str, rng: Random
) -> tuple[Callable[[], object], Callable[[], object]]:
    """A new passage each time, somewhere in the text; in its paragraphs Taguette counts no line ends."""

    def mine() -> None:
        start = rng.randrange(len(text) - 60)
        ours.add(source, start, start + 50, 1)

    def their() -> None:
        start = rng.randrange(len(text) - text.count("\n") - 60)
        there.add(number, start, start + 50, 2)

    return mine, their


def _timed(times: int, *ways: tuple[Callable[[], object], Server]) -> dict[str, list[float]]:
    """Median by the clock and CPU of the server, in ms a time: here, then there; in turn, after one that warms up."""
    clocks, cpu = [list[float]() for _ in ways], [0.0 for _ in ways]
    began = time.perf_counter()
    for way, _ in ways:
        way()
    times = min(times, FEWEST) if time.perf_counter() - began > SLOW else times
    for _ in range(times):
        for place, (way, server) in enumerate(ways):
            before, began = server.cpu_seconds(), time.perf_counter()
            way()
            clocks[place].append((time.perf_counter() - began) * 1000)
            cpu[place] += server.cpu_seconds() - before
    found = {
        "clock": [round(median(each), 1) for each in clocks],
        "cpu": [round(each / times * 1000, 1) for each in cpu],
    }
    print(found, flush=True)
    return found


def _fill(text: str, passages: list[Passage]) -> tuple[Ours, int]:
    """Through the actions, but for the codings, which are written in bulk as they are in Taguette's database."""
    from django.conf import settings
    from django.test import Client

    from spokework.accounts.models import Account
    from spokework.accounts.tests.situations import signed_in
    from spokework.evaluation.models import Coding
    from spokework.evaluation.tests.situations import a_code, a_source, an_evaluation, an_evaluator

    lead = an_evaluator()
    evaluation = an_evaluation(lead)
    codes = [a_code(evaluation, name) for name in CODES]
    source = a_source(evaluation, text=text)
    assert source.length == len(text), "both count the same text"
    Coding.objects.unscoped("a benchmark's own").bulk_create(
        [
            Coding(
                evaluation=evaluation,
                number=number,
                source=source,
                code=codes[code],
                start=start,
                end=end,
                coder_id=lead.id,
            )
            for number, (code, start, end) in enumerate(passages, start=1)
        ],
        batch_size=1000,
    )
    browser = signed_in(Account.objects.get(pk=lead.id), Client(SERVER_NAME="localhost"))
    cookie = f"{settings.SESSION_COOKIE_NAME}={browser.cookies[settings.SESSION_COOKIE_NAME].value}"
    return Ours(0, evaluation.number, cookie), source.number


def _let_go() -> None:
    from django.db import connections

    connections.close_all()


if __name__ == "__main__":
    main()
