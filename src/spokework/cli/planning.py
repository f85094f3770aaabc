"""``forecast``: what a service plan can do, from a TOML file."""

import json
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .talking import Explained, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spokeplan.forecast import ClosedForm
    from spokeplan.plan import Plan


def forecast(
    plan: Annotated[Path, typer.Argument(help="The service plan, as TOML; examples/alexi.toml is one.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON instead of tables.")] = False,
) -> None:
    """Say how many young people a service plan can support.

    From a file alone: needs no installation, and reads no record.
    """
    with _refusals_in(plan):
        from spokeplan.forecast import closed_form
        from spokework.scenarios.plan_files import read_plan

        read = read_plan(plan)
        sums = closed_form(read)
    if as_json:
        from spokework.scenarios.presenters import forecast_data

        return say(json.dumps(forecast_data(read, sums), indent=2))
    return _print_sums(read, sums)


@contextmanager
def _refusals_in(file: Path) -> "Iterator[None]":
    from spokeplan.plan import Unfit

    try:
        yield
    except Unfit as unfit:
        raise Explained(f"{file}: {unfit}") from None


def _print_sums(plan: "Plan", sums: "ClosedForm") -> None:
    from spokework.scenarios.presenters import sums_by_year, sums_in_words

    say(f"{plan.name}: {plan.months} months from {plan.first_month}.", *sums_in_words(sums))
    _table("Year by year, without chance", *sums_by_year(sums))


def _table(title: str, headings: list[str], rows: list[list[str]]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(title=title)
    for at, heading in enumerate(headings):
        table.add_column(heading, justify="right" if at else "left")
    for row in rows:
        table.add_row(*row)
    # As wide as it needs to be where nobody watches, so that what is piped on is whole.
    console = Console()
    (console if console.is_terminal else Console(width=160)).print(table)


def add_to(app: typer.Typer) -> None:
    app.command()(forecast)
