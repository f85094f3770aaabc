"""Assessment tools: read from a file, strictly; scored, repeatably; kept by code and version.

Pure Python: no Django, no database, no clock. A tool supports a worker's judgement and never replaces it.
"""

from spokework.casework.tools.definition import Tool
from spokework.casework.tools.errors import AnswerError, AnswerProblem, Problem, ToolError, UnknownTool
from spokework.casework.tools.files import dump_tool, load_tool
from spokework.casework.tools.kinds import Completeness, Kind
from spokework.casework.tools.parts import Band, Item, PermittedAnswer, Section
from spokework.casework.tools.registry import all_tools, latest, readable_tools, shipped_tools, tool
from spokework.casework.tools.scoring import Answer, Contribution, Score

__all__ = [
    "Answer",
    "AnswerError",
    "AnswerProblem",
    "Band",
    "Completeness",
    "Contribution",
    "Item",
    "Kind",
    "PermittedAnswer",
    "Problem",
    "Score",
    "Section",
    "Tool",
    "ToolError",
    "UnknownTool",
    "all_tools",
    "dump_tool",
    "latest",
    "load_tool",
    "readable_tools",
    "shipped_tools",
    "tool",
]
