"""``report``: a release as documents and data, for somebody to be sent."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .django_ready import set_up, whoever
from .talking import As, Explained, say

if TYPE_CHECKING:
    from spokework.access.decide import Actor
    from spokework.insight.reports.document import Report


def report(
    release: Annotated[str, typer.Option(help="Of which release, for example 2016Q4, or 2016Q4-v2.")],
    written: Annotated[
        list[str] | None,
        typer.Option("--format", help="pdf, docx, html or data; may stand several times. Without it, all of them."),
    ] = None,
    kind: Annotated[str, typer.Option(help="quarterly-return, annual-report or in-plain-words.")] = "quarterly-return",
    funder: Annotated[str, typer.Option(help="A funder by its name: its own report, as it was set up on a page.")] = "",
    board: Annotated[str, typer.Option(help="A hub by its slug: the report to its board.")] = "",
    somebody: As = "",
    into: Annotated[Path, typer.Option(help="The folder to write to.", file_okay=False)] = Path(),
) -> None:
    """Write a report of a release: PDF, Word, HTML, data.

    The same release gives the same files. One that is not published says on every page that it is a preview.
    """
    set_up()
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from spokework.insight.reports.formats import FORMATS

    wanted = list(dict.fromkeys(written or FORMATS))
    if unknown := [each for each in wanted if each not in FORMATS]:
        raise Explained(f"“{unknown[0]}” is no format. There are: {', '.join(FORMATS)}.")
    actor = whoever(somebody)
    found = _report(actor, release, kind, funder, board)
    into.mkdir(parents=True, exist_ok=True)
    made = {each: into / FORMATS[each].name(found) for each in wanted}
    with Progress(TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), transient=True) as bar:
        task = bar.add_task("", total=len(made))
        for each, there in made.items():
            bar.update(task, description=f"Writing {FORMATS[each].title}")
            there.write_bytes(FORMATS[each].write(found))
            bar.advance(task)
    say(
        f"{found.title}, {found.subtitle}. {found.notice}".strip(), *_replaced(actor, release), *map(str, made.values())
    )


def _replaced(actor: "Actor", release: str) -> list[str]:
    """Said here and not in the files, which stay what they were."""
    from spokework.insight.presenters.reports import in_its_place
    from spokework.insight.queries.releases import address, releases

    there = releases(actor)
    name = next((each.name for each in there if address(each) == release), "")
    latest = in_its_place(name, there)
    return [f"Another version has taken its place: {latest.name}."] if latest is not None else []


def _report(actor: "Actor", release: str, kind: str, funder: str, board: str) -> "Report":
    from spokework.insight.queries.funder_templates import templates
    from spokework.insight.queries.releases import address, releases
    from spokework.insight.reports.ordering import KINDS, composer, of_hub, of_kind, of_template

    found = composer(actor, release)
    if found is None:
        there = ", ".join(map(address, releases(actor))) or "none yet"
        raise Explained(f"There is no release “{release}”. There are: {there}.")
    if funder:
        of_funders = {each.funder.name: each for each in templates(actor)}
        if funder not in of_funders:
            raise Explained(f"“{funder}” has no report of its own. These have: {', '.join(of_funders) or 'none yet'}.")
        return of_template(found, of_funders[funder])
    if board:
        of_board = of_hub(actor, found, board)
        if of_board is None:
            raise Explained(
                f"Release {release} says nothing of a hub “{board}”. Give the slug of a hub that had begun."
            )
        return of_board
    report = of_kind(found, kind)
    if report is None:
        raise Explained(f"“{kind}” is no kind of report. There are: {', '.join(KINDS)}.")
    return report


def add_to(app: typer.Typer) -> None:
    app.command()(report)
