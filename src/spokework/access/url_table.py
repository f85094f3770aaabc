"""Every URL → who may open it. A URL that is not here stops start-up."""

from .permissions import Permission as P
from .rules import Rule

_READ = ("GET", "HEAD")
_WRITE = ("POST",)

# No permission is asked for one's own sign-in: whoever has no role (yet, or any more) must still be able to secure
# the account and sign out. Each of these pages is about the person who is signed in or signing in, and no other;
# those that need a signed-in person send everyone else to sign in themselves.
_ACCOUNTS: dict[str, Rule] = {
    "accounts:welcome": Rule(None),
    "accounts:security": Rule(None, methods=_READ),
    "accounts:end_other_sessions": Rule(None, methods=_WRITE),
    "account_login": Rule(None),
    "account_logout": Rule(None),
    "account_inactive": Rule(None, methods=_READ),
    "account_reauthenticate": Rule(None),
    "account_change_password": Rule(None),
    "account_reset_password": Rule(None),
    "account_reset_password_done": Rule(None, methods=_READ),
    "account_reset_password_from_key": Rule(None),
    "account_reset_password_from_key_done": Rule(None, methods=_READ),
    "mfa_index": Rule(None, methods=_READ),
    "mfa_authenticate": Rule(None),
    "mfa_reauthenticate": Rule(None),
    "mfa_activate_totp": Rule(None),
    "mfa_deactivate_totp": Rule(None),
    "mfa_view_recovery_codes": Rule(None, methods=_READ),
    "mfa_generate_recovery_codes": Rule(None),
    "mfa_download_recovery_codes": Rule(None, methods=_READ),
    "mfa_list_webauthn": Rule(None, methods=_READ),
    "mfa_add_webauthn": Rule(None),
    "mfa_login_webauthn": Rule(None),
    "mfa_reauthenticate_webauthn": Rule(None),
    "mfa_remove_webauthn": Rule(None),
    "mfa_edit_webauthn": Rule(None),
}

_DRAFTS: dict[str, Rule] = {
    # Each asks the page in its query whether it is open to this person, and answers 404 where it is not.
    "drafts:keep": Rule(P.USE_SPOKEWORK, methods=_WRITE),
    "drafts:discard": Rule(P.USE_SPOKEWORK, methods=_WRITE),
}

_PROGRAMME: dict[str, Rule] = {}

_REFERRALS: dict[str, Rule] = {}

# Pages about one young person: the hub decides here, the page and its action ask again for the young person's own reach.
_WORK: dict[str, Rule] = {
    "casework:young_person": Rule(P.OPEN_YOUNG_PERSON, of="casework.YoungPerson", methods=_READ),
}

_TEAM: dict[str, Rule] = {}

_DEMONSTRATION: dict[str, Rule] = {}

URL_TABLE: dict[str, Rule] = _ACCOUNTS | _DRAFTS | _PROGRAMME | _REFERRALS | _WORK | _TEAM | _DEMONSTRATION

__all__ = ["URL_TABLE", "P"]
