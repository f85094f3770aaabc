from datetime import date
from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils import timezone

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.access.scoping import Scope, ScopedManager, ScopedQuerySet
from spokework.casework import codes
from spokework.core import clock
from spokework.vault.fields import EncryptedText
from spokework.vault.keyring import unlock

from .base import AboutAChild
from .reach import reach
from .reach_compiled import can_reach, reached


class YoungPersonQuerySet(ScopedQuerySet):
    def present(self) -> Self:
        """Neither erased nor merged into another record."""
        return self.filter(erased_at=None, merged_into=None)

    def with_names(self) -> list["YoungPerson"]:
        """The rows with their keys opened in two queries, however many there are."""
        rows = list(self)
        unlock(row.pk for row in rows)
        return rows


class YoungPerson(AboutAChild):
    """A young person from the referral on, declined ones too. Belongs to one hub. Names are sealed."""

    reference = models.CharField(max_length=12, unique=True)
    given_name = EncryptedText(purpose="identity")
    family_name = EncryptedText(purpose="identity")
    preferred_name = EncryptedText(purpose="identity")
    born = EncryptedText(purpose="identity")  # ISO date; outside the vault only the quarter is known
    address = EncryptedText(purpose="identity")
    phone = EncryptedText(purpose="identity")
    email = EncryptedText(purpose="identity")
    safe_contact = EncryptedText(purpose="identity")
    gender = EncryptedText(purpose="narrative")  # in their own words
    birth_quarter = models.CharField(max_length=6, blank=True)  # 2001Q3
    sex = models.CharField(max_length=1, choices=codes.Sex, default=codes.Sex.UNKNOWN)
    ethnicity = models.CharField(max_length=4, choices=codes.Ethnicity, default=codes.Ethnicity.NOBT)
    disability = models.JSONField(default=list)
    language = models.CharField(max_length=40, blank=True)
    care_status = models.CharField(max_length=30, choices=codes.CareStatus, default=codes.CareStatus.UNKNOWN)
    education = models.CharField(max_length=30, choices=codes.Education, default=codes.Education.UNKNOWN)
    hub_hash = models.BinaryField(null=True)
    programme_hash = models.BinaryField(null=True, db_index=True)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    # By how much the numbers of each kind of row grew in the merge, so that an older address leads to the same row.
    numbers_moved = models.JSONField(default=dict)
    erased_at = models.DateTimeField(null=True)

    scope = Scope(view=P.OPEN_YOUNG_PERSON, hub="hub", young_person="")
    objects = ScopedManager.from_queryset(YoungPersonQuerySet)()

    class Meta:
        indexes = (models.Index(fields=["hub", "hub_hash"], name="young_person_hub_hash"),)

    @property
    def data_key_owner(self) -> UUID:
        return self.pk

    @staticmethod
    def reach(actor: Actor) -> Q:
        return reach(actor, today=clock.today(), at=timezone.now())

    @staticmethod
    def reached(actor: Actor, row: str) -> Q:
        return reached(actor, row, today=clock.today(), at=timezone.now())

    def is_within_reach_of(self, actor: Actor) -> bool:
        return can_reach(actor, self.pk, today=clock.today(), at=timezone.now())

    @property
    def full_name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def called(self) -> str:
        """What to call them on a page about them: never in a title, a URL or a message."""
        return self.preferred_name or self.given_name or self.reference

    @property
    def birth_date(self) -> date | None:
        return date.fromisoformat(self.born) if self.born else None

    @property
    def age(self) -> int | None:
        return self.age_on(clock.today())

    def age_on(self, day: date) -> int | None:
        born = self.birth_date
        if born is None:
            return None
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
