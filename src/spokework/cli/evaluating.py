"""``evaluation import`` and ``evaluation export``: files into an evaluation, and an evaluation as a file."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from .django_ready import set_up, whoever_is_here
from .new_files import nothing_there, write_new
from .talking import Explained, counted, say

if TYPE_CHECKING:
    from datetime import date

    from spokework.evaluation.interchange import Report
    from spokework.evaluation.models import Evaluation

evaluations = typer.Typer(
    help="Bring files into an evaluation, take it out as one, and write its report.", no_args_is_help=True
)
Number = Annotated[int, typer.Argument(help="The evaluation’s number: it stands in the address of its pages.")]
PROJECTS = (".qdpx", ".qdc")


@evaluations.command("import")
def bring_in(
    evaluation: Number,
    files: Annotated[list[Path], typer.Argument(help="Transcripts, or a project (.qdpx) or codebook (.qdc).")],
    kind: Annotated[
        str, typer.Option(help="What the transcripts are: interview, group, case_study, document or field_notes")
    ] = "interview",
    day: Annotated[datetime | None, typer.Option(help="Their day. [today]", formats=["%Y-%m-%d"])] = None,
    names: Annotated[Path | None, typer.Option(help="A file of names and places to look for, one a line.")] = None,
    save_all: Annotated[
        bool,
        typer.Option(
            help="Save those too in which something looks like a name, or which say what a source says already."
        ),
    ] = False,
) -> None:
    """Import transcripts as sources, or a project of another program.

    Each file says what came of it as it is read; one that cannot be taken in keeps no other out. Of a project, whatever
    does not come across is listed; the same project twice adds nothing.
    """
    set_up()
    from spokework.core import clock

    there = evaluation_numbered(evaluation)
    listed = names.read_text(encoding="utf-8").split("\n") if names else []
    given: dict[str, Any] = {"kind": kind, "day": day.date() if day else clock.today()}
    saved = 0
    for number, file in enumerate(files, start=1):
        typer.echo(f"{number} of {len(files)}: {file.name}")
        if file.suffix.lower() in PROJECTS:
            saved += _project(there, file, given["day"])
        else:
            saved += _document(there, file, names=[name for name in listed if name.strip()], hold=not save_all, **given)
    say(f"{counted(saved, 'file')} taken in, {len(files) - saved} not.")
    if saved < len(files):
        raise SystemExit(1)


def _project(evaluation: "Evaluation", file: Path, day: "date") -> bool:
    from spokework.core.errors import Refused
    from spokework.evaluation import actions
    from spokework.evaluation.presenters.exchanging import for_session

    try:
        found = actions.bring_in(
            evaluation=evaluation, content=file.read_bytes(), name=file.name, day=day, by=whoever_is_here()
        )
    except Refused as refused:
        say(f"  {refused.message}")
        return False
    new = for_session(found, file.name)["new"]
    say(f"  {', '.join(new) or 'Everything in it was there already'}.")
    _losses(found.report)
    return True


@dataclass(frozen=True)
class _File:
    """A file on this machine as one that a browser sent."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def size(self) -> int:
        return self.path.stat().st_size

    def read(self) -> bytes:
        return self.path.read_bytes()


def _document(evaluation: "Evaluation", file: Path, **given: Any) -> bool:
    from spokework.evaluation import actions

    found = actions.import_document(evaluation=evaluation, document=_File(file), by=whoever_is_here(), **given)
    say(f"  {found.said}")
    return found.source is not None


@evaluations.command("export")
def take_out(
    evaluation: Number,
    file: Annotated[Path, typer.Argument(help="Where to: .qdpx, .qdc, .xlsx, .csv or .parquet.", dir_okay=False)],
) -> None:
    """Take an evaluation out: a project, its codes, or its passages with their words.

    The ending of the file says which. What does not come across in it is listed. It is on record who took it out.
    """
    set_up()
    from spokework.evaluation import actions
    from spokework.evaluation.interchange import WAYS

    what = file.suffix.lower().removeprefix(".")
    if what not in WAYS:
        raise Explained(f"“{file.name}” is none of {', '.join(f'.{way}' for way in WAYS)}. End its name with one.")
    nothing_there([file])
    written = actions.take_out(evaluation=evaluation_numbered(evaluation), what=what, by=whoever_is_here())
    write_new(file, written.content)
    say(f"{file}: written.")
    _losses(written.report)


def _losses(report: "Report") -> None:
    say(*(f"  {line}" for line in report))
    if not report:
        say("  Nothing was lost on the way.")


def evaluation_numbered(number: int) -> "Evaluation":
    from spokework.evaluation.queries.evaluations import by_number, evaluations

    actor = whoever_is_here()
    found = by_number(actor, number)
    if found is None:
        there = "; ".join(f"{row.number}, {row.title}" for row in evaluations(actor)) or "none yet"
        raise Explained(f"There is no evaluation {number}. There are: {there}.")
    return found


def add_to(app: typer.Typer) -> None:
    app.add_typer(evaluations, name="evaluation")
