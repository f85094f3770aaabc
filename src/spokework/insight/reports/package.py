"""A report's figures as a data package: each table as CSV and Parquet, and ``datapackage.json``, which describes it."""

import csv
import json
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO, StringIO
from typing import Any

from .data import Resource, Value
from .document import Report
from .packing import packed

_TYPES = ("string", "integer", "number")


def data_package(report: Report) -> bytes:
    files = {f"data/{each.name}.{kind}": content for each in report.resources for kind, content in _written(each)}
    described = json.dumps(_described(report, files), indent=2, ensure_ascii=False) + "\n"
    return packed({"datapackage.json": described.encode(), "README.md": _read_me(report).encode(), **files})


def _written(resource: Resource) -> Iterator[tuple[str, bytes]]:
    yield "csv", _csv(resource)
    yield "parquet", _parquet(resource)


def _csv(resource: Resource) -> bytes:
    held = StringIO()
    writer = csv.writer(held, lineterminator="\n")
    writer.writerow(field.name for field in resource.fields)
    writer.writerows([harmless(value) for value in row] for row in resource.rows)
    return held.getvalue().encode()


def harmless(value: Value) -> Value:
    """A spreadsheet takes text that begins so for something to run. An apostrophe makes it text again."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else value


def _parquet(resource: Resource) -> bytes:
    """As it is: nothing runs a column of text."""
    import polars as pl

    kinds: dict[str, Any] = dict(zip(_TYPES, (pl.String, pl.Int64, pl.Float64), strict=True))
    schema = {field.name: kinds[field.type] for field in resource.fields}
    held = BytesIO()
    pl.DataFrame(list(resource.rows), schema=schema, orient="row").write_parquet(held)
    return held.getvalue()


def _described(report: Report, files: dict[str, bytes]) -> dict[str, Any]:
    year, month, day = report.day
    return {
        "profile": "tabular-data-package",
        "name": report.identifier,
        "title": f"{report.title}: {report.subtitle}",
        "description": "\n\n".join([report.notice, *report.messages, *report.missing, *report.cautions]).strip(),
        "created": f"{year:04}-{month:02}-{day:02}T00:00:00Z",
        "contributors": [{"title": report.organisation, "role": "publisher"}],
        "resources": [_resource(each, files[f"data/{each.name}.csv"]) for each in report.resources],
    }


def _resource(resource: Resource, content: bytes) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": resource.name,
        "title": resource.title,
        "description": resource.description,
        "path": f"data/{resource.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": {
            "fields": [
                {"name": field.name, "type": field.type, "title": field.title, "description": field.description}
                | ({"constraints": {"required": True}} if field.required else {})
                for field in resource.fields
            ],
            "missingValues": [""],
            **({"primaryKey": list(resource.key)} if resource.key else {}),
        },
    }


def _read_me(report: Report) -> str:
    tables = "\n".join(f"- `data/{each.name}.csv` and `.parquet`: {each.description}" for each in report.resources)
    parts = (
        f"# {report.title}: {report.subtitle}",
        report.notice,
        f"Published by {report.organisation}.",
        tables,
        "`datapackage.json` says what each column means (Frictionless Data Package). In the CSV, text that a "
        "spreadsheet would run has an apostrophe before it.",
        *report.missing,
        *report.cautions,
    )
    return "\n\n".join(filter(None, parts)) + "\n"
