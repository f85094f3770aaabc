"""``serve``: the real thing."""

import socket
import sys

import typer

from .django_ready import set_up
from .reminding import companion_beside
from .talking import Explained, say

HOST = typer.Option("127.0.0.1", help="The address to listen on.")
PORT = typer.Option(8000, min=1, max=65535, help="The port to listen on.")


# They start threads when they are first used, and a forked worker has none of them: it would wait for ever.
_DIE_IN_A_FORK = {"polars", "duckdb"}


def serve(host: str = HOST, port: int = PORT) -> None:
    """Serve this installation. Refuses while something is unsafe."""
    set_up()
    from django.conf import settings

    from spokework.config.checks import before_serving
    from spokework.config.planner import measure_tables
    from spokework.config.tidying import tidy

    unsafe = [finding for finding in before_serving() if finding.unsafe]
    if unsafe:
        raise Explained("\n".join(["Not served, because:", *(f"- {f.what} {f.remedy}" for f in unsafe)]))
    refuse_a_taken_port(host, port)
    tidy()
    measure_tables()
    say(f"Spokework is served at {settings.BASE_URL} (listening on {host}:{port}). Stop it with Ctrl+C.")
    listen(host, port)


def refuse_a_taken_port(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as fault:
            raise Explained(
                f"Port {port} on {host} cannot be used ({(fault.strerror or str(fault)).lower()}). "
                "Stop what uses it, or choose another with --port."
            ) from fault


def listen(host: str, port: int) -> None:
    from django.db import connections
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    if _DIE_IN_A_FORK & sys.modules.keys():
        raise RuntimeError("The workers would wait for threads that are not there: count figures in another process.")
    connections.close_all()
    with companion_beside():
        # One thread a worker: SQLite has one writer, and a thread keeps no connection to itself.
        Server(
            "spokework.config.worker:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=2,
            blocking_threads=1,
            log_level=LogLevels.warning,
            respawn_failed_workers=True,
            # A worker told to stop before it listens for that never hears of it; what it acknowledged is written.
            workers_kill_timeout=20,
        ).serve()


def add_to(app: typer.Typer) -> None:
    app.command()(serve)
