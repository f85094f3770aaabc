"""Taguette in an environment of its own, started on loopback and filled, for ``benchmarks.coding``.

It is asked the requests that its own page sends. Two things are left out: at every start it would ask its makers for
messages, which a benchmark on loopback may not; and codings are written into its database, since its own way takes a
document's length for each.
"""

import http.client
import json
import re
import shutil
import socket
import sqlite3
import subprocess
import time
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .serving import TIMEOUT

VERSION = "1.5.2"
START = (
    "from taguette.web.base import Application; Application.check_messages = lambda self: None; "
    "from taguette.main import main; main()"
)
Passage = tuple[int, int, int]  # code, start, end


@dataclass
class Taguette:
    port: int
    pid: int
    cookie: str = ""
    token: str = ""

    def ask(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> bytes:
        connection = http.client.HTTPConnection("localhost", self.port, timeout=TIMEOUT * 10)
        headers = {"Cookie": self.cookie, "X-XSRFToken": self.token} | ({"Content-Type": kind} if kind else {})
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        content = answer.read()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                self._remember(value.partition(";")[0])
        connection.close()
        if answer.status >= 400:
            raise RuntimeError(f"{method} {path}: {answer.status} {content[:200]!r}")
        return content

    def _remember(self, cookie: str) -> None:
        name, _, value = cookie.partition("=")
        others = [each for each in self.cookie.split("; ") if each and not each.startswith(f"{name}=")]
        self.cookie = "; ".join([*others, cookie])
        if name == "_xsrf":
            self.token = value

    def send(self, path: str, told: dict[str, object]) -> dict[str, int]:
        answer: dict[str, int] = json.loads(self.ask("POST", path, json.dumps(told).encode(), "application/json"))
        return answer

    def open(self, document: int) -> None:
        """A document: its page, what is coded in it, its text."""
        self.ask("GET", f"/project/1/document/{document}")
        self.ask("GET", f"/api/project/1/document/{document}")
        self.ask("GET", f"/api/project/1/document/{document}/contents")

    def add(self, document: int, start: int, end: int, tag: int) -> None:
        told = {"start_offset": start, "end_offset": end, "tags": [tag]}
        self.send(f"/api/project/1/document/{document}/highlight/new", told)

    def list_code(self, code: str) -> None:
        """All its passages, which come in pages of 50."""
        page, pages = 1, 1
        while page <= pages:
            pages = json.loads(self.ask("GET", f"/api/project/1/highlights/{code}?page={page}"))["pages"]
            page += 1

    def export(self) -> None:
        self.ask("GET", "/project/1/export/highlights/.csv")


def prepare(folder: Path) -> Path:
    """Its own environment, made with uv; pkg_resources, which it still uses, went with setuptools 81."""
    uv = shutil.which("uv")
    if uv is None:
        raise RuntimeError("uv is needed to make an environment for Taguette")
    place = folder / "taguette"
    python = place / "bin" / "python"
    if not python.exists():
        subprocess.run([uv, "venv", "--quiet", "--python", "3.11", str(place)], check=True)
        wanted = [f"taguette=={VERSION}", "setuptools<81"]
        subprocess.run([uv, "pip", "install", "--quiet", "--python", str(python), *wanted], check=True)
    return python


@contextmanager
def running(python: Path, folder: Path) -> Iterator[Taguette]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    log = folder / "taguette.log"
    command = [str(python), "-W", "ignore", "-c", START, "--no-browser", "-b", "127.0.0.1", "-p", str(port)]
    with log.open("wb") as written:
        server = subprocess.Popen(
            [*command, "--database", str(folder / "taguette.sqlite3")], stdout=written, stderr=subprocess.STDOUT
        )
        try:
            yield _signed_in(Taguette(port, server.pid), server, log)
        finally:
            server.terminate()
            server.wait()


def _signed_in(taguette: Taguette, server: "subprocess.Popen[bytes]", log: Path) -> Taguette:
    for _ in range(600):
        found = re.search(rf"http://localhost:{taguette.port}/(\?token=\w+)", log.read_text(errors="replace"))
        if found:
            break
        if server.poll() is not None:
            raise RuntimeError(f"Taguette did not start; see {log}")
        time.sleep(0.1)
    else:
        raise RuntimeError(f"Taguette did not say where it is; see {log}")
    taguette.ask("GET", f"/{found[1]}")
    return taguette


def fill(taguette: Taguette, folder: Path, name: str, text: str, codes: list[str], passages: list[Passage]) -> int:
    """A document in project 1 with passages of ``codes``; its number. ASCII, since offsets there are bytes.

    Sent as a page of paragraphs: of plain text Taguette makes one too, but asks Calibre for it.
    """
    page = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    edge = "----document"
    parts = [
        f'Content-Disposition: form-data; name="{key}"\r\n\r\n{value}'
        for key, value in (("name", name), ("description", ""))
    ]
    parts.append(
        f'Content-Disposition: form-data; name="file"; filename="{name}.html"\r\nContent-Type: text/html\r\n\r\n{page}'
    )
    body = "".join(f"--{edge}\r\n{part}\r\n" for part in parts) + f"--{edge}--\r\n"
    sent = taguette.ask("POST", "/api/project/1/document/new", body.encode(), f"multipart/form-data; boundary={edge}")
    document = int(json.loads(sent)["created"])
    with sqlite3.connect(folder / "taguette.sqlite3", timeout=60) as database:
        tags = dict(database.execute("SELECT path, id FROM tags"))
        first = (database.execute("SELECT max(id) FROM highlights").fetchone()[0] or 0) + 1
        ends = [place for place, letter in enumerate(text) if letter == "\n"]
        rows = [
            (first + n, document, start - bisect_left(ends, start), end - bisect_left(ends, end), text[start:end])
            for n, (_, start, end) in enumerate(passages)
        ]
        database.executemany(
            "INSERT INTO highlights (id, document_id, start_offset, end_offset, snippet) VALUES (?,?,?,?,?)", rows
        )
        given = [(first + n, tags[codes[code]]) for n, (code, _, _) in enumerate(passages)]
        database.executemany("INSERT INTO highlight_tags (highlight_id, tag_id) VALUES (?,?)", given)
    return document


def start_project(taguette: Taguette, codes: list[str]) -> None:
    """Project 1, with these codes; the one with which every project begins is of no use here."""
    taguette.ask("GET", "/project/new")
    form = f"_xsrf={taguette.token}&name=Measured&description="
    taguette.ask("POST", "/project/new", form.encode(), "application/x-www-form-urlencoded")
    taguette.ask("GET", "/project/1")
    for code in codes:
        taguette.send("/api/project/1/tag/new", {"path": code, "description": ""})
