"""``verify-audit`` and ``audit-checkpoint``."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from .django_ready import set_up
from .talking import Explained, counted, say


def verify_audit(
    against: Annotated[Path | None, typer.Option("--checkpoint", help="A checkpoint kept on another machine.")] = None,
) -> None:
    """Find what was changed or cut in the log.

    Names the first broken link of every chain, and exits with 1 when there is one.
    """
    set_up()
    from spokework.audit.checkpoints import verify_against
    from spokework.audit.verify import length_of_log, verify

    found = verify() + (verify_against(against) if against else [])
    for broken in found:
        say(f"Broken: chain {broken.chain_id}, event {broken.number}: {broken.why}.")
    if found:
        raise typer.Exit(1)
    chains, events = length_of_log()
    say(f"The log is whole: {counted(events, 'event')} in {counted(chains, 'chain')}.")


def audit_checkpoint(
    file: Annotated[Path, typer.Argument(help="Where to write it; keep it on another machine.")],
) -> None:
    """Write down where the log stands, sealed."""
    set_up()
    from django.conf import settings

    from spokework.audit.checkpoints import checkpoint

    if file.exists():
        raise Explained(f"{file} is there already. A checkpoint is never written over: give another name.")
    text = checkpoint()
    file.write_text(text)
    # A copy here says when the last one was made; only the other machine's is proof.
    now = datetime.now(UTC)
    (settings.DATA_DIRECTORY.checkpoints / f"{now:%Y%m%dT%H%M%S%f}.json").write_text(text)
    say(f"Written to {file}. Keep it on another machine; `spokework verify-audit --checkpoint {file.name}` reads it.")


def add_to(app: typer.Typer) -> None:
    app.command("verify-audit")(verify_audit)
    app.command("audit-checkpoint")(audit_checkpoint)
