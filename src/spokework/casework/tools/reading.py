"""From the text of a file to plain values, remembering the line of each so that a problem can name it."""

from dataclasses import dataclass, field

import yaml

from spokework.casework.tools.dialect import BOOL, INT, NULL, ToolLoader, not_in_dialect
from spokework.casework.tools.errors import Problem, ToolError

LONGEST = 200_000


@dataclass
class Findings:
    """Everything wrong with one file so far."""

    file: str
    lines: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, path: str, message: str) -> None:
        self.problems.append(Problem(self.file, path, message, self._line(path)))

    def sound(self, path: str) -> bool:
        """Is nothing wrong at, below or around this path? Only then is it fair to compare it with something else."""
        return not any(_within(problem.path, path) or _within(path, problem.path) for problem in self.problems)

    def _line(self, path: str) -> int | None:
        # A field that is absent has no line: its nearest parent has.
        while path and path not in self.lines:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return self.lines.get(path)


def _within(inner: str, outer: str) -> bool:
    return inner == outer or inner.startswith((f"{outer}.", f"{outer}["))


def read(text: str, findings: Findings) -> object:
    if len(text) > LONGEST:
        findings.refuse("", f"is longer than {LONGEST:,} characters, too long for a tool; load the tool's file alone")
        raise ToolError(findings.problems)
    try:
        findings.problems += [Problem(findings.file, "", said, line) for line, said in not_in_dialect(text)]
        if findings.problems:
            raise ToolError(findings.problems)
        node = yaml.compose(text, ToolLoader)
    except yaml.YAMLError as error:
        raise ToolError([_unreadable(error, findings.file)]) from error
    return None if node is None else _value(node, "", findings)


def _unreadable(error: yaml.YAMLError, file: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    said = getattr(error, "problem", None) or getattr(error, "reason", None) or "it breaks off"
    return Problem(file, "", f"cannot be read as YAML: {said}. Mend that line first", mark.line + 1 if mark else None)


def _value(node: yaml.Node, path: str, findings: Findings) -> object:
    findings.lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, findings)
    if isinstance(node, yaml.SequenceNode):
        return [_value(part, f"{path}[{n}]", findings) for n, part in enumerate(node.value)]
    return _scalar(node)


def _mapping(node: yaml.MappingNode, path: str, findings: Findings) -> dict[str, object]:
    values: dict[str, object] = {}
    for name, part in node.value:
        line = name.start_mark.line + 1
        if not isinstance(name, yaml.ScalarNode):
            findings.problems.append(Problem(findings.file, path, "has a name that is not a word; use a word", line))
            continue
        inner = f"{path}.{name.value}" if path else name.value
        if name.value in values:
            message = f"is written twice, first on line {findings.lines[inner]}; keep one"
            findings.problems.append(Problem(findings.file, inner, message, line))
            continue
        values[name.value] = _value(part, inner, findings)
        findings.lines[inner] = line
    return values


def _scalar(node: yaml.Node) -> str | int | bool | None:
    text = str(node.value)
    if node.tag == INT:
        return int(text)
    if node.tag == BOOL:
        return text == "true"
    return None if node.tag == NULL else text
