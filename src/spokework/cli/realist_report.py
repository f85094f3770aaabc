"""``evaluation report``: the realist report of an evaluation as documents, for somebody to be sent."""

from pathlib import Path
from typing import Annotated

import typer

from .django_ready import set_up, whoever_is_here
from .evaluating import Number, evaluation_numbered, evaluations
from .new_files import nothing_there, write_new
from .talking import Explained, say


def report(
    evaluation: Number,
    written: Annotated[
        list[str] | None,
        typer.Option("--format", help="pdf, docx or html; may stand several times. Without it, all of them."),
    ] = None,
    into: Annotated[Path, typer.Option(help="The folder to write to.", file_okay=False)] = Path(),
) -> None:
    """Write the realist report of an evaluation, with what RAMESES II asks for and what is missing of it.

    It is as on record today: what somebody takes back later stands in no report that is made from then on. It is on
    record who took it out.
    """
    set_up()
    from spokework.evaluation import actions
    from spokework.evaluation.presenters.reporting import WRITTEN
    from spokework.evaluation.presenters.reporting.checking import checked
    from spokework.evaluation.presenters.reporting.composing import report as composed
    from spokework.evaluation.presenters.reporting.items import counted
    from spokework.evaluation.queries.report import content_of
    from spokework.insight.reports.formats import FORMATS

    wanted = list(dict.fromkeys(written or WRITTEN))
    if unknown := [each for each in wanted if each not in WRITTEN]:
        raise Explained(f"“{unknown[0]}” is no format of it. There are: {', '.join(WRITTEN)}.")
    there, by = evaluation_numbered(evaluation), whoever_is_here()
    named = composed(content_of(by, there))
    made = {each: into / FORMATS[each].name(named) for each in wanted}
    nothing_there(made.values())
    into.mkdir(parents=True, exist_ok=True)
    content = actions.take_out_report(evaluation=there, by=by)
    found = composed(content)
    for each, file in made.items():
        write_new(file, FORMATS[each].write(found))
    says = f"{counted(checked(content))}. {found.notice}".strip()
    say(f"{found.title}. {says}", *map(str, made.values()))


def add_to(_: typer.Typer) -> None:
    """Beside the other commands of an evaluation, which ``evaluating`` adds."""
    evaluations.command()(report)
