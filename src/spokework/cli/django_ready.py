"""Bringing Django up for a command, once the environment says where the data are."""

import os
from typing import TYPE_CHECKING

from .talking import Explained

if TYPE_CHECKING:
    from spokework.access.decide import Actor


KEYS = {
    "master.key": "SPOKEWORK_MASTER_KEY",
    "audit.key": "SPOKEWORK_AUDIT_KEY",
    "django.key": "SPOKEWORK_SECRET_KEY",
}


def keys_missing() -> list[str]:
    from spokework.config.files import data_directory

    directory = data_directory()
    return [name for name, variable in KEYS.items() if not (os.environ.get(variable) or directory.key(name))]


def set_up() -> None:
    if keys_missing():
        from spokework.config.files import data_directory

        raise Explained(
            f"There is no installation in {data_directory().path}: no {' and no '.join(keys_missing())}. "
            "Run `spokework init`, or name the right place with --data-dir."
        )
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "spokework.config.settings")
    django.setup()


def bring_databases_up_to_date() -> None:
    from django.core.management import call_command

    from spokework.config.planner import measure_tables

    for alias in ("default", "keyring"):
        call_command("migrate", database=alias, interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    measure_tables()


def whoever(address: str) -> "Actor":
    """Who signs in with that address, with what they may see; whoever is at the machine, where none is given.

    For reading only: what is done at the machine is done in the name of whoever sits there.
    """
    if not address:
        return whoever_is_here()
    from spokework.programme.memberships import actor_for
    from spokework.programme.queries.people import who_signs_in_as

    found = who_signs_in_as(address)
    if found is None:
        raise Explained(f"Nobody signs in here as “{address}”.")
    return actor_for(found)


def whoever_is_here() -> "Actor":
    """The log names the command line's user by their login on this machine."""
    import getpass

    from spokework.access.decide import operator

    return operator(getpass.getuser())
