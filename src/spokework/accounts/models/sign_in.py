from datetime import datetime, timedelta
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .account import Account


def _limits(now: datetime) -> tuple[datetime, datetime]:
    return now - timedelta(minutes=settings.IDLE_MINUTES), now - timedelta(hours=settings.ABSOLUTE_HOURS)


class SignInQuerySet(models.QuerySet["SignIn"]):
    def over(self) -> "SignInQuerySet":
        idle, absolute = _limits(timezone.now())
        return self.filter(Q(active_at__lt=idle) | Q(started_at__lt=absolute))

    def live(self) -> "SignInQuerySet":
        idle, absolute = _limits(timezone.now())
        return self.filter(active_at__gte=idle, started_at__gte=absolute)


class SignIn(models.Model):
    """One browser in which a person is signed in. Without its row the session is over, whatever the cookie says."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="sign_ins")
    device = models.CharField(max_length=60)
    started_at = models.DateTimeField(default=timezone.now)
    active_at = models.DateTimeField(default=timezone.now)

    objects = models.Manager.from_queryset(SignInQuerySet)()

    def is_idle(self) -> bool:
        return self.active_at < _limits(timezone.now())[0]

    def is_too_long(self) -> bool:
        return self.started_at < _limits(timezone.now())[1]
