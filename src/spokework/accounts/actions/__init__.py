"""What is done to the people who sign in."""

from spokework.accounts.links import setup_link

from .accounts import create_account, deactivate, reactivate, reset_second_factor
from .own import change_own_sign_in, oneself, set_password, set_up
from .sessions import begin, end, end_others, seen

__all__ = [
    "begin",
    "change_own_sign_in",
    "create_account",
    "deactivate",
    "end",
    "end_others",
    "oneself",
    "reactivate",
    "reset_second_factor",
    "seen",
    "set_password",
    "set_up",
    "setup_link",
]
