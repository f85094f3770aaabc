"""A record, for the tests of the base model alone.

It is known before the databases are made, and so is in them.
"""

from django.db import models

from spokework.core.models import BaseModel


class Memo(BaseModel):
    title = models.CharField(max_length=20, default="")
    text = models.TextField(default="")

    class Meta:
        app_label = "core"
