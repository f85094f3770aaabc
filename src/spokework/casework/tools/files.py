"""Loading a tool from a file or a text, and writing one."""

from pathlib import Path

import yaml

from spokework.casework.tools.building import build
from spokework.casework.tools.definition import Tool
from spokework.casework.tools.dialect import ToolDumper
from spokework.casework.tools.errors import Problem, ToolError
from spokework.casework.tools.reading import Findings, read


def load_tool(source: Path | str, *, name: str = "") -> Tool:
    """Read a tool: from a file where `source` is a Path, from YAML where it is a text. `name` is for messages."""
    text = _text_of(source) if isinstance(source, Path) else source
    findings = Findings(name or (source.name if isinstance(source, Path) else "text"))
    return build(read(text, findings), findings)


def dump_tool(tool: Tool) -> str:
    return yaml.dump(tool.document(), Dumper=ToolDumper, sort_keys=False, allow_unicode=True, width=100)


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ToolError([Problem(path.name, "", "is not UTF-8 text; save it as UTF-8")]) from error
    except OSError as error:
        message = f"cannot be opened ({error.strerror}); check the name and who may read it"
        raise ToolError([Problem(str(path), "", message)]) from error
