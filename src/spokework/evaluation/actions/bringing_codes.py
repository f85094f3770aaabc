"""Codes of another program: new ones in their place in the tree, and those whose name is there already by that name."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from spokework.access.decide import Actor
from spokework.evaluation.interchange import project as from_
from spokework.evaluation.interchange.mapping import nearest
from spokework.evaluation.interchange.report import Loss, Report
from spokework.evaluation.models import Code, Evaluation

from .code_tree import DEEPEST, add_code

LONGEST_NAME = 80


def bring_codes(
    evaluation: Evaluation, codes: Iterable[from_.Code], *, by: Actor, report: Report
) -> tuple[dict[UUID, Code], int]:
    """Which code of ours each of theirs is, and how many are new."""
    rows: Any = Code.objects.unscoped("the caller has checked the part on the team")
    there = {row.name.casefold(): row for row in rows.filter(evaluation=evaluation, merged_into__isnull=True)}
    before = len(there)
    ours: dict[UUID, Code] = {}

    def bring(code: from_.Code, parent: Code | None, depth: int) -> None:
        name = _name(code, report)
        found = there.get(name.casefold())
        if found is not None and found in ours.values():
            name = _other(name, parent, there)  # twice in their tree; a name stands once in ours
            report.note(Loss.CHANGED, "name of a code", "a name is used once", where=name)
            found = there.get(name.casefold())
        if found is None:
            found = add_code(
                evaluation=evaluation,
                name=name,
                definition=code.description,
                parent=parent,
                colour=nearest(code.colour),
                by=by,
            )
            there[name.casefold()] = found
        ours[code.guid] = found
        if code.codes and depth == DEEPEST:
            report.note(Loss.CHANGED, "place of a code", f"the tree is {DEEPEST} deep at most", where=name)
        for inner in code.codes:
            bring(inner, found if depth < DEEPEST else parent, min(depth + 1, DEEPEST))

    for code in codes:
        bring(code, None, 1)
    return ours, len(there) - before


def _name(code: from_.Code, report: Report) -> str:
    name = " ".join(code.name.split()) or "Code without a name"
    if len(name) > LONGEST_NAME:
        name = name[: LONGEST_NAME - 1].rstrip() + "…"
        report.note(Loss.CHANGED, "name of a code", f"it is longer than {LONGEST_NAME} characters", where=name)
    return name


def _other(name: str, parent: Code | None, there: dict[str, Code]) -> str:
    """With what it stands under behind it, or a number."""
    wanted = f"{name} ({parent.name})" if parent else name
    found, count = wanted[:LONGEST_NAME], 1
    while found.casefold() in there:
        count += 1
        found = f"{wanted[: LONGEST_NAME - 5]} {count}"
    return found
