"""A project in whichever way it is asked for, with what does not come across in it."""

from collections.abc import Mapping
from typing import Any

from .codebooks import write_qdc
from .packages import Written, write_qdpx
from .project import Codebook, Project
from .report import Loss, Report
from .rows import as_csv, as_parquet, as_xlsx, coding_rows

WAYS = ("qdpx", "qdc", "xlsx", "csv", "parquet")


def written_as(what: str, taken: Project | Codebook, sidecar: Mapping[str, Any] | None = None) -> Written:
    """Of ``WAYS``. A codebook goes out as one; whatever else is a project."""
    if isinstance(taken, Codebook):
        return write_qdc(taken)
    if what == "qdpx":
        return write_qdpx(taken, sidecar=sidecar)
    table, report = coding_rows(taken), Report()
    _left_out_of_a_table(taken, report)
    content = as_xlsx(table, report) if what == "xlsx" else as_csv(table) if what == "csv" else as_parquet(table)
    return Written(content=content, report=report)


def _left_out_of_a_table(project: Project, report: Report) -> None:
    used = {it.code for source in project.sources for one in source.selections for it in one.codings}
    used |= {it.code for source in project.sources for it in source.codings}
    without = sum(1 for source in project.sources if not source.selections and not source.codings)
    why = "a table has a row for each coded passage"
    for what, number in (
        ("source without a coded passage", without),
        ("code that is on no passage", sum(1 for code in project.every_code() if code.guid not in used)),
        ("memo", len(project.notes)),
    ):
        if number:
            report.note(Loss.DROPPED, what, why, count=number)
