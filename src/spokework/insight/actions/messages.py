"""Key messages: plain words beside a figure, written by people until the release is approved."""

from typing import Any

from django.db import transaction
from django.db.models import Max

from spokework.access.decide import Actor
from spokework.core import clock
from spokework.core.errors import Refused
from spokework.insight.models import KeyMessage, Release

from .base import did, lock

LONGEST = 600


@transaction.atomic
def write_message(
    *, release: Release, indicator: str, words: str, by: Actor, message: KeyMessage | None = None
) -> KeyMessage:
    """A new one, or other words for one that stands."""
    locked = lock(release, "write_a_message", by=by)
    words = words.strip()
    if not words:
        raise Refused("Write what the figure says, in plain words.", field="words")
    if len(words) > LONGEST:
        raise Refused(f"Keep it to {LONGEST} characters: one thing that the figure says.", field="words")
    if indicator not in {each["indicator"] for each in locked.figures["definitions"]}:
        raise Refused("Choose one of the figures of this release.", field="indicator")
    said: dict[str, Any] = {"indicator": indicator, "words": words, "by_id": by.account_id, "at": clock.now()}
    if message is not None:
        message.change(**said)
    else:
        rows = KeyMessage.objects.unscoped("to number them").filter(release=locked)
        number = (rows.aggregate(last=Max("number"))["last"] or 0) + 1
        message = KeyMessage(release=locked, number=number, **said)
        message.save(force_insert=True)
    did("key message written", locked, by=by, fields=["messages"])
    return message


def carry_over(release: Release) -> bool:
    """A correction begins with what was said of the version before, by whom and when: each is older than its figures,
    and marked so until somebody saves it again. False where nothing was said."""
    rows = KeyMessage.objects.unscoped("another version starts with the words of the one before")
    before = rows.filter(release__quarter=release.quarter, release__edition=release.edition - 1)
    kept = ("number", "indicator", "words", "by_id", "at")
    return bool(
        KeyMessage.objects.bulk_create(
            KeyMessage(release=release, **{name: getattr(each, name) for name in kept}) for each in before
        )
    )


@transaction.atomic
def remove_message(*, message: KeyMessage, by: Actor) -> None:
    locked = lock(message.release, "write_a_message", by=by)
    message.delete()
    did("key message taken away", locked, by=by, fields=["messages"])
