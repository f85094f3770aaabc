"""``remind``, and the companion that goes round beside the server.

The companion is a process of its own: a thread in a worker would end with it, and there are several workers.
"""

import select
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from .django_ready import set_up, whoever_is_here
from .talking import counted, say

EVERY = 30  # seconds; a check-in is due to the minute
_ENDS_WITHIN = 10
COMMAND = [sys.executable, "-c", "from spokework.cli.reminding import companion; companion()"]


def remind() -> None:
    """Tell those who wait for somebody that a lone visit is overdue.

    Once each, and only when one is. The server does the same while it runs; where it may not run, let cron do it
    every minute.
    """
    set_up()
    from spokework.practice.actions import go_round

    told = go_round(by=whoever_is_here())
    say(f"Those who wait were told of {counted(told, 'overdue lone visit')}." if told else "Nobody had to be told.")


@contextmanager
def companion_beside() -> Iterator[None]:
    """While the server runs, and no longer: the companion leaves when nobody holds the other end of its input."""
    # In a session of its own, so that Ctrl+C ends the server first, which then lets go.
    process = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, start_new_session=True)  # noqa: S603  # our own command
    assert process.stdin is not None
    try:
        yield
    finally:
        process.stdin.close()
        try:
            process.wait(_ENDS_WITHIN)
        except subprocess.TimeoutExpired:  # a mail server takes its time
            process.terminate()
            process.wait()


def companion() -> None:
    set_up()
    while True:
        _round()
        if _is_alone_after(EVERY):
            return


def _round() -> None:
    """One that fails is followed by another: a database that was away comes back."""
    import logging

    from django.db import Error, connections

    from spokework.practice.actions import go_round

    try:
        go_round(by=whoever_is_here())
    except (Error, OSError) as fault:
        logging.getLogger(__name__).error("Lone visits could not be looked through: %s.", type(fault).__name__)
    finally:
        connections.close_all()


def _is_alone_after(seconds: float) -> bool:
    """Nothing is ever written to its input: that it can be read means that it has ended."""
    readable, _, _ = select.select([sys.stdin], [], [], seconds)
    return bool(readable)


def add_to(app: typer.Typer) -> None:
    app.command()(remind)
