"""What stands in the databases, held against what the writers were told."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any
from uuid import UUID

from django.db import connections

from spokework.audit.verify import verify
from spokework.casework.models import Contact, Referral
from spokework.core.models import Submission
from spokework.vault.keyring import forget

from .nursery import Heard
from .writing import token_in


@dataclass
class Standing:
    written: int = 0
    lost: list[str] = field(default_factory=list)  # acknowledged, and not there
    twice: list[str] = field(default_factory=list)
    half: list[str] = field(default_factory=list)  # the sending without its work, or the work without the sending
    answered_otherwise: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)  # links of the log
    corrupt: list[str] = field(default_factory=list)  # what the database says of its own files

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def tokens_written() -> Counter[UUID]:
    """Opens every text with its key, which fails where a key is missing."""
    forget()
    contacts: Iterable[Any] = Contact.objects.unscoped("tests").order_by("number")
    referrals: Iterable[Any] = Referral.objects.unscoped("tests").select_related("young_person")
    texts = [row.note for row in contacts] + [row.words for row in referrals if row.young_person.family_name]
    return Counter(token for token in map(token_in, texts) if token is not None)


def standing(heard: Heard) -> Standing:
    written = tokens_written()
    sent = set(Submission.objects.values_list("id", flat=True))
    return Standing(
        written=len(written),
        lost=_named(token for token in heard.saved if token not in written),
        twice=_named(token for token, times in written.items() if times > 1),
        half=_named(sent.symmetric_difference(written)),
        answered_otherwise=_named(heard.answered_otherwise),
        broken=[f"{broken.number}: {broken.why}" for broken in verify()],
        corrupt=corrupt(),
    )


def corrupt() -> list[str]:
    found = []
    for alias in connections:
        connection = connections[alias]
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA integrity_check")
                found += [f"{alias}: {row[0]}" for row in cursor.fetchall() if row[0] != "ok"]
                cursor.execute("PRAGMA foreign_key_check")
                found += [f"{alias}: {row}" for row in cursor.fetchall()]
    return found


def _named(tokens: Iterable[UUID]) -> list[str]:
    return sorted(map(str, tokens))
