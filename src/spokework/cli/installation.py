"""``init`` and ``check``."""

import typer

from .django_ready import bring_databases_up_to_date, keys_missing, set_up, whoever_is_here
from .talking import Explained, say


def init(
    email: str = typer.Option("", help="The first administrator's e-mail address."),
    name: str = typer.Option("", help="The first administrator's name."),
) -> None:
    """Set up keys, databases and an administrator.

    Done again, it brings the databases up to date and changes nothing else.
    """
    from spokework.config.files import data_directory

    directory = data_directory()
    refuse_to_replace_keys()
    directory.make()
    set_up()
    bring_databases_up_to_date()
    say(f"Keys and databases are in {directory.path}. Keep a copy of its keys folder away from this machine.")
    _invite_the_first_administrator(email, name)
    say("Next: `spokework check` says what is still missing; `spokework serve` starts it.")


def refuse_to_replace_keys() -> None:
    """New keys beside old data would make everything in it unreadable for good."""
    from spokework.config.files import data_directory

    directory = data_directory()
    gone = [name for name in keys_missing() if name != "django.key"]
    if gone and (directory.database.exists() or directory.keyring.exists()):
        raise Explained(
            f"{directory.path} has data but no {' and no '.join(gone)}. Put the keys back from where you keep them: "
            "new ones would not open what is there."
        )
    if directory.demonstration_mark.exists():
        raise Explained(f"{directory.path} holds the demonstration. Name another place with --data-dir.")


def _invite_the_first_administrator(email: str, name: str) -> None:
    from spokework.programme.actions import first_administrator
    from spokework.programme.queries.people import has_an_administrator

    if not email and has_an_administrator():
        return say("There is an administrator already, who can invite everybody else.")
    email = email or typer.prompt("E-mail address of the first administrator")
    name = name or typer.prompt("Their name")
    invited = first_administrator(email=email, name=name, by=whoever_is_here())
    if invited.link:
        return say("They set up their sign-in here, once, within three days:", f"    {invited.link}")
    return say(f"{email} signs in already and is an administrator now.")


def check() -> None:
    """Say what is unsafe or missing before go-live.

    Exits with 1 when something is unsafe.
    """
    set_up()
    from spokework.config.checks import before_go_live

    found = before_go_live()
    for finding in sorted(found, key=lambda finding: not finding.unsafe):
        say(f"{'Unsafe ' if finding.unsafe else 'Missing'}  {finding.what}", f"         {finding.remedy}")
    unsafe = sum(finding.unsafe for finding in found)
    if unsafe:
        say(f"{unsafe} unsafe, {len(found) - unsafe} missing.")
        raise typer.Exit(1)
    say(f"Nothing unsafe, {len(found)} missing." if found else "Nothing unsafe, nothing missing.")


def add_to(app: typer.Typer) -> None:
    app.command()(init)
    app.command()(check)
