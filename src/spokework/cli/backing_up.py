"""``backup``, ``backup-key`` and ``restore``."""

from pathlib import Path
from typing import Annotated

import typer

from .django_ready import bring_databases_up_to_date, keys_missing, set_up, whoever_is_here
from .new_files import nothing_there, write_new
from .talking import Explained, counted, say


def backup(
    records: Annotated[Path, typer.Option(help="The folder for copies of the records.")],
    keyring: Annotated[Path, typer.Option(help="The folder for copies of the keyring, in another place.")],
    public_key: Annotated[
        str, typer.Option("--for", help="Lock the copies for this public key, which begins with age1.")
    ] = "",
    plain: Annotated[
        bool, typer.Option("--plain", help="Do not lock them: both folders are encrypted already.")
    ] = False,
) -> None:
    """Copy records and keyring, while the server runs.

    Copies of the keyring whose time is over are deleted, or an erasure would not be complete on its day.
    """
    set_up()
    from spokework.exchange.backup.making import make_backup

    if bool(public_key) is plain:
        raise Explained(
            "Say how copies are locked: --for with a public key (`spokework backup-key` makes one), or --plain."
        )
    made = make_backup(records=records, keyring=keyring, public_key=public_key or None, by=whoever_is_here())
    say(f"Records: {made.records}", f"Keyring: {made.keyring}", "The list of erasures lies beside each.")
    if made.expired:
        older = counted(len(made.expired), "older copy", "older copies")
        say(f"Deleted, their time being over: {older} of the keyring.")


def backup_key(
    file: Annotated[Path, typer.Argument(help="Where to write what opens the copies. Keep it away from this machine.")],
) -> None:
    """Make a key for locking copies.

    What is written opens them; the public key that is shown locks them.
    """
    from spokework.exchange.backup.keys import new_identity

    nothing_there([file])
    words, public = new_identity()
    write_new(file, words.encode())
    say(
        f"Written to {file}. Move it to where your other keys are, and leave none here: it opens every copy you lock.",
        f"Lock copies with:  spokework backup --for {public} …",
    )


def restore(
    records: Annotated[Path, typer.Option(help="The copy of the records.")],
    keyring: Annotated[
        Path | None, typer.Option(help="The newest copy of the keyring, where the keyring itself is lost.")
    ] = None,
    identity: Annotated[Path | None, typer.Option(help="The file with the key that opens locked copies.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Put a copy back, and erase again what was erased since it was made.

    What was here is set aside. The server must not run meanwhile.
    """
    if missing := keys_missing():
        raise Explained(f"Put {' and '.join(missing)} back first: a copy is read with the keys it was made with.")
    set_up()
    from spokework.exchange.backup.restoring import put_back

    if not yes and not typer.confirm(f"What was written since {records.name} was made will not be here. Go on?"):
        raise Explained("Nothing was put back.")
    done = put_back(records=records, keyring=keyring, identity=identity, by=whoever_is_here())
    say(*([f"What was here lies in {done.aside}. Delete it when you no longer need it."] if done.aside else []))
    bring_databases_up_to_date()
    _on_record()
    if done.listed:
        say(f"The list beside the copy knew of more: {counted(done.listed, 'erasure')}.")
    _erase_again()
    _look_through()


def _on_record() -> None:
    from spokework.audit.record import record
    from spokework.vault.keyring import check_master_key

    check_master_key()
    record("put a backup back", by=whoever_is_here(), hub_id=None)


def _erase_again() -> None:
    from .erasing import finish

    finish()


def _look_through() -> None:
    from spokework.audit.verify import verify

    if broken := verify():
        raise Explained(
            f"Its log is not whole: {counted(len(broken), 'broken link')}. `spokework verify-audit` names each."
        )
    say(
        "The log is whole as far as the copy goes; a checkpoint made after it knows of more, and says so.",
        "Next: `spokework extract` counts the figures anew, `spokework check` looks at the rest.",
    )


def add_to(app: typer.Typer) -> None:
    app.command()(backup)
    app.command("backup-key")(backup_key)
    app.command()(restore)
