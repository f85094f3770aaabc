"""Corrections: the same for everything that was done. The facts it said before are kept; its words are replaced."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from django.db.models import Model

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.practice.models import CaseLink, WorkDone

from .base import at_hub, did, keep_earlier, lock, put_many
from .linking import Words, change_link, hold_link

Done = TypeVar("Done", bound=WorkDone)
Facts = dict[str, Any]
# Takes facts as they would be; returns them as they may be saved, or raises Refused.
Check = Callable[..., Facts]


def correct(
    row: Done,
    check: Check,
    *,
    facts: Iterable[str],
    words: Iterable[str],
    changes: Mapping[str, Any],
    by: Actor,
    version: int | None,
) -> Done:
    """``changes`` holds facts and words by name; what is not in it stays. Where nothing changes, nothing is kept."""
    at_hub(row.hub_id, P.RECORD_PRACTICE, by=by)
    link = hold_link(row, by=by)
    locked = lock(row)
    earlier = {name: _now(locked, name) for name in facts}
    unknown = changes.keys() - earlier.keys() - set(words)
    if unknown:
        raise TypeError(f"it has no {', '.join(sorted(unknown))} to correct")
    checked = check(**(earlier | {name: changes[name] for name in changes if name in earlier}))
    changed = {name: checked[name] for name in changes if name in earlier and checked[name] != earlier[name]}
    said = _changed_words(locked, link, {name: changes[name] for name in words if name in changes})
    if not changed and not said:
        return locked
    _save(locked, changed | ({} if link else said), version)
    if link:
        change_link(link, said)
    if changed:
        keep_earlier(locked, {name: _plain(earlier[name]) for name in changed}, by=by)
    did(f"{locked._meta.verbose_name} corrected", locked, by=by, fields=[*changed, *said])
    return locked


def _now(row: WorkDone, name: str) -> Any:
    if name in _of_many(row):
        return sorted(getattr(row, name).unscoped("what is corrected"), key=str)
    return getattr(row, name)


def _of_many(row: WorkDone) -> set[str]:
    return {field.name for field in row._meta.many_to_many}


def _changed_words(row: WorkDone, link: CaseLink | None, words: Words) -> dict[str, str]:
    now = {name: link.words.get(name, "") if link else getattr(row, name) for name in words}
    return {name: text.strip() for name, text in words.items() if now[name] != text.strip()}


def _save(row: WorkDone, values: Mapping[str, Any], version: int | None) -> None:
    """The version goes up even where only the words of a link change: somebody may be writing against it."""
    many = _of_many(row)
    row.change(expected=version, **{name: value for name, value in values.items() if name not in many})
    for name in many & values.keys():
        put_many(getattr(row, name), values[name])


def _plain(value: Any) -> Any:
    """As it can be kept: a day by its date, a place by its name."""
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Model) else value
