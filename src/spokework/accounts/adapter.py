"""How allauth behaves here. Its settings are in config/settings.py, its pages in templates/."""

from base64 import b64decode, b64encode
from typing import Any
from uuid import UUID, uuid5

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from spokework.vault.keyring import person_key
from spokework.vault.sealing import seal, unseal

from . import actions, device
from .models import Account
from .queries import second_factors

# allauth tells the person about each of these by e-mail; the log is told at the same moment.
_LOGGED = {
    "account/email/password_reset": "reset own password by e-mail",
    "mfa/email/totp_activated": "added an authenticator app",
    "mfa/email/totp_deactivated": "removed the authenticator app",
    "mfa/email/webauthn_added": "added a passkey",
    "mfa/email/webauthn_removed": "removed a passkey",
    "mfa/email/recovery_codes_generated": "made new recovery codes",
}


class InvitedOnly(DefaultAccountAdapter):
    """Nobody makes an account for themselves; nobody learns which addresses have one."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "This account is closed.",
        "email_password_mismatch": "The e-mail address and password do not match. Check both and try again.",
        "enter_current_password": "This is not your present password. Try again.",
        "incorrect_code": "This code is not right. Wait for the next one and try again.",
        "incorrect_password": "This is not your password. Try again.",
        "invalid_password_reset": "This link has been used or has run out. Ask for a new one.",
        "rate_limited": "Too many attempts. Wait ten minutes, then try again.",
        "too_many_login_attempts": (
            "Too many attempts. For safety nobody can sign in to this account for ten minutes. Wait, then try again."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def post_login(self, request: HttpRequest, user: Account, **kwargs: Any) -> HttpResponseBase:
        response: HttpResponseBase = super().post_login(request, user, **kwargs)
        actions.change_own_sign_in(account=user, what="signed in")
        device.remember(response, user.pk)
        return response

    def set_password(self, user: Account, password: str) -> None:
        actions.set_password(account=user, password=password, by=actions.oneself(user))
        actions.end_others(account=user, keep=getattr(self.request, "sign_in", None))
        # Whoever has just proved to be the owner of the address is not kept waiting by somebody else's guesses.
        self._delete_login_attempts_cached_email(self.request, email=user.email)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Where there is a second factor, it is what proves who is at the keyboard; a password may be known."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [method for method in methods if method["id"] != "reauthenticate"] or methods

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Built from the settings: the host a request names is not to be trusted with a key."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return settings.BASE_URL + path.replace("UID-KEY", key)

    def send_password_reset_mail(self, user: Account, email: str, context: dict[str, Any]) -> None:
        """Who has no password yet – invited, or after a lost second factor – needs the link of their administrator."""
        known = "account/email/password_reset_key" if user.is_set_up else "account/email/not_set_up"
        self.send_mail(known, email, context)

    def send_notification_mail(self, template_prefix: str, user: Account, *args: Any, **kwargs: Any) -> None:
        if template_prefix in _LOGGED:
            actions.change_own_sign_in(account=user, what=_LOGGED[template_prefix])
        super().send_notification_mail(template_prefix, user, *args, **kwargs)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("accounts:security")


# The keyring's key for the secrets of second factors: a copy of the records alone gives nobody a code.
_SECRETS = uuid5(UUID(int=0), "second factors")
_PLACE = "second factor"


class SecondFactor(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "This code is not right. Wait for the next one and try again.",
    }

    def encrypt(self, text: str) -> str:
        return b64encode(seal(person_key(_SECRETS), text.encode(), _PLACE)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(person_key(_SECRETS), b64decode(encrypted_text), _PLACE).decode()

    def generate_authenticator_name(self, user: Account, type: Any) -> str:
        return f"Passkey {len(second_factors(user).passkeys) + 1}"

    def _get_site_name(self) -> str:
        return "Spokework"
