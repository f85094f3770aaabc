"""A form sent twice does its work once.

The token is inserted in the same transaction as the work: a second sending waits for the first,
then finds its answer. A failure takes the token back with everything else.
"""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from spokework.core.models import Submission

# Long past any retry: a form is offered again from a draft with a fresh token.
KEPT_FOR = timedelta(days=30)


def once(token: UUID, *, person_id: UUID, work: Callable[[], str]) -> str:
    """Run ``work`` (which returns where to go next) at most once for this token and person."""
    try:
        with transaction.atomic():
            with transaction.atomic():
                submission = Submission.objects.create(id=token, person_id=person_id)
            submission.answer = work()
            submission.save(update_fields=["answer"])
            return submission.answer
    except IntegrityError:
        earlier = Submission.objects.filter(id=token, person_id=person_id).first()
        if earlier is None:
            raise
        return earlier.answer


def forget_old() -> None:
    Submission.objects.filter(at__lt=timezone.now() - KEPT_FOR).delete()
