"""Reads about the people who sign in. Nothing here is about a young person."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from allauth.mfa import app_settings as mfa_settings
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from spokework.core.models.again import Whole

from .models import Account, SignIn

# Recovery codes alone are no second factor: they stand in for one that was lost.
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def by_email(email: str) -> Account | None:
    return Account.objects.filter(email=email.strip().lower()).first()


def by_id(account_id: UUID, *, lock: bool = False) -> Account | None:
    rows = Account.objects.select_for_update() if lock else Account.objects.all()
    return rows.filter(pk=account_id).first()


def who_is(account_id: UUID) -> Account | None:
    """The same, for every request."""
    found: Account | None = _ACCOUNT.one(account_id)
    return found


_ACCOUNT = Whole(lambda key: Account.objects.filter(pk=key))


def session_of(key: str) -> Session | None:
    """What a browser's cookie stands for; None where it has run out."""
    found: Session | None = _SESSION.one(key)
    return found if found is not None and found.expire_date > timezone.now() else None


_SESSION = Whole(lambda key: Session.objects.filter(pk=key), str)


def has_second_factor(account: Account) -> bool:
    return bool(Authenticator.objects.filter(user_id=account.pk, type__in=FACTORS).exists())


def without_second_factor() -> int:
    """How many of those who sign in have set up none yet."""
    factors = Authenticator.objects.filter(user_id=OuterRef("pk"), type__in=FACTORS)
    return sum(account.is_set_up for account in Account.objects.filter(~Exists(factors), is_active=True))


def sign_in_of(account: Account, sign_in_id: str) -> Any:
    """This browser's sign-in with ``has_second_factor`` on it, in one query; None where it was ended."""
    found = _SIGN_IN.one(UUID(sign_in_id))
    return found if found is not None and found.account_id == account.pk else None


def _sign_in(key: UUID) -> QuerySet[SignIn]:
    factors = Authenticator.objects.filter(user_id=OuterRef("account_id"), type__in=FACTORS)
    return SignIn.objects.filter(pk=key).annotate(has_second_factor=Exists(factors))


_SIGN_IN = Whole(_sign_in)  # every request asks it


def places_signed_in(account: Account) -> list[SignIn]:
    return list(SignIn.objects.filter(account=account).live().order_by("-active_at"))


@dataclass(frozen=True)
class Passkey:
    pk: int
    name: str
    added: datetime
    used: datetime | None


@dataclass(frozen=True)
class SecondFactors:
    app: bool
    passkeys: tuple[Passkey, ...]
    recovery_codes_left: int | None  # None: none were made yet

    @property
    def set_up(self) -> bool:
        return self.app or bool(self.passkeys)


def second_factors(account: Account) -> SecondFactors:
    app, passkeys, left = False, [], None
    for row in Authenticator.objects.filter(user_id=account.pk).order_by("created_at"):
        if row.type == Authenticator.Type.WEBAUTHN:
            passkeys.append(Passkey(row.pk, row.data["name"], row.created_at, row.last_used_at))
        elif row.type == Authenticator.Type.TOTP:
            app = True
        else:
            left = mfa_settings.RECOVERY_CODE_COUNT - int(row.data["used_mask"]).bit_count()
    return SecondFactors(app=app, passkeys=tuple(passkeys), recovery_codes_left=left)
