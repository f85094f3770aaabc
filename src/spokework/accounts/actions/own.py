"""What a person does to their own sign-in."""

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from spokework.access.decide import Actor, NotAllowed
from spokework.accounts.links import account_of
from spokework.accounts.models import Account
from spokework.audit.record import record
from spokework.core.errors import Refused


def oneself(account: Account) -> Actor:
    return Actor(id=account.pk, name=account.name)


def set_password(*, account: Account, password: str, by: Actor) -> None:
    """One's own, or from the command line. Django ends the person's other sessions by itself."""
    if by.id != account.pk and not by.at_the_machine:
        raise NotAllowed("only one's own password")
    validate_password(password, account)
    with transaction.atomic():
        account.set_password(password)
        account.save(update_fields=["password"])
        record("changed password", by=by, hub_id=None, about=account, fields=["password"])


def set_up(*, token: str, name: str, password: str) -> Account:
    """Use the one-time link: choose a name and a password. A second use finds the link dead."""
    with transaction.atomic():
        account = account_of(token, lock=True)
        if account is None:
            raise Refused("This link has been used or has run out. Ask for a new one.")
        account.name = name
        validate_password(password, account)
        account.set_password(password)
        account.save(update_fields=["name", "password"])
        record("set up sign-in", by=oneself(account), hub_id=None, about=account, fields=["name", "password"])
    return account


def change_own_sign_in(*, account: Account, what: str) -> None:
    """Enter in the log what was done by a library that knows no log, such as "added a passkey"."""
    record(what, by=oneself(account), hub_id=None, about=account)
