from django.db import models

from spokework.access.scoping import Scope, ScopedManager
from spokework.core.models import BaseModel


class Round(BaseModel):
    """When somebody last went round to see whether a lone visit is overdue. One row, of the whole installation."""

    one = models.BooleanField(default=True, editable=False, unique=True)
    at = models.DateTimeField()

    scope = Scope(view=None)
    objects = ScopedManager()
