"""A table with encrypted columns, for the tests of the vault alone.

It is known before the databases are made, and so is in them.
"""

from uuid import UUID, uuid4

from django.db import models

from spokework.vault.fields import EncryptedJSON, EncryptedText


class Letter(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid4)
    hub_id = models.UUIDField()
    child_id = models.UUIDField()
    shelf = models.CharField(max_length=20, default="")
    name = EncryptedText(purpose="identity", blank=True)
    words = EncryptedText(blank=True)
    answers = EncryptedJSON(blank=True)

    class Meta:
        app_label = "core"

    @property
    def data_key_owner(self) -> UUID:
        return self.child_id
