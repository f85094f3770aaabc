"""Who may do what: ``access/roles.py`` and ``access/permissions.py``, read out."""

from collections.abc import Iterable

from spokework.access.permissions import Permission
from spokework.access.roles import ROLES, Role

from .markdown import code, page, table


def roles() -> str:
    return page(
        "# Roles and permissions",
        "Made from `src/spokework/access/roles.py` and `src/spokework/access/permissions.py`. A permission is not yet "
        "a record: which young people somebody reaches is said in "
        "[who sees what](../explanation/who-sees-what.md).",
        "## Roles",
        table(("role", "in code", "held", "may grant", "granted by"), map(_role, Role)),
        "Besides the table: nobody gives a role to themselves, and whoever runs commands on the machine makes the "
        "first system administrator with `spokework init`.",
        "## Permissions",
        table(("permission", "lets somebody", "roles"), map(_permission, Permission)),
    )


def _role(role: Role) -> tuple[str, ...]:
    rule = ROLES[role]
    return (
        role.label,
        code(role.value),
        "in one hub" if rule.of_hub else "for the whole programme",
        _labels(other for other in Role if other in rule.may_grant),
        _labels(other for other in Role if role in ROLES[other].may_grant),
    )


def _permission(permission: Permission) -> tuple[str, ...]:
    return (
        code(permission.name),
        permission.value,
        _labels(role for role in Role if permission in ROLES[role].permissions),
    )


def _labels(found: Iterable[Role]) -> str:
    return ", ".join(role.label for role in found) or "–"
