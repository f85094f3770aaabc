"""``work-out``: what was asked for on a page and takes longer than a page may."""

from typing import Annotated
from uuid import UUID

import typer

from .django_ready import set_up
from .talking import Explained, say


def work_out(
    what: Annotated[str, typer.Argument(help="forecast, or release.")],
    key: Annotated[UUID, typer.Argument(help="The key of what was asked for.")],
) -> None:
    """Work out what was asked for on a page: a forecast, or a release's counting or check.

    The server starts this beside itself; nobody needs to type it.
    """
    set_up()
    if what == "forecast":
        from spokework.scenarios.actions import work_out

        stage = work_out(forecast_id=key)
    elif what == "release":
        from spokework.insight.actions import prepare

        stage = prepare(preparation_id=key)
    else:
        raise Explained(f"“{what}” is not one of forecast, release.")
    say(f"{stage.label}.")


def add_to(app: typer.Typer) -> None:
    app.command()(work_out)
