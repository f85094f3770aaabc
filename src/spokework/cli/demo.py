"""``demo``: the invented programme, made once and served."""

import gc
import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import typer

from .demonstration_mark import Making, making, say_being_made, say_made
from .django_ready import bring_databases_up_to_date, set_up
from .serving import HOST, PORT, listen, refuse_a_taken_port
from .talking import Explained, say

if TYPE_CHECKING:
    from spokework.config.files import DataDirectory

# The last Friday of 2016: the day on which the published figures stand.
TODAY = "2016-12-30"
RELEASE_COMMAND = [sys.executable, "-c", "from spokework.cli.demo import release; release()"]
# The demonstration never touches a real database or key, whatever the environment names.
NOT_FOR_THE_DEMONSTRATION = (
    "DATABASE_URL",
    "KEYRING_DATABASE_URL",
    "SPOKEWORK_SECRET_KEY",
    "SPOKEWORK_MASTER_KEY",
    "SPOKEWORK_AUDIT_KEY",
    "SPOKEWORK_HOSTS",
    "SPOKEWORK_EMAIL_HOST",
    "SPOKEWORK_EMAIL_PORT",
    "SPOKEWORK_EMAIL_SECURITY",
)


def demo(
    serve: bool = typer.Option(True, "--serve/--no-serve", help="Serve it when it is made."),
    fresh: bool = typer.Option(False, "--fresh", help="Make it again from nothing."),
    host: str = HOST,
    port: int = PORT,
) -> None:
    """Make and serve the demonstration.

    An invented programme with invented people and places, made once.
    """
    if serve:
        refuse_a_taken_port(host, port)
    directory = _prepare(fresh, port)
    set_up()
    releasing = None
    if making(directory.demonstration_mark) is not Making.DONE:
        _make(directory)
        releasing = _start_releasing(directory)
    _bring_an_older_one_up_to_date()
    _print_headlines()
    _print_people(directory)
    if releasing is not None and not serve:
        _wait_for(releasing)
    if serve:
        say(f"Open http://localhost:{port}/demonstration/ – stop with Ctrl+C.")
        listen(host, port)


def _prepare(fresh: bool, port: int) -> "DataDirectory":
    os.environ.setdefault("SPOKEWORK_DATA_DIR", "spokework-demonstration")
    for name in NOT_FOR_THE_DEMONSTRATION:
        os.environ.pop(name, None)
    os.environ |= {
        "SPOKEWORK_DEMONSTRATION": "yes",
        "SPOKEWORK_TODAY": TODAY,
        "SPOKEWORK_URL": f"http://localhost:{port}",
    }
    from spokework.config.files import data_directory

    directory = data_directory()
    mark = directory.demonstration_mark
    if directory.path.exists() and any(directory.path.iterdir()) and not mark.exists():
        raise Explained(f"{directory.path} holds something else. Name an empty place with --data-dir.")
    _clear_what_will_not_do(directory, fresh)
    directory.make()
    if not mark.exists():
        say_being_made(mark)
    return directory


def _clear_what_will_not_do(directory: "DataDirectory", fresh: bool) -> None:
    mark = directory.demonstration_mark
    if not mark.exists():
        return
    found = making(mark)
    if found is Making.BY_ANOTHER_VERSION and not fresh:
        say("This demonstration was made by another version of Spokework, so it is made anew.")
    if fresh or found is not Making.DONE:
        shutil.rmtree(directory.path)


def _make(directory: "DataDirectory") -> None:
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from spokework.config.planner import measure_tables
    from spokework.demo.replay import make

    with Progress(TextColumn("Making the demonstration"), BarColumn(), TimeElapsedColumn()) as bar:
        task = bar.add_task("", total=None)
        bring_databases_up_to_date()
        # Nothing is made here that would have to be cleared away before it is all made.
        gc.set_threshold(100_000, 50, 100)
        make(lambda done, of: bar.update(task, completed=done, total=of))
        measure_tables()
        _make_figures()
    say_made(directory.demonstration_mark)


def _make_figures() -> None:
    """In a process of its own: the server's workers are forked from this one, and Polars does not survive a fork."""
    from django.conf import settings

    ran = subprocess.run(settings.EXTRACT_COMMAND, capture_output=True, text=True, check=False)  # noqa: S603  # our own command
    if ran.returncode:
        raise Explained(f"The figures of the demonstration could not be made. {ran.stderr.strip()}")


def _start_releasing(directory: "DataDirectory") -> "subprocess.Popen[bytes]":
    """Beside the server, which need not wait for it: the attack takes seconds."""
    with (directory.path / "release.log").open("wb") as said:
        return subprocess.Popen(RELEASE_COMMAND, stdin=subprocess.DEVNULL, stdout=said, stderr=said)  # noqa: S603  # our own command


def release() -> None:
    set_up()
    from spokework.demo.replay.figures import hold_what_was_published, state_what_is_expected
    from spokework.demo.replay.releases import publish_the_last_quarter
    from spokework.demo.replay.scenarios import plan_ahead

    state_what_is_expected()
    publish_the_last_quarter()
    hold_what_was_published()
    plan_ahead()


def _wait_for(releasing: "subprocess.Popen[bytes]") -> None:
    if releasing.wait():
        raise Explained("The release of the demonstration could not be made. Its release.log says why.")


def _bring_an_older_one_up_to_date() -> None:
    """Our own tables are this version's; a library's may be of an earlier one. People and records stay."""
    from spokework.config.checks import schema

    if any(schema()):
        bring_databases_up_to_date()


def _print_headlines() -> None:
    from rich.console import Console
    from rich.table import Table

    from spokework.demo.queries import headlines

    table = Table(title="The demonstration programme, 30 December 2016 (invented)", show_header=False)
    for label, figure in headlines():
        table.add_row(label, figure)
    Console().print(table)


def _print_people(directory: "DataDirectory") -> None:
    from spokework.access.roles import Role
    from spokework.demo.replay import FEATURED_FILE

    featured = json.loads((directory.path / FEATURED_FILE).read_text())
    say("One click signs you in as:", *(f"    {Role(role).label:<26}{email}" for role, email in featured.items()))


def add_to(app: typer.Typer) -> None:
    app.command()(demo)
