"""``erase`` and ``keys rotate``."""

import typer

from .django_ready import set_up, whoever_is_here
from .talking import Explained, counted, say

keys = typer.Typer(help="The hubs' keys.", no_args_is_help=True)


@keys.command()
def rotate() -> None:
    """Give every hub a new key and wrap its young people's keys anew.

    Cut short, it is finished by the next run, which gives no hub a second new key.
    """
    set_up()
    from spokework.audit.record import record
    from spokework.vault.rotating import rotate_hub_keys, rotation_logged, scrub_rotated

    done = rotate_hub_keys()
    finished = scrub_rotated()
    for hub_id in finished:
        record("rotated the hub's key", by=whoever_is_here(), hub_id=hub_id)
        rotation_logged(hub_id)
    say(f"New keys for {counted(done.hubs, 'hub')}; {counted(done.keys, 'key')} of young people wrapped anew.")
    if earlier := len(finished) - done.hubs:
        say(f"Finished what an earlier run had begun: {counted(earlier, 'hub')}.")


def erase(
    reference: str = typer.Argument("", help="The young person's reference, such as SW-7K3Q-2."),
    yes: bool = typer.Option(False, "--yes", help="Do not ask."),
    resume: bool = typer.Option(
        False, "--resume", help="Finish erasures that were interrupted, and re-apply the ledger."
    ),
) -> None:
    """Erase a young person's record for good."""
    set_up()
    if resume:
        return finish()
    from spokework.access.decide import NotAllowed
    from spokework.casework.actions import erase_young_person
    from spokework.core.dates import long_date
    from spokework.core.ids import parse_reference

    known = parse_reference(reference)
    if known is None:
        raise Explained(f"{reference or 'Nothing'} is not a reference. It looks like SW-7K3Q-2; check each character.")
    say(
        f"Everything written about {known} will be erased: identity, referrals, cases, contacts, assessments, drafts.",
        "The key to it is destroyed, so no backup of the data gives away a name or a word of it either.",
        "What stays is the reference, and in the log that it happened. This cannot be undone.",
    )
    if not yes and typer.prompt("Type the reference again to erase it").strip().upper() != known:
        raise Explained("Nothing was erased.")
    try:
        done = erase_young_person(reference=known, by=whoever_is_here())
    except NotAllowed as fault:  # whoever is at the machine may; so there is none
        raise Explained(f"There is no record {known} here. Nothing was erased.") from fault
    say(
        f"{known} was erased.",
        f"It is complete on {long_date(done.ledger.complete_on)}, when the last older copy of the keyring has expired.",
        *filter(None, [done.struck.in_words()]),
    )
    return _figures_count_nobody_erased()


def finish() -> None:
    from spokework.casework.actions import resume_erasures
    from spokework.vault.erased_list import compare

    missing = len(compare().not_listed)
    finished = resume_erasures(by=whoever_is_here())
    if missing:
        say(f"Entered again in the list of erasures, which did not hold them: {counted(missing, 'erasure')}.")
    say(f"Finished: {counted(len(finished), 'erasure')}." if finished else "No erasure was left unfinished.")
    if finished:
        _figures_count_nobody_erased()


def _figures_count_nobody_erased() -> None:
    """Twice: the extract before the current one stays on the disk, and it counts whoever was erased since."""
    from spokework.core.errors import Refused
    from spokework.extract.files import current

    if current() is None:
        return
    from spokework.extract.actions import make_extract

    try:
        for _time in ("instead of the current one", "instead of the one before"):
            make_extract(by=whoever_is_here())
    except Refused as busy:
        say(f"Figures still count what was erased. {busy} Then run `spokework extract` twice.")
    else:
        say("Figures were brought up to date, and none of them counts what was erased.")


def add_to(app: typer.Typer) -> None:
    app.add_typer(keys, name="keys")
    app.command()(erase)
