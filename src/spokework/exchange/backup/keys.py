"""Locking copies with age, before they leave the machine. What opens them is never on it."""

from pathlib import Path
from typing import IO, Any

import pyrage  # type: ignore[import-untyped]  # it ships none

from spokework.core.errors import Refused

MAGIC = b"age-encryption.org/v1"


def new_identity() -> tuple[str, str]:
    """What opens copies, in the words of the file it is kept in, and what locks them: its public key."""
    identity = pyrage.x25519.Identity.generate()
    public = str(identity.to_public())
    return f"# public key: {public}\n{identity}\n", public


def recipient(public: str) -> Any:
    try:
        return pyrage.x25519.Recipient.from_str(public.strip())
    except pyrage.RecipientError as fault:
        raise Refused(
            f"{public} locks nothing. A public key begins with age1; `spokework backup-key` makes one."
        ) from fault


def lock(plain: IO[bytes], locked: IO[bytes], to: Any) -> None:
    pyrage.encrypt_io(plain, locked, [to])


def unlock(locked: Path, plain: IO[bytes], identity: Path | None) -> None:
    """Refused before a byte is believed: age says of each part whether it is as it was written."""
    if identity is None:
        raise Refused(f"{locked.name} is locked. Name the file with the key that opens it: --identity FILE.")
    with locked.open("rb") as reader:
        try:
            pyrage.decrypt_io(reader, plain, [_identity(identity)])
        except (pyrage.DecryptError, OSError) as fault:
            if getattr(fault, "errno", None) is not None:
                raise  # the disk's own: age gives none for a part that is missing or was changed
            raise Refused(
                f"{locked.name} cannot be opened with {identity.name}: it was locked for another key, or is damaged. "
                "Nothing was put back."
            ) from fault


def _identity(file: Path) -> Any:
    for line in file.read_text(errors="replace").splitlines():
        if line.startswith("AGE-SECRET-KEY-1"):
            try:
                return pyrage.x25519.Identity.from_str(line.strip())
            except pyrage.IdentityError:
                break
    raise Refused(f"{file.name} holds no key that opens copies. It has a line that begins with AGE-SECRET-KEY-1.")
