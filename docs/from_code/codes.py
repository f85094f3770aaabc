"""The code lists, as the database keeps them and as pages say them."""

import re
from collections.abc import Iterable
from types import ModuleType

from django.db.models import TextChoices

from spokework.casework import codes as casework
from spokework.casework.levels import Level
from spokework.evaluation import codes as evaluation
from spokework.practice import codes as practice
from spokework.programme.actions.settings_list import FIVE
from spokework.programme.models.host import AgencyKind
from spokework.programme.models.placement import Relation

from .markdown import code, page, table


def codes() -> str:
    lists = [part for choices in lists_in(casework) for part in _list(choices)]
    return page(
        "# Code lists",
        f"The database keeps the code; pages say the words. Version {casework.VERSION} of casework's, "
        f"{practice.VERSION} of practice's. Made from `src/spokework/casework/codes.py`, "
        "`src/spokework/casework/levels.py`, `src/spokework/practice/codes.py`, `src/spokework/evaluation/codes.py` "
        "and the models of `src/spokework/programme/`. States are on a [page of their own](states.md).",
        *lists,
        "## Common level",
        "None < low < medium < high; not assessed stands outside that order.",
        table(("code", "words"), _rows(Level.choices())),
        *_list(AgencyKind),
        *_list(Relation),
        "## Setting",
        "A programme starts with these five and may add its own.",
        table(("code", "words"), _rows(FIVE.items())),
        "## Practice, partnership and support",
        *[part for choices in lists_in(practice) for part in _list(choices, "###")],
        "## Evaluation",
        *[part for choices in lists_in(evaluation) for part in _list(choices, "###")],
    )


def lists_in(module: ModuleType) -> list[type[TextChoices]]:
    found = [thing for thing in vars(module).values() if isinstance(thing, type) and thing is not TextChoices]
    return [thing for thing in found if issubclass(thing, TextChoices)]


def _list(choices: type[TextChoices], level: str = "##") -> list[str]:
    title = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", choices.__name__).capitalize()
    return [f"{level} {title}", table(("code", "words"), _rows(choices.choices))]


def _rows(pairs: Iterable[tuple[object, object]]) -> list[tuple[str, str]]:
    return [(code(str(value)), str(label)) for value, label in pairs]
