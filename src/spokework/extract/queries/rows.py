"""Rows of the records as columns: of a table only what is named, and never a sealed field."""

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl
from django.db.models import Model, QuerySet
from django.db.models.expressions import Combinable

from spokework.extract.pseudonyms import Pseudonyms

WHY = "the extract: columns without a name, a birth date or a word are counted, no record is loaded"
AT_ONCE = 20_000


class SealedColumn(TypeError):
    """Somebody asked the extract for a field that is sealed or free text."""


def rows_of(model: type[Model]) -> QuerySet[Any]:
    found: QuerySet[Any] = model.objects.unscoped(WHY).order_by()  # type: ignore[attr-defined]  # our own manager
    return found


def frame(
    rows: QuerySet[Any],
    pseudonyms: Pseudonyms,
    *,
    keys: Mapping[str, tuple[str, str]],
    columns: Mapping[str, tuple[str | Combinable, Any]],
) -> pl.DataFrame:
    """``keys``: column → (path, kind of pseudonym); ``columns``: column → (path or expression, Polars type)."""
    named = {f"x_{name}": what for name, (what, _) in columns.items() if not isinstance(what, str)}
    paths = [path for path, _ in keys.values()]
    paths += [what if isinstance(what, str) else f"x_{name}" for name, (what, _) in columns.items()]
    for path in paths:
        _refuse_what_is_sealed(rows.model, path)
    parts = list(_parts(rows.annotate(**named).values_list(*paths), pseudonyms, keys, columns))
    return pl.concat(parts) if parts else pl.DataFrame(schema=_types(keys, columns))


def _parts(rows: QuerySet[Any], pseudonyms: Pseudonyms, keys: Any, columns: Any) -> Iterator[pl.DataFrame]:
    types = _types(keys, columns)
    held: list[tuple[Any, ...]] = []
    for row in rows.iterator(chunk_size=AT_ONCE):
        held.append(row)
        if len(held) == AT_ONCE:
            yield _part(held, pseudonyms, keys, types)
            held = []
    if held:
        yield _part(held, pseudonyms, keys, types)


def _part(rows: list[tuple[Any, ...]], pseudonyms: Pseudonyms, keys: Any, types: dict[str, Any]) -> pl.DataFrame:
    by_column = dict(zip(types, zip(*rows, strict=True), strict=True))
    for name, (_, kind) in keys.items():
        by_column[name] = tuple(pseudonyms.of(kind, by_column[name]))
    return pl.DataFrame(by_column, schema=types)


def _types(keys: Any, columns: Any) -> dict[str, Any]:
    return dict.fromkeys(keys, pl.Int64) | {name: kind for name, (_, kind) in columns.items()}


# Text that anybody may type into and that names no person: codes and short names of organisations and places.
_CODES_AS_TYPED = {"Hub.slug", "Hub.region", "Area.code", "Area.region", "Setting.code", "Assessment.tool"}
_QUARTER = "YoungPerson.birth_quarter"


def _refuse_what_is_sealed(model: Any, path: str) -> None:
    for name in path.split("__"):
        if name.startswith("x_") or name == "pk":
            return
        field = model._meta.get_field(name)
        kind, said = field.get_internal_type(), f"{model.__name__}.{name}"
        is_text = kind in ("CharField", "SlugField") and not field.choices
        if kind in ("BinaryField", "TextField") or (is_text and said not in _CODES_AS_TYPED | {_QUARTER}):
            raise SealedColumn(f"{said} is sealed or free text: it has no place in an extract.")
        model = field.related_model or model
