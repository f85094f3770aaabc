"""The YAML of tools: a smaller language than YAML, so that what a person typed is what is read.

In ordinary YAML an unquoted `no` becomes False, `1:30` ninety and `&x` a shared part. Here there are texts, whole
numbers, true, false and nothing.
"""

import re
from collections.abc import Iterator

import yaml

NULL, BOOL, INT = (f"tag:yaml.org,2002:{name}" for name in ("null", "bool", "int"))
DEEPEST = 12

_PLAIN = (
    (NULL, re.compile(r"(?:~|null|)\Z"), ["~", "n", ""]),
    (BOOL, re.compile(r"(?:true|false)\Z"), ["t", "f"]),
    # Nine digits are more than any weight; a longer run of digits stays text and is refused where a number is due.
    (INT, re.compile(r"-?(?:0|[1-9][0-9]{0,8})\Z"), list("-0123456789")),
)


class ToolLoader(yaml.SafeLoader):
    yaml_implicit_resolvers = {}


class ToolDumper(yaml.SafeDumper):
    yaml_implicit_resolvers = {}

    def ignore_aliases(self, data: object) -> bool:
        return True


for _tag, _pattern, _first in _PLAIN:
    ToolLoader.add_implicit_resolver(_tag, _pattern, _first)
    ToolDumper.add_implicit_resolver(_tag, _pattern, _first)


def not_in_dialect(text: str) -> Iterator[tuple[int, str]]:
    """Line and message for each use of the YAML that tools do without, found before anything is built of it."""
    depth = 0
    for event in yaml.parse(text, ToolLoader):
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            yield line, "anchors and aliases (& and *) are not read; write the part out each time"
        if getattr(event, "tag", None):
            yield line, "tags (!) are not read; put a text that begins with ! in quotes"
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth == DEEPEST:
                yield line, "is nested too deeply for a tool; compare it with the example"
                return
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
