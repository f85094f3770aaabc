"""What an administrator does. Whether the person belongs to the administrator's hub is checked by the caller:
memberships are above this package. Nobody does any of this to themselves.
"""

from uuid import UUID

from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from spokework.access.decide import Actor, require
from spokework.access.permissions import Permission as P
from spokework.accounts.models import Account
from spokework.accounts.queries import by_email
from spokework.audit.record import record
from spokework.core.errors import Refused

from .handing_over import hand_over_link


def _not_oneself(by: Actor, account: Account) -> None:
    if by.id == account.pk:
        raise Refused("You cannot do this to your own account. Ask another administrator.")


def create_account(*, email: str, name: str, by: Actor, hub_id: UUID | None = None) -> Account:
    """A person who may sign in once they have set up a password by their one-time link."""
    require(by, P.MANAGE_PEOPLE, hub_id)
    email, name = email.strip().lower(), name.strip()
    try:
        validate_email(email)
    except ValidationError:
        raise Refused("Enter an e-mail address, for example name@example.org", field="email") from None
    if not name:
        raise Refused("Enter the person's name", field="name")
    with transaction.atomic():
        if by_email(email) is not None:
            raise Refused("Somebody has an account with this e-mail address already", field="email")
        account = Account(email=email, name=name)
        account.set_unusable_password()
        account.save(force_insert=True)
        record("created account", by=by, hub_id=hub_id, about=account, fields=["email", "name"])
    return account


def deactivate(*, account: Account, by: Actor, hub_id: UUID | None = None) -> None:
    """For a leaver: every session ends now, and no password, passkey or link lets them in again."""
    require(by, P.MANAGE_PEOPLE, hub_id)
    _not_oneself(by, account)
    with transaction.atomic():
        account.is_active = False
        _end_everything(account)
        record("deactivated account", by=by, hub_id=hub_id, about=account, fields=["is_active"])


def reactivate(*, account: Account, by: Actor, hub_id: UUID | None = None) -> str:
    """For somebody who comes back: as if invited anew. Returns their set-up link."""
    require(by, P.MANAGE_PEOPLE, hub_id)
    with transaction.atomic():
        account.is_active = True
        _end_everything(account)
        record("let a leaver back in", by=by, hub_id=hub_id, about=account, fields=["is_active"])
        return hand_over_link(account=account, by=by, hub_id=hub_id)


def reset_second_factor(*, account: Account, by: Actor, hub_id: UUID | None = None) -> str:
    """For a lost phone or key. Returns the one-time link with which the person sets up anew.

    The password goes too: otherwise whoever knows it could choose the next second factor before its owner does.
    """
    require(by, P.MANAGE_PEOPLE, hub_id)
    _not_oneself(by, account)
    with transaction.atomic():
        _end_everything(account)
        record("reset second factor", by=by, hub_id=hub_id, about=account, fields=["password", "second_factor"])
        return hand_over_link(account=account, by=by, hub_id=hub_id)


def _end_everything(account: Account) -> None:
    account.sessions_from = timezone.now()
    account.set_unusable_password()
    account.save(update_fields=["is_active", "password", "sessions_from"])
    account.sign_ins.all().delete()
    Authenticator.objects.filter(user_id=account.pk).delete()
