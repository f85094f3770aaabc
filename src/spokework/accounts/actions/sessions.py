"""A sign-in begins, is used and ends. Real time: the demonstration's clock stands still, sessions do not."""

from django.utils import timezone

from spokework.accounts.models import Account, SignIn
from spokework.audit.record import record

from .own import oneself


def begin(*, account: Account, device: str) -> SignIn:
    SignIn.objects.filter(account=account).over().delete()
    return SignIn.objects.create(account=account, device=device)


def seen(sign_in: SignIn) -> None:
    """At most one write a minute: reading quickly must not write quickly."""
    now = timezone.now()
    if (now - sign_in.active_at).total_seconds() >= 60:
        SignIn.objects.filter(pk=sign_in.pk).update(active_at=now)


def end(*, sign_in_id: str) -> None:
    SignIn.objects.filter(pk=sign_in_id).delete()


def end_others(*, account: Account, keep: SignIn | None) -> int:
    """End one's sessions in every other browser; return how many there were."""
    others = SignIn.objects.filter(account=account)
    if keep is not None:
        others = others.exclude(pk=keep.pk)
    ended, _ = others.delete()
    if ended:
        record("ended own other sessions", by=oneself(account), hub_id=None, about=account)
    return ended
