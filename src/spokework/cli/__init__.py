"""The command line. Thin: a command reads what was typed, calls an action and prints what came of it."""

import os
import sys
from collections.abc import Sequence

import typer

from . import (
    backing_up,
    demo,
    erasing,
    evaluating,
    figures,
    importing,
    installation,
    log,
    planning,
    realist_report,
    releasing,
    reminding,
    reporting,
    serving,
    working_out,
)
from .talking import sentences_for_faults

app = typer.Typer(
    help="Runs a hub-and-spoke programme of specialist services for young people affected by exploitation.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for part in (
    installation,
    serving,
    reminding,
    demo,
    figures,
    releasing,
    reporting,
    planning,
    evaluating,
    realist_report,
    erasing,
    backing_up,
    log,
    importing,
    working_out,
):
    part.add_to(app)


@app.callback()
def everywhere(
    data_dir: str = typer.Option(
        "",
        "--data-dir",
        help="Where this installation keeps its data and keys; may stand after the command too. "
        "[SPOKEWORK_DATA_DIR, otherwise ./spokework-data; for demo ./spokework-demonstration]",
        show_default=False,
    ),
) -> None:
    if data_dir:
        os.environ["SPOKEWORK_DATA_DIR"] = data_dir


def data_dir_first(words: Sequence[str]) -> list[str]:
    """``spokework demo --data-dir X`` means the same as ``spokework --data-dir X demo``."""
    first, rest = [], list(words)
    for at, word in enumerate(rest):
        if word == "--data-dir":
            first, rest = rest[at : at + 2], rest[:at] + rest[at + 2 :]
            break
        if word.startswith("--data-dir="):
            first, rest = [word], rest[:at] + rest[at + 1 :]
            break
    return first + rest


def main() -> None:
    with sentences_for_faults():
        app(args=data_dir_first(sys.argv[1:]), prog_name="spokework")
