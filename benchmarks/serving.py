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
from statistics import median, quantiles
from threading import Thread

TIMEOUT = 60


@contextmanager
def serving(directory: Path, *command: str) -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    environment = os.environ | {"SPOKEWORK_DATA_DIR": str(directory), "SPOKEWORK_URL": f"http://localhost:{port}"}
    run = [sys.executable, "-c", "from spokework.cli import main; main()", *command, "--port", str(port)]
    with (directory / "server.log").open("wb") as log:
        server = subprocess.Popen(run, env=environment, stdout=log, stderr=log)
        try:
            wait_until_it_answers(port, server)
            yield port
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


@dataclass
class Measured:
    times: list[float] = field(default_factory=list)  # milliseconds
    faults: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def p50(self) -> float:
        return median(self.times)

    @property
    def p95(self) -> float:
        return quantiles(self.times, n=20)[-1]

    @property
    def a_second(self) -> float:
        return len(self.times) / self.seconds


@dataclass(frozen=True)
class User:
    cookie: str
    paths: tuple[str, ...]  # asked one after the other, again and again


def measure(port: int, users: list[User], *, seconds: float, most: int = 10_000) -> Measured:
    """Every user on a connection of their own, asking without a pause until the time is over."""
    found = Measured()
    began = time.perf_counter()
    threads = [Thread(target=_one, args=(port, user, began + seconds, most, found)) for user in users]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found.seconds = time.perf_counter() - began
    return found


def _one(port: int, user: User, until: float, most: int, found: Measured) -> None:
    connection = http.client.HTTPConnection("localhost", port, timeout=TIMEOUT)
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
    connection.close()
