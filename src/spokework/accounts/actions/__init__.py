"""What is done to the people who sign in."""

from .accounts import create_account, deactivate, reactivate, reset_second_factor
from .handing_over import hand_over_link, link_made
from .own import change_own_sign_in, oneself, set_password, set_up
from .sessions import begin, end, end_others, seen

__all__ = [
    "begin",
    "change_own_sign_in",
    "create_account",
    "deactivate",
    "end",
    "end_others",
    "hand_over_link",
    "link_made",
    "oneself",
    "reactivate",
    "reset_second_factor",
    "seen",
    "set_password",
    "set_up",
]
