"""The command line, as it describes itself."""

from collections.abc import Iterator
from typing import Any

import typer

from spokework.cli import app

from .markdown import code, page, table


def commands() -> str:
    parts = [part for name, command in every_command(whole_program()) for part in _command(name, command)]
    return page(
        "# Commands",
        "What `spokework --help` says, on one page. Every command takes `--data-dir DIRECTORY`, before or after its "
        "name: where the installation keeps its data and keys. Without it `SPOKEWORK_DATA_DIR` is read, and without "
        "that it is `./spokework-data` (for `demo`, `./spokework-demonstration`).",
        *parts,
    )


def whole_program() -> Any:
    return typer.main.get_command(app)


def every_command(group: Any, before: str = "spokework") -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from every_command(command, f"{before} {name}")
        else:
            yield f"{before} {name}", command


def _command(name: str, command: Any) -> Iterator[str]:
    yield f"## {name.removeprefix('spokework ')}"
    given = " ".join(_usage(each) for each in command.params)
    yield f"    {name} {given}".rstrip()
    yield command.help
    if command.params:
        yield table(("", "means", "otherwise"), map(_parameter, command.params))


def _usage(each: Any) -> str:
    words = each.opts[0].upper() if each.param_type_name == "argument" else each.opts[0]
    return words if each.required else f"[{words}]"


def _parameter(each: Any) -> tuple[str, ...]:
    names = [each.opts[0].upper()] if each.param_type_name == "argument" else [*each.opts, *each.secondary_opts]
    return ", ".join(map(code, names)), each.help, _otherwise(each)


def _otherwise(each: Any) -> str:
    if isinstance(each.default, bool):
        return code((each.opts if each.default else each.secondary_opts)[0]) if each.secondary_opts else "–"
    return "needed" if each.required else code(str(each.default)) if each.default else "–"
