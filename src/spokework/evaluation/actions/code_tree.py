"""The tree of codes: what each means, where it stands, and what becomes of its passages when it is merged or split."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from spokework.access.decide import Actor
from spokework.core import clock
from spokework.core.errors import Refused
from spokework.evaluation import codes
from spokework.evaluation.models import Code, Coding, Evaluation, Evidence, Memo, Round
from spokework.evaluation.states import RoundState
from spokework.evaluation.team import Work
from spokework.programme.checks import a_name

from .base import at_work, did, hold, lock, of_list, same

DEEPEST = 6


@transaction.atomic
def add_code(
    *,
    evaluation: Evaluation,
    name: str,
    by: Actor,
    definition: str = "",
    parent: Code | None = None,
    colour: str = codes.Colour.TEAL,
) -> Code:
    at_work(evaluation.pk, Work.CODE, by=by)
    hold(evaluation.pk)
    values = _checked(evaluation, name, definition, parent, colour)
    code = Code(evaluation=evaluation, number=Code.objects.all().next_number(evaluation.pk), **values)
    code.save(force_insert=True)
    did("code added", code, by=by)
    return code


@transaction.atomic
def change_code(
    *,
    code: Code,
    name: str,
    by: Actor,
    definition: str = "",
    parent: Code | None = None,
    colour: str = codes.Colour.TEAL,
    expected: int | None = None,
) -> Code:
    """Its words, its colour, and where it stands: moved, it takes what stands under it along."""
    at_work(code.evaluation_id, Work.CODE, by=by)
    evaluation = hold(code.evaluation_id)
    locked = lock(code)
    _still_used(locked)
    values = _checked(evaluation, name, definition, parent, colour, but=locked)
    did("code changed", locked, by=by, fields=locked.change(expected=expected, **values))
    return locked


def _checked(
    evaluation: Evaluation, name: str, definition: str, parent: Code | None, colour: str, but: Code | None = None
) -> dict[str, Any]:
    name = a_name(name)
    same(evaluation.pk, parent)
    rows = Code.objects.unscoped("a name is used once").filter(evaluation=evaluation, merged_into__isnull=True)
    if rows.filter(name__iexact=name).exclude(pk=but and but.pk).exists():
        raise Refused(f"{name} is a code already. Use it, or choose another name.", field="name")
    _fits_under(parent, but, {row.pk: row for row in rows})
    return {
        "name": name,
        "definition": definition.strip(),
        "parent": parent,
        "colour": of_list(colour, codes.Colour.values, field="colour", what="a colour"),
    }


def _fits_under(parent: Code | None, code: Code | None, there: dict[Any, Code]) -> None:
    above, depth = parent, 1
    while above is not None:
        depth += 1
        if code is not None and above.pk == code.pk:
            raise Refused("A code cannot stand under itself. Choose another place.", field="parent")
        if above.pk not in there or depth > DEEPEST:
            raise Refused(f"Choose a code in use, at most {DEEPEST - 1} deep.", field="parent")
        above = there.get(above.parent_id) if above.parent_id else None


def _still_used(code: Code) -> None:
    if code.merged_into_id is not None:
        raise Refused("This code was merged into another. Open that one.")


@transaction.atomic
def merge_codes(*, code: Code, into: Code, by: Actor) -> Code:
    """Every passage and everything under it goes over; a passage that had both by one coder keeps one, and what was
    judged and thought of the other.
    """
    at_work(code.evaluation_id, Work.CODE, by=by)
    hold(code.evaluation_id)
    same(code.evaluation_id, into)
    gone, stays = lock(code), lock(into)
    _still_used(gone)
    _still_used(stays)
    there = {
        row.pk: row
        for row in Code.objects.unscoped("to see what stands under what").filter(evaluation=code.evaluation_id)
    }
    if stays.pk == gone.pk or _is_under(stays, gone, there):
        raise Refused("Choose a code that does not stand under this one.", field="into")
    _in_no_open_round(gone, stays)
    codings = Coding.objects.unscoped("all passages of both codes")
    had = {_place(row): row for row in codings.filter(code=stays, removed_at__isnull=True)}
    twice = [row for row in codings.filter(code=gone, removed_at__isnull=True) if _place(row) in had]
    for row in twice:
        for model in (Evidence, Memo):
            model.objects.unscoped("of either coding").filter(coding=row).update(coding=had[_place(row)])
    codings.filter(pk__in=[row.pk for row in twice]).update(removed_at=clock.now())
    codings.filter(code=gone).update(code=stays)
    for child in there.values():
        if child.parent_id == gone.pk:
            child.change(parent=stays)
    did("codes merged", gone, by=by, fields=gone.change(merged_into=stays, parent=None))
    return stays


def _in_no_open_round(*of: Code) -> None:
    """Its coders were given these codes: what they give would be counted as something that they did not mean."""
    rows: Any = Round.objects.unscoped("whether a code is in use blind").filter(state=RoundState.OPEN, codes__in=of)
    if (found := rows.first()) is not None:
        raise Refused(f"“{found}” is open, a round of blind coding with this code. Close it first.")


def _place(row: Coding) -> tuple[Any, ...]:
    return (row.source_id, row.start, row.end, row.coder_id)


def _is_under(code: Code, other: Code, there: dict[Any, Code]) -> bool:
    above = there.get(code.parent_id) if code.parent_id else None
    while above is not None:
        if above.pk == other.pk:
            return True
        above = there.get(above.parent_id) if above.parent_id else None
    return False


@transaction.atomic
def split_code(*, code: Code, name: str, codings: Sequence[Coding], by: Actor, definition: str = "") -> Code:
    """A new code beside it takes over the passages that were chosen."""
    at_work(code.evaluation_id, Work.CODE, by=by)
    evaluation = hold(code.evaluation_id)
    locked = lock(code)
    _still_used(locked)
    if not codings:
        raise Refused("Choose the passages that go to the new code.", field="codings")
    if any(coding.code_id != locked.pk for coding in codings):
        raise Refused("Choose among this code's own passages.", field="codings")
    _in_no_open_round(locked)
    new = add_code(
        evaluation=evaluation, name=name, definition=definition, parent=locked.parent, colour=locked.colour, by=by
    )
    chosen = Coding.objects.unscoped("chosen, and checked to be this code's").filter(pk__in=[row.pk for row in codings])
    chosen.update(code=new)
    did("code split", locked, by=by)
    return new
