"""The assessment tools of this installation: those that ship, and a hub's own licensed ones in the data directory."""

from pathlib import Path

from django.conf import settings

from spokework.casework.models import Assessment
from spokework.casework.tools import Tool, readable_tools
from spokework.core.errors import Refused


def _directory() -> Path | None:
    directory: Path = settings.SPOKEWORK_TOOLS_DIRECTORY
    return directory if directory.is_dir() else None


def _tools() -> tuple[Tool, ...]:
    """Those that can be used: a bad file must not close the pages of the others."""
    return readable_tools(_directory())[0]


def unusable_tools() -> list[str]:
    """What keeps the other files from being used, for whoever runs the installation."""
    return [str(problem) for problem in readable_tools(_directory())[1]]


def tools_on_offer() -> list[Tool]:
    """The latest version of each tool, by title."""
    latest: dict[str, Tool] = {}
    for tool in _tools():
        if tool.code not in latest or tool.version > latest[tool.code].version:
            latest[tool.code] = tool
    return sorted(latest.values(), key=lambda tool: tool.title)


def tool_named(code: str) -> Tool | None:
    return next((tool for tool in tools_on_offer() if tool.code == code), None)


def find_tool_of(assessment: Assessment) -> Tool | None:
    """What the assessment was made with, to the letter; None where that definition is no longer here."""
    made_with = (assessment.tool, assessment.tool_version, assessment.fingerprint)
    return next((tool for tool in _tools() if (tool.code, tool.version, tool.fingerprint) == made_with), None)


def tool_of(assessment: Assessment) -> Tool:
    tool = find_tool_of(assessment)
    if tool is None:
        raise Refused(
            f"The tool of this assessment, {assessment.tool} version {assessment.tool_version}, is not here as it was. "
            "Put its file back in the tools folder, or start a new assessment."
        )
    return tool
