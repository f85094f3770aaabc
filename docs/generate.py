"""Writes the reference pages that are made from the code. A test fails while one of them is stale.

uv run python docs/generate.py
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from spokework.access.roles import ROLES, Role
from spokework.access.transitions import Machine, Transition, words
from spokework.casework.states import MACHINES

DOCS = Path(__file__).parent
NOTICE = "<!-- Made from the code by docs/generate.py: change the code, then run it. -->"


def states() -> str:
    """What may follow what, drawn and listed from ``casework/states.py``."""
    parts = [
        NOTICE,
        "# States",
        "What may follow what, and who may make it follow. Made from the tables in `src/spokework/casework/states.py`; "
        "`tests/test_states.py` tries every state × verb × role against them.",
    ]
    for machine in MACHINES:
        parts += [f"## {machine.thing.capitalize()}", diagram(machine), table(machine)]
    return "\n\n".join(parts) + "\n"


def diagram(machine: Machine) -> str:
    lines = ["stateDiagram-v2", f"    [*] --> {machine.first}"]
    for transition in machine.transitions:
        lines += [f"    {source} --> {target}: {words(transition.verb)}" for source, target in arrows(transition)]
    lines += [f"    {state} --> [*]" for state in machine.states if is_end(machine, state)]
    return "\n".join(["```mermaid", *lines, "```"])


def arrows(transition: Transition) -> Iterator[tuple[str, str]]:
    for source in transition.sources:
        yield source, transition.target or source


def is_end(machine: Machine, state: str) -> bool:
    return not any(source == state != target for t in machine.transitions for source, target in arrows(t))


def table(machine: Machine) -> str:
    lines = ["| verb | from | to | permission | roles |", "|---|---|---|---|---|"]
    for transition in machine.transitions:
        sources = ", ".join(words(source) for source in transition.sources)
        target = words(transition.target) if transition.target else "stays as it is"
        permission = f"`{transition.permission.name}`"
        lines.append(f"| {words(transition.verb)} | {sources} | {target} | {permission} | {roles(transition)} |")
    return "\n".join(lines)


def roles(transition: Transition) -> str:
    holding = [role.label for role in Role if transition.permission in ROLES[role].permissions]
    return ", ".join(holding) or "nobody"


PAGES: dict[str, Callable[[], str]] = {
    "reference/states.md": states,
}


def main() -> None:
    for name, page in PAGES.items():
        path = DOCS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(), encoding="utf-8")
        print(f"wrote docs/{name}")


if __name__ == "__main__":
    main()
