"""Which tools are here: those that ship, and a hub's own licensed ones from a directory it names."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from spokework.casework.tools.definition import Tool
from spokework.casework.tools.errors import Problem, ToolError, UnknownTool
from spokework.casework.tools.files import load_tool

DEFINITIONS = Path(__file__).parent / "definitions"

# Name, time and size of each file: a file that is added or replaced is read again without a restart.
State: TypeAlias = tuple[tuple[str, int, int], ...]


def shipped_tools() -> tuple[Tool, ...]:
    """The tools that come with Spokework, by code and version."""
    return all_tools()


def all_tools(directory: Path | None = None) -> tuple[Tool, ...]:
    """The shipped tools and those of `directory`. One bad file refuses them all: a missing tool must not go unseen."""
    tools, problems = readable_tools(directory)
    if problems:
        raise ToolError(problems)
    return tools


def readable_tools(directory: Path | None = None) -> tuple[tuple[Tool, ...], tuple[Problem, ...]]:
    """For the pages, which must stand though one file is bad: the tools that can be used, and what keeps the rest."""
    if directory is None:
        return _read(None, ())
    return _read(directory, _state(directory))


def tool(code: str, version: int, *, directory: Path | None = None) -> Tool:
    versions = _versions(code, directory)
    if version not in versions:
        raise _unknown(code, f"version {version} is not here; choose {_either(sorted(versions))}")
    return versions[version]


def latest(code: str, *, directory: Path | None = None) -> Tool:
    versions = _versions(code, directory)
    return versions[max(versions)]


def _versions(code: str, directory: Path | None) -> dict[int, Tool]:
    tools = all_tools(directory)
    versions = {found.version: found for found in tools if found.code == code}
    if not versions:
        raise _unknown(code, f"is not a tool that is here; choose {_either(sorted({found.code for found in tools}))}")
    return versions


@lru_cache(maxsize=16)
def _read(directory: Path | None, state: State) -> tuple[tuple[Tool, ...], tuple[Problem, ...]]:
    paths = sorted(DEFINITIONS.glob("*.yaml")) + [directory / name for name, _, _ in state if directory]
    return _collect(paths)


def _collect(paths: Iterable[Path]) -> tuple[tuple[Tool, ...], tuple[Problem, ...]]:
    found: dict[tuple[str, int], tuple[Tool, Path]] = {}
    problems: list[Problem] = []
    for path in paths:
        try:
            read = load_tool(path)
        except ToolError as error:
            problems += error.problems
            continue
        first, where = found.setdefault((read.code, read.version), (read, path))
        if first.fingerprint != read.fingerprint:
            message = f"{read.code} version {read.version} is also in {where.name} but differs; raise the version"
            problems.append(Problem(path.name, "version", message))
    return tuple(found[name][0] for name in sorted(found)), tuple(problems)


def _state(directory: Path) -> State:
    if not directory.is_dir():
        message = "is not a directory; make it, or name the one that holds your tools"
        raise ToolError([Problem(str(directory), "", message)])
    files = sorted(path for path in directory.iterdir() if path.suffix in {".yaml", ".yml"})
    return tuple((path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in files)


def _unknown(code: str, message: str) -> UnknownTool:
    return UnknownTool([Problem(code, "", message)])


def _either(names: Iterable[object]) -> str:
    return " or ".join(str(name) for name in names)
