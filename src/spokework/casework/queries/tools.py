"""The assessment tools of this installation: those that ship, and a hub's own licensed ones in the data directory."""

from pathlib import Path

from django.conf import settings

from spokework.casework.models import Assessment
from spokework.casework.tools import Tool, UnknownTool, all_tools
from spokework.casework.tools import tool as find_tool
from spokework.core.errors import Refused


def _directory() -> Path | None:
    directory: Path = settings.SPOKEWORK_TOOLS_DIRECTORY
    return directory if directory.is_dir() else None


def tools_on_offer() -> list[Tool]:
    """The latest version of each tool, by title."""
    latest: dict[str, Tool] = {}
    for tool in all_tools(_directory()):
        if tool.code not in latest or tool.version > latest[tool.code].version:
            latest[tool.code] = tool
    return sorted(latest.values(), key=lambda tool: tool.title)


def tool_named(code: str) -> Tool | None:
    return next((tool for tool in tools_on_offer() if tool.code == code), None)


def find_tool_of(assessment: Assessment) -> Tool | None:
    """What the assessment was made with, to the letter; None where that definition is no longer here."""
    try:
        tool = find_tool(assessment.tool, assessment.tool_version, directory=_directory())
    except UnknownTool:
        return None
    return tool if tool.fingerprint == assessment.fingerprint else None


def tool_of(assessment: Assessment) -> Tool:
    tool = find_tool_of(assessment)
    if tool is None:
        raise Refused(
            f"The tool of this assessment, {assessment.tool} version {assessment.tool_version}, is not here as it was. "
            "Put its file back in the tools folder, or start a new assessment."
        )
    return tool
