"""What has had its time goes: drafts past their days, ended sessions, the tokens of forms sent long ago."""

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone

from spokework.core.models import Submission
from spokework.drafts.actions import purge_expired

# Long past any retry: a form is offered again from a draft with a fresh token.
SUBMISSIONS_KEPT = timedelta(days=30)


def tidy() -> None:
    purge_expired()
    Submission.objects.filter(at__lt=timezone.now() - SUBMISSIONS_KEPT).delete()
    call_command("clearsessions")
