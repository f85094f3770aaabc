"""Our own form, and allauth's with plain words (named in the settings, ACCOUNT_FORMS and MFA_FORMS)."""

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.http import HttpRequest

from spokework.core.forms import SpokeForm
from spokework.core.forms.messages import give_messages

from .models import Account

PASSWORD_HINT = "At least 12 characters. Four unrelated words are easy to remember and hard to guess."  # noqa: S105  # a hint
APP_HINT = "The six figures that your authenticator app shows now"
EITHER_HINT = f"{APP_HINT}, or one of your recovery codes"


def _new_password(label: str, hint: str = "") -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
    return forms.CharField(label=label, help_text=hint, strip=False, widget=widget)


class WelcomeForm(SpokeForm):
    name = forms.CharField(
        label="Your name",
        help_text="As colleagues will see it",
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password1 = _new_password("Choose a password", PASSWORD_HINT)
    password2 = _new_password("The same password again")

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, initial={"name": account.name}, **kwargs)
        self.account = account

    def clean_password1(self) -> str:
        password: str = self.cleaned_data["password1"]
        validate_password(password, self.account)
        return password

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("password1") and said.get("password2") and said["password1"] != said["password2"]:
            self.add_error("password2", "The two passwords differ. Type the same one twice.")
        return said


class _PlainWords:
    """Labels instead of placeholders, and errors that say what to do."""

    words: ClassVar[dict[str, tuple[str, str]]] = {}
    fields: dict[str, forms.Field]
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if name in self.words:
                field.label, field.help_text = self.words[name]
            field.widget.attrs.pop("placeholder", None)
            give_messages(field)


class SignInForm(_PlainWords, account.LoginForm):
    words = {"login": ("E-mail address", ""), "password": ("Password", "")}


class ForgottenPasswordForm(_PlainWords, account.ResetPasswordForm):
    words = {"email": ("E-mail address", "")}

    @property
    def goes_nowhere(self) -> bool:
        return str(settings.EMAIL_BACKEND) == "django.core.mail.backends.dummy.EmailBackend"

    def clean(self) -> dict[str, Any] | None:
        if self.goes_nowhere:
            raise forms.ValidationError(
                "No e-mail leaves this installation. Ask for a link: your hub’s administrator; if you belong to no "
                "hub, the system administrator."
            )
        cleaned: dict[str, Any] | None = super().clean()
        return cleaned

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """An unknown address gets a message too: neither the page nor the time it takes tells them apart."""
        if self.users:
            return str(super().save(request, **kwargs))
        email: str = self.cleaned_data["email"]
        get_adapter().send_mail("account/email/unknown_account", email, {})
        return email


class NewPasswordForm(_PlainWords, account.ResetPasswordKeyForm):
    words = {"password1": ("New password", PASSWORD_HINT), "password2": ("The same password again", "")}


class ChangePasswordForm(_PlainWords, account.ChangePasswordForm):
    words = NewPasswordForm.words | {"oldpassword": ("Present password", "")}


class ConfirmPasswordForm(_PlainWords, account.ReauthenticateForm):
    words = {"password": ("Password", "")}


class CodeForm(_PlainWords, mfa.AuthenticateForm):
    words = {"code": ("Code", EITHER_HINT)}


class ConfirmCodeForm(_PlainWords, mfa.ReauthenticateForm):
    words = {"code": ("Code", EITHER_HINT)}


class AddAppForm(_PlainWords, totp.ActivateTOTPForm):
    words = {"code": ("Code", APP_HINT)}


class AddPasskeyForm(_PlainWords, webauthn.AddWebAuthnForm):
    words = {
        "name": ("What you call it", "For example the phone or key it is on"),
        "passwordless": (
            "Let me sign in with it alone",
            "Without e-mail address and password. It will ask for your finger, face or PIN.",
        ),
    }


class RenamePasskeyForm(_PlainWords, webauthn.EditWebAuthnForm):
    words = {"name": AddPasskeyForm.words["name"]}
