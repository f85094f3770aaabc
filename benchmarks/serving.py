"""The real server command, and a client from the standard library that asks it over loopback."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median, quantiles
from threading import Thread

TIMEOUT = 60


@dataclass(frozen=True)
class Server:
    port: int
    pid: int

    def cpu_seconds(self) -> float:
        """Of the server and its workers, so that what else the machine does is left out. Linux only."""
        of_all: dict[int, tuple[int, int]] = {}
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                fields = _stat(entry)
                of_all[int(entry.name)] = (int(fields[1]), int(fields[11]) + int(fields[12])) if fields else (0, 0)
        family = {self.pid}
        while more := {pid for pid, (parent, _) in of_all.items() if parent in family} - family:
            family |= more
        return sum(of_all[pid][1] for pid in family if pid in of_all) / os.sysconf("SC_CLK_TCK")


def _stat(process: Path) -> list[str]:
    try:
        return (process / "stat").read_text().rpartition(")")[2].split()
    except OSError:  # it ended meanwhile
        return []


@contextmanager
def serving(directory: Path, *command: str) -> Iterator[Server]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    environment = os.environ | {"SPOKEWORK_DATA_DIR": str(directory), "SPOKEWORK_URL": f"http://localhost:{port}"}
    run = [sys.executable, "-c", "from spokework.cli import main; main()", *command, "--port", str(port)]
    with (directory / "server.log").open("wb") as log:
        server = subprocess.Popen(run, env=environment, stdout=log, stderr=log)
        try:
            wait_until_it_answers(port, server)
            yield Server(port, server.pid)
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait()


def wait_until_it_answers(port: int, server: "subprocess.Popen[bytes]") -> None:
    while server.poll() is None:
        try:
            status, _ = ask(http.client.HTTPConnection("localhost", port, timeout=TIMEOUT), "/accounts/login/", "")
        except OSError:
            time.sleep(0.1)
            continue
        if status < 500:
            return
    raise RuntimeError("the server did not start; see server.log in its data directory")


def ask(connection: http.client.HTTPConnection, path: str, cookie: str) -> tuple[int, bytes]:
    connection.request("GET", path, headers={"Cookie": cookie, "Host": f"localhost:{connection.port}"})
    answer = connection.getresponse()
    return answer.status, answer.read()


def ask_once(server: Server, path: str) -> int:
    return ask(http.client.HTTPConnection("localhost", server.port, timeout=TIMEOUT), path, "")[0]


@dataclass
class Measured:
    times: list[float] = field(default_factory=list)  # milliseconds
    faults: list[str] = field(default_factory=list)
    seconds: float = 0.0
    cpu_seconds: float = 0.0

    @property
    def p50(self) -> float:
        return median(self.times)

    @property
    def p95(self) -> float:
        return quantiles(self.times, n=20)[-1]

    @property
    def a_second(self) -> float:
        return len(self.times) / self.seconds

    @property
    def cpu(self) -> float:
        """Milliseconds of the server's processor a page."""
        return self.cpu_seconds / len(self.times) * 1000


@dataclass(frozen=True)
class User:
    cookie: str
    paths: tuple[str, ...]  # asked one after the other, again and again


def measure(server: Server, users: list[User], *, seconds: float, most: int = 10_000, pause: float = 0.0) -> Measured:
    """Every user, on a connection of their own, asks, reads for about ``pause`` seconds and asks again."""
    found = Measured()
    began, cpu = time.perf_counter(), server.cpu_seconds()
    until = began + seconds
    threads = [
        Thread(target=_one, args=(server.port, user, until, most, pause, Random(n), found))
        for n, user in enumerate(users)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found.seconds = time.perf_counter() - began
    found.cpu_seconds = server.cpu_seconds() - cpu
    return found


def _one(port: int, user: User, until: float, most: int, pause: float, rng: Random, found: Measured) -> None:
    connection = http.client.HTTPConnection("localhost", port, timeout=TIMEOUT)
    time.sleep(rng.uniform(0, pause))  # nobody arrives at the same moment
    for number in range(most):
        began = time.perf_counter()
        if began >= until:
            break
        path = user.paths[number % len(user.paths)]
        try:
            status, _ = ask(connection, path, user.cookie)
        except (OSError, http.client.HTTPException) as fault:
            found.faults.append(f"{path}: {fault!r}")
            connection.close()
            continue
        found.times.append((time.perf_counter() - began) * 1000)
        if status != 200:
            found.faults.append(f"{path}: {status}")
        time.sleep(rng.uniform(0.5, 1.5) * pause)
    connection.close()
