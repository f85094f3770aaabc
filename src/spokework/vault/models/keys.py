from django.db import models
from django.utils import timezone


class HubKey(models.Model):
    """A random key of a hub, wrapped by the master key. A rotation replaces it."""

    hub_id = models.UUIDField(primary_key=True)
    generation = models.PositiveIntegerField(default=1)
    wrapped = models.BinaryField()
    made_at = models.DateTimeField(default=timezone.now)
    # A rotation that was ordered is not yet scrubbed or not yet in the log. Two databases are never atomic.
    rotation_unfinished = models.BooleanField(default=False)


class ChildKey(models.Model):
    """One young person's data key, wrapped by the hub's key of that generation."""

    child_id = models.UUIDField(primary_key=True)
    hub_id = models.UUIDField(db_index=True)
    generation = models.PositiveIntegerField()
    wrapped = models.BinaryField()


class PersonKey(models.Model):
    """For what a person types before it belongs to any child's record: wrapped by the master key."""

    person_id = models.UUIDField(primary_key=True)
    wrapped = models.BinaryField()


class HashKey(models.Model):
    """For finding duplicates without names; outlives rotations, or no old hash would ever match."""

    scope_id = models.UUIDField(primary_key=True)
    wrapped = models.BinaryField()
