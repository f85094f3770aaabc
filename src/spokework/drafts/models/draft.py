from datetime import timedelta
from typing import Any, Self
from uuid import UUID, uuid4

from django.db import models, transaction
from django.utils import timezone

from spokework.vault.keyring import child_key, destroy_person_keys, person_key
from spokework.vault.sealing import seal, unseal

KEPT_FOR = timedelta(days=14)
LONGEST_PATH = 300


class DraftQuerySet(models.QuerySet["Draft"]):
    def of(self, person_id: UUID, path: str) -> Self:
        return self.filter(person_id=person_id, path=path)

    def expired(self) -> Self:
        return self.filter(kept_at__lt=timezone.now() - KEPT_FOR)

    def delete(self) -> tuple[int, dict[str, int]]:
        """The keys go with the drafts, or an older copy of the data would still open them."""
        own = list(self.filter(young_person_id=None).values_list("pk", flat=True))
        gone = super().delete()
        if own:
            transaction.on_commit(lambda: destroy_person_keys(own))
        return gone

    delete.alters_data = True  # type: ignore[attr-defined]  # as Django marks its own
    delete.queryset_only = True  # type: ignore[attr-defined]  # the same: the manager must not get it


class Draft(models.Model):
    """What one person was typing into one form about one record. The path names the form and the record."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person_id = models.UUIDField()
    path = models.CharField(max_length=LONGEST_PATH)
    body = models.BinaryField()
    young_person_id = models.UUIDField(null=True)
    hub_id = models.UUIDField(null=True)
    # Autosave may arrive after the form it belongs to was saved; its token tells.
    submission_id = models.UUIDField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    objects = DraftQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person_id", "path"], name="one_draft_a_form"),)
        indexes = (
            models.Index(fields=["young_person_id"], name="drafts_of_young_person"),
            models.Index(fields=["kept_at"], name="drafts_by_age"),
        )

    def _key(self) -> bytes:
        if self.young_person_id is not None:
            return child_key(self.young_person_id, "narrative")
        return person_key(self.pk)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        return Draft.objects.filter(pk=self.pk).delete()

    @property
    def is_expired(self) -> bool:
        return self.kept_at < timezone.now() - KEPT_FOR

    @property
    def _place(self) -> str:
        return f"draft|{self.person_id}|{self.path}"

    def seal(self, text: str) -> None:
        self.body = seal(self._key(), text.encode(), self._place)

    def open(self) -> str:
        return unseal(self._key(), bytes(self.body), self._place).decode()
