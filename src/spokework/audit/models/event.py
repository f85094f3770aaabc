from django.db import models

from spokework.core.models.written import Written


class Chain(Written):
    """The head of one hub's chain (or the programme's): what the last event must be."""

    id = models.UUIDField(primary_key=True)
    length = models.PositiveBigIntegerField(default=0)
    last = models.BinaryField(default=bytes)
    seal = models.BinaryField(default=bytes)


class Event(Written):
    """One thing somebody did. No foreign keys: it outlives whatever it is about."""

    chain_id = models.UUIDField()
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor_id = models.UUIDField()
    action = models.CharField(max_length=100)
    record_type = models.CharField(max_length=60, blank=True)
    record_id = models.UUIDField(null=True)
    fields = models.JSONField(default=list)
    subjects = models.JSONField(default=list)
    mac = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["chain_id", "number"], name="one_event_a_place"),)
        indexes = (models.Index(fields=["actor_id", "at"], name="event_by_actor"),)


class Subject(Written):
    """An index from a young person to the events about them; the chain proves it complete."""

    event = models.ForeignKey(Event, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+")
    chain_id = models.UUIDField()
    young_person_id = models.UUIDField()

    class Meta:
        indexes = (models.Index(fields=["young_person_id", "event"], name="events_of_young_person"),)
