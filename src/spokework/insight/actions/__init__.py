"""Verbs of the figures that leave the house."""

from .messages import remove_message, write_message
from .prepared import prepare
from .preparing import ask_to_check, ask_to_make, ask_to_make_again, stop_preparation
from .releasing import (
    Leaking,
    approve_release,
    attack_release,
    candidate_for,
    check_release,
    make_again,
    make_release,
    publish_release,
)
from .templating import change_funder_template

__all__ = [
    "Leaking",
    "approve_release",
    "ask_to_check",
    "ask_to_make",
    "ask_to_make_again",
    "attack_release",
    "candidate_for",
    "change_funder_template",
    "check_release",
    "make_again",
    "make_release",
    "prepare",
    "publish_release",
    "remove_message",
    "stop_preparation",
    "write_message",
]
