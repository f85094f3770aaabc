"""What has had its time goes: drafts past their days, tokens of forms sent long ago, sessions that are over."""

from django.core.management import call_command

from spokework.core.once import forget_old
from spokework.drafts.actions import purge_expired


def tidy() -> None:
    purge_expired()
    forget_old()
    call_command("clearsessions")
