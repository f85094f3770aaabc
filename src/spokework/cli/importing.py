"""``import``."""

from pathlib import Path
from typing import Annotated

import typer

from .django_ready import set_up, whoever_is_here
from .talking import say

imports = typer.Typer(help="Bring lists in.", no_args_is_help=True)


@imports.command()
def areas(
    file: Annotated[Path, typer.Argument(help="The ONS look-up of local authorities, CSV or JSON, of any year.")],
    details: Annotated[
        Path | None, typer.Option(help="Region, population aged 10 to 17 and neighbours, by code.")
    ] = None,
) -> None:
    """Import local authorities.

    The whole file or nothing of it; a second time changes nothing.
    """
    set_up()
    from spokework.exchange.actions import import_areas_file

    report = import_areas_file(file, details=details, by=whoever_is_here())
    say(*report.lines())


@imports.command()
def populations(
    file: Annotated[Path, typer.Argument(help="CSV with the columns code, dimension, group and persons.")],
) -> None:
    """Import how many young people of 10 to 17 live in each area, by group.

    By sex (F, M), ethnicity_group (white, mixed, asian, black, other) and disability (yes, none); the dimension all
    gives how many there are altogether. The whole file or nothing of it; a second time changes nothing.
    """
    set_up()
    from spokework.exchange.actions import import_populations_file

    report = import_populations_file(file, by=whoever_is_here())
    say(*report.lines())


def add_to(app: typer.Typer) -> None:
    app.add_typer(imports, name="import")
