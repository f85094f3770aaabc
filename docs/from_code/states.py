"""What may follow what, drawn and listed from every package's ``states.py``."""

from collections.abc import Iterator

from spokework.access.roles import ROLES, Role
from spokework.access.transitions import Machine, Transition, words
from spokework.casework import states as casework
from spokework.evaluation import states as evaluation
from spokework.insight import states as insight
from spokework.practice import states as practice

from .markdown import code, page
from .markdown import table as as_table

PARTS = {
    "Casework": casework.MACHINES,
    "Practice, partnership and support": practice.MACHINES,
    "Figures": insight.MACHINES,
    "Evaluation": evaluation.MACHINES,
}


def states() -> str:
    parts = [
        "# States",
        "What may follow what, and who may make it follow. Made from the tables in the `states.py` of `casework`, "
        "`practice`, `insight` and `evaluation`; `tests/test_states.py` tries every state × verb × role against them, "
        "of a theory `src/spokework/evaluation/tests/test_theories.py`.",
    ]
    for title, machines in PARTS.items():
        parts.append(f"## {title}")
        for machine in machines:
            parts += [f"### {machine.thing.capitalize()}", diagram(machine), table(machine)]
    return page(*parts)


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
    return as_table(("verb", "from", "to", "permission", "roles"), map(_row, machine.transitions))


def _row(transition: Transition) -> tuple[str, ...]:
    return (
        words(transition.verb),
        ", ".join(words(source) for source in transition.sources),
        words(transition.target) if transition.target else "stays as it is",
        code(transition.permission.name),
        roles(transition),
    )


def roles(transition: Transition) -> str:
    holding = [role.label for role in Role if transition.permission in ROLES[role].permissions]
    return ", ".join(holding) or "nobody"
