"""Pages about nobody but the person at the keyboard: what each answers, signed in and signed out."""

from dataclasses import dataclass

from .access_lines import LOGIN, READ, READ_AND_WRITE, WRITE


@dataclass(frozen=True)
class OwnSignIn:
    """A page about nobody but the person at the keyboard. What they are answered, signed in and signed out.

    A number is a status. A name is another page they are led to.
    """

    methods: tuple[str, ...]
    signed_in: int | str
    signed_out: int | str


def own(
    signed_in: int | str = 200, signed_out: int | str = LOGIN, methods: tuple[str, ...] = READ_AND_WRITE
) -> OwnSignIn:
    return OwnSignIn(methods, signed_in, signed_out)


SECURITY, AGAIN = "accounts:security", "mfa_reauthenticate"
FRONT = "casework:home"
SIGN_IN = {
    "accounts:welcome": own(signed_out=200),  # by a one-time link
    "accounts:security": own(methods=READ),
    "accounts:end_other_sessions": own(SECURITY, methods=WRITE),
    "account_login": own(FRONT, 200),
    "account_logout": own(),
    "account_inactive": own(signed_out=200, methods=READ),
    "account_reauthenticate": own(AGAIN),
    "account_change_password": own(),
    "account_reset_password": own(signed_out=200),
    "account_reset_password_done": own(signed_out=200, methods=READ),
    "account_reset_password_from_key": own(signed_out=200),
    "account_reset_password_from_key_done": own(signed_out=200, methods=READ),
    "mfa_index": own(SECURITY, SECURITY, methods=READ),
    "mfa_authenticate": own(FRONT),
    "mfa_reauthenticate": own(),
    # Whoever finds a browser signed in changes nothing about how its owner signs in.
    "mfa_activate_totp": own(AGAIN),
    "mfa_deactivate_totp": own(AGAIN),
    "mfa_generate_recovery_codes": own(AGAIN),
    "mfa_add_webauthn": own(AGAIN),
    "mfa_remove_webauthn": own(AGAIN),
    "mfa_edit_webauthn": own(AGAIN),
    "mfa_reauthenticate_webauthn": own(AGAIN),
    # There are no codes yet.
    "mfa_view_recovery_codes": own(404, methods=READ),
    "mfa_download_recovery_codes": own(404, methods=READ),
    "mfa_list_webauthn": own(SECURITY, SECURITY, methods=READ),
    "mfa_login_webauthn": own(FRONT),
    "programme:no_membership": own(FRONT, methods=READ),
    "demo:choose_role": own(404, 404),  # outside the demonstration there is no such page
}

# Open to whoever holds a one-time link, and the same to everybody, whoever is signed in. Each is asked by a good link,
# and by a guess.
BY_LINK = {"by_link:answer": own(signed_out=200)}
SIGN_IN |= BY_LINK | {"by_link:answered": own(signed_out=200, methods=READ)}
