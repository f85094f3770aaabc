"""The one-time link with which a person sets up their own sign-in: after an invitation, or a lost second factor."""

from uuid import UUID

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.crypto import salted_hmac

from spokework.core.errors import Refused

from .models import Account
from .queries import by_id

HOURS = 72
_SALT = "spokework.accounts.set-up-link"


def _mark(account: Account) -> str:
    """Changes when a password is chosen, and when a second factor is reset again: then the link is dead.

    An account without a password has a random text in its place, so the mark cannot be guessed or come back.
    """
    return salted_hmac(_SALT, f"{account.pk}|{account.password}|{account.sessions_from}").hexdigest()


def setup_link(account: Account) -> str:
    """For somebody who has no password yet; whoever has one does not need a link, and must not be given one."""
    if account.is_set_up:
        raise Refused(f"{account.name} signs in already. A lost second factor or password has its own way.")
    if not account.is_active:
        raise Refused(f"{account.name} has left. Let them back in first.")
    token = signing.dumps([account.pk.hex, _mark(account)], salt=_SALT)
    return f"{settings.BASE_URL}{reverse('accounts:welcome', args=[token])}"


def account_of(token: str, *, lock: bool = False) -> Account | None:
    """Whose link this is, while it is good."""
    try:
        account_hex, mark = signing.loads(token, salt=_SALT, max_age=HOURS * 3600)
    except signing.BadSignature:
        return None
    account = by_id(UUID(account_hex), lock=lock)
    if account is None or not account.is_active or account.is_set_up or mark != _mark(account):
        return None
    return account
