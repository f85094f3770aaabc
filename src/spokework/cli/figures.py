"""``extract``, ``indicators`` and ``indicator``."""

import typer

from .django_ready import set_up, whoever_is_here
from .talking import counted, say


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


def add_to(app: typer.Typer) -> None:
    app.command()(extract)
