"""Reading an item's permitted answers: the fixed ones of its kind, or the author's own, each with a weight."""

import re

from spokework.casework.tools.fields import Part, shown
from spokework.casework.tools.kinds import FIXED_ANSWERS, NOT_KNOWN, Kind, usual_label
from spokework.casework.tools.parts import PermittedAnswer

_VALUE = re.compile(r"[a-z0-9][a-z0-9_]{0,59}\Z")


def read_answers(item: Part, kind: Kind) -> tuple[PermittedAnswer, ...]:
    part = item.mapping("answers")
    if not part.readable:
        return ()
    own = [value for value in part.fields if value != NOT_KNOWN]
    if kind in FIXED_ANSWERS:
        _check_fixed(part, kind, own)
    elif len(own) < 2:
        item.refuse("answers", f"must offer at least two answers besides {NOT_KNOWN}; add another")
    elif kind is Kind.SCALE:
        _check_scale(item, own)
    else:
        _check_choice(part, own)
    return tuple(_answer(part, value, kind) for value in part.fields)


def _check_fixed(part: Part, kind: Kind, own: list[str]) -> None:
    fixed = FIXED_ANSWERS[kind]
    for value in fixed:
        if value not in own:
            part.refuse(value, f"has no weight; a {kind} item needs one for each of {', '.join(fixed)}")
    for value in own:
        if value not in fixed:
            allowed = ", ".join([*fixed, NOT_KNOWN])
            part.refuse(value, f"is not an answer of a {kind} item; use {allowed}, or make the item a choice")


def _check_scale(item: Part, own: list[str]) -> None:
    first = int(own[0]) if re.fullmatch("[0-9]{1,4}", own[0]) else 0
    if own != [str(first + n) for n in range(len(own))]:
        item.refuse("answers", "of a scale must be whole numbers, each one more than the last; write them in order")


def _check_choice(part: Part, own: list[str]) -> None:
    for value in own:
        if not _VALUE.match(value):
            part.refuse(value, f"{shown(value)} must be small letters, digits and _; keep the wording for the label")


def _answer(part: Part, value: str, kind: Kind) -> PermittedAnswer:
    usual = usual_label(kind, value)
    if not isinstance(part.fields[value], dict):
        if kind is Kind.CHOICE and usual is None:
            part.refuse(value, "needs a label as well as a weight; write {label: …, weight: …}")
            return PermittedAnswer(value, "", 0)
        return PermittedAnswer(value, usual or "", part.whole(value))
    inner = part.mapping(value)
    inner.expect(required=("weight",) if usual else ("label", "weight"), optional=("label",) if usual else ())
    return PermittedAnswer(value, inner.text("label") or usual or "", inner.whole("weight"))
