"""How a command speaks: in sentences, and never in tracebacks for what can be foreseen."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

As = Annotated[
    str,
    typer.Option("--as", help="Only what this person may see, by the address they sign in with. Otherwise everything."),
]


class Explained(Exception):
    """Something is not as it must be. The message says what to do."""


def say(*lines: str) -> None:
    for line in lines:
        typer.echo(line)


def counted(number: int, thing: str, things: str = "") -> str:
    return f"{number} {thing if number == 1 else things or f'{thing}s'}"


@contextmanager
def sentences_for_faults() -> Iterator[None]:
    try:
        yield
    except Explained as fault:
        message = str(fault)
    except OSError as fault:
        message = f"{fault.filename or 'The machine'}: {(fault.strerror or str(fault)).lower()}."
    except _foreseen() as fault:
        message = _sentence(fault)
    else:
        return
    typer.echo(message, err=True)
    raise SystemExit(1)


def _foreseen() -> tuple[type[BaseException], ...]:
    """Faults of parts that a command may not have loaded: what was never imported cannot have been raised."""
    names = {
        "django.db.utils": ("DatabaseError",),
        "django.core.exceptions": ("ImproperlyConfigured", "PermissionDenied"),
        "spokework.core.errors": ("Refused",),
        "spokework.vault.sealing": ("MasterKeyMissing", "Unreadable"),
        "spokework.vault.scrubbing": ("NotScrubbed",),
        "spokework.vault.erased_list": ("NotListed",),
        "spokework.audit.chain": ("AuditKeyMissing",),
        "spokework.audit.checkpoints": ("NotACheckpoint",),
    }
    return tuple(getattr(sys.modules[module], name) for module in names.keys() & sys.modules for name in names[module])


def _sentence(fault: BaseException) -> str:
    kind, text = type(fault).__name__, str(fault)
    if kind in ("OperationalError", "ProgrammingError") and ("no such table" in text or "does not exist" in text):
        return "The databases are not set up. Run `spokework init`."
    if kind == "OperationalError":
        return f"The database does not answer: {text.strip()}"
    if kind == "Unreadable":
        return "The keys do not fit the data: is this the data directory the keys were made for?"
    problems = [str(problem) for problem in getattr(fault, "problems", ())]
    return "\n".join([text, *problems])
