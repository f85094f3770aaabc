"""What has had its time goes: old drafts, tokens of old forms, sessions that are over, keys of what was withdrawn."""

from django.core.management import call_command

from spokework.core.once import forget_old
from spokework.drafts.actions import purge_expired
from spokework.evaluation.actions import finish_withdrawals


def tidy() -> None:
    purge_expired()
    forget_old()
    finish_withdrawals()
    call_command("clearsessions")
