"""``erase`` and ``keys rotate``."""

import typer

from .django_ready import set_up, whoever_is_here
from .talking import Explained, counted, say

keys = typer.Typer(help="The hubs' keys.", no_args_is_help=True)


@keys.command()
def rotate() -> None:
    """Give every hub a new key and wrap its young people's keys anew."""
    set_up()
    from spokework.audit.record import record
    from spokework.vault.keyring import hubs_with_keys, rotate_hub_key

    hubs = hubs_with_keys()
    wrapped = 0
    for hub_id in hubs:
        wrapped += rotate_hub_key(hub_id)
        record("rotated the hub's key", by=whoever_is_here(), hub_id=hub_id)
    say(f"New keys for {counted(len(hubs), 'hub')}; {counted(wrapped, 'key')} of young people wrapped anew.")


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
        return _resume()
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
    return say(
        f"{known} was erased.",
        f"It is complete on {long_date(done.ledger.complete_on)}, when the last older copy of the keyring has expired.",
        *filter(None, [done.struck.in_words()]),
    )


def _resume() -> None:
    from spokework.casework.actions import resume_erasures
    from spokework.vault.erased_list import compare

    missing = len(compare().not_listed)
    finished = resume_erasures(by=whoever_is_here())
    if missing:
        say(f"Entered again in the list of erasures, which did not hold them: {counted(missing, 'erasure')}.")
    say(f"Finished: {counted(len(finished), 'erasure')}." if finished else "No erasure was left unfinished.")


def add_to(app: typer.Typer) -> None:
    app.add_typer(keys, name="keys")
    app.command()(erase)
