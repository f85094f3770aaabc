"""Situations to test in. Later packages' tests stand on them too."""

from itertools import count

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time as counters
from django.test import Client

from spokework.access.decide import operator
from spokework.accounts import actions
from spokework.accounts.models import Account
from spokework.accounts.queries import has_second_factor

AT_THE_MACHINE = operator("tests")
PASSWORD = "heron marsh lantern oar"
_number = count(1)


def an_invited_account(name: str = "Wren Alder") -> Account:
    """Somebody who has not set up a password yet."""
    return actions.create_account(email=f"person{next(_number)}@hub.example", name=name, by=AT_THE_MACHINE)


def an_account(name: str = "Wren Alder") -> Account:
    account = an_invited_account(name)
    actions.set_password(account=account, password=PASSWORD, by=AT_THE_MACHINE)
    return account


def with_authenticator_app(account: Account) -> str:
    """Give the account an authenticator app; return its secret."""
    secret = generate_totp_secret()
    TOTP.activate(account, secret)
    return secret


def a_code(secret: str) -> str:
    """What the app shows now."""
    return format_hotp_value(hotp_value(secret, next(counters())))


def signed_in(account: Account, client: Client | None = None) -> Client:
    """A browser in which the account is signed in, with a second factor behind it."""
    if not has_second_factor(account):
        # A row is enough: nobody will type a code of it.
        Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={"secret": ""})
    client = client or Client()
    client.force_login(account)
    return client
