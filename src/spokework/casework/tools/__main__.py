"""Try a tool's file before using it: python -m spokework.casework.tools FILE"""

import sys
from pathlib import Path

from spokework.casework.tools import Tool, ToolError, load_tool


def main(arguments: list[str]) -> int:
    if not arguments:
        print("Name the file of a tool: python -m spokework.casework.tools FILE", file=sys.stderr)
        return 2
    worst = 0
    for name in arguments:
        try:
            print(_summary(load_tool(Path(name))))
        except ToolError as error:
            print(error, file=sys.stderr)
            worst = 1
    return worst


def _summary(tool: Tool) -> str:
    bands = ", ".join(f"{band.label} from {band.start} ({band.level})" for band in tool.bands)
    return (
        f"{tool.title} ({tool.code} version {tool.version})\n"
        f"  {len(tool.items)} items, totals from 0 to {tool.max_total}\n"
        f"  {bands}\n"
        f"  sha256 {tool.fingerprint}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
