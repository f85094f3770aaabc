"""``extract``, ``indicators`` and ``indicator``."""

from typing import TYPE_CHECKING, Annotated

import typer

from .django_ready import set_up, whoever, whoever_is_here
from .talking import As, Explained, counted, say

if TYPE_CHECKING:
    from spokework.insight.definition import Figure
    from spokework.insight.queries.figures import Reader


def extract() -> None:
    """Bring the figures up to date.

    Writes what the records say, without names, words or birth dates, as the tables that figures are made from.
    """
    set_up()
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from spokework.core.dates import long_date
    from spokework.extract.actions import make_extract

    with Progress(TextColumn("Making the extract"), BarColumn(), TimeElapsedColumn()) as bar:
        task = bar.add_task("", total=None)
        made = make_extract(by=whoever_is_here(), progress=lambda done, of: bar.update(task, completed=done, total=of))
    rows = sum(made.manifest["rows"].values())
    say(f"The figures now stand as at {long_date(made.as_at)}: {counted(rows, 'row')} in {made.path}.")


def indicators(somebody: As = "") -> None:
    """Print every figure of the whole programme, to date.

    Each with its numerator, its denominator and what is missing.
    """
    set_up()
    from spokework.insight.indicators import INDICATORS

    reader = _reader(somebody)
    answer = reader.ask(tuple(INDICATORS))
    _print(f"{reader.scope.name}, as at {reader.extract.as_at}", [(each, "") for each in answer.figures])


def indicator(
    code: Annotated[str, typer.Argument(help="Its name, as `spokework indicators` prints it.")],
    by: Annotated[str, typer.Option(help="What to break it down by, for example setting.")] = "",
    quarter: Annotated[str, typer.Option(help="One quarter, for example 2016Q4; otherwise to date.")] = "",
    somebody: As = "",
) -> None:
    """Print one figure, in parts and of a quarter if asked for."""
    set_up()
    from spokework.insight.asking import Unknown
    from spokework.insight.indicators import INDICATORS
    from spokework.insight.labels import labels

    reader = _reader(somebody, quarter)
    if code not in INDICATORS:
        raise Explained(str(Unknown("indicator", code, tuple(INDICATORS))))
    try:
        answer = reader.ask((code,), by=(by,) if by else (), quarter=quarter or None)
    except Unknown as unknown:
        raise Explained(str(unknown)) from None
    name = labels(reader.extract, by) if by else None
    if answer.withheld:
        raise Explained(answer.note)
    when = quarter or (reader.when if answer.note else f"as at {reader.extract.as_at}")
    title = f"{INDICATORS[code].title}, {when[0].lower() if answer.note else when[0]}{when[1:]}"
    _print(title, [(each, name(each.group[0]) if name else "") for each in answer.figures])
    if answer.note:
        say(answer.note)


def _reader(somebody: str, quarter: str = "") -> "Reader":
    """Whoever is at the machine holds the records themselves: nothing is withheld from them."""
    from spokework.insight.queries.figures import reader
    from spokework.insight.queries.releases import the_latest
    from spokework.insight.scope import AT_THE_MACHINE, scope_of

    actor = whoever(somebody)
    scope = scope_of(actor) if somebody else AT_THE_MACHINE
    if scope is None:
        raise Explained(f"{somebody} sees published releases only. `spokework report --as {somebody}` writes one.")
    found = reader(scope, None if scope.exact else the_latest(actor, quarter))
    if found is None:
        raise Explained("There are no figures yet. Run `spokework extract` first.")
    return found


def _print(title: str, rows: "list[tuple[Figure, str]]") -> None:
    from rich.console import Console
    from rich.table import Table

    from spokework.insight.presenters.words import line

    table = Table(title=title)
    for heading in ("Name", "Of whom", "Numerator", "Denominator", "Missing", "Figure"):
        table.add_column(heading, justify="left" if heading in ("Name", "Of whom") else "right")
    for figure, group in rows:
        table.add_row(*line(figure, group))
    # As wide as it needs to be where nobody watches, so that what is piped on is whole.
    console = Console()
    (console if console.is_terminal else Console(width=160)).print(table)


def add_to(app: typer.Typer) -> None:
    for command in (extract, indicators, indicator):
        app.command()(command)
