from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.access.scoping import Scope
from spokework.practice import codes
from spokework.practice.states import SupervisionState
from spokework.vault.fields import EncryptedText

from .base import HubRow


class SupervisionRule(HubRow):
    """How often a hub holds each kind of supervision."""

    kind = models.CharField(max_length=10, choices=codes.SupervisionKind)
    every_weeks = models.PositiveSmallIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["hub", "kind"], name="one_supervision_rule_a_kind"),
            models.CheckConstraint(
                condition=Q(every_weeks__gte=1, every_weeks__lte=52), name="supervision_every_1_to_52_weeks"
            ),
        )


def _of_the_two(actor: Actor, of: str = "") -> Q:
    return Q(**{f"{of}worker": actor.id}) | Q(**{f"{of}supervisor": actor.id})


def _dates_for(actor: Actor) -> Q:
    """The two people; who supports the team; and who may look in, to know what there is."""
    hubs = actor.hubs_with(P.SUPPORT_TEAM) | actor.hubs_with(P.LOOK_INTO_SUPERVISION)
    return _of_the_two(actor) | Q(hub__in=hubs)


class Supervision(HubRow):
    """Due on a day; held, or missed. It says when and with whom; what was said stands in its ``SupervisionWords``."""

    kind = models.CharField(max_length=10, choices=codes.SupervisionKind)
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    worker_id: UUID
    supervisor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    supervisor_id: UUID | None
    supervisor_elsewhere = models.BooleanField(default=False)  # a clinical supervisor without an account
    due = models.DateField()
    state = models.CharField(
        max_length=10, choices=[(s, s) for s in SupervisionState], default=SupervisionState.PLANNED
    )
    held_on = models.DateField(null=True)
    minutes = models.PositiveSmallIntegerField(null=True)

    scope = Scope(view=P.USE_SPOKEWORK, hub="hub", kept_to=_dates_for)

    class Meta:
        indexes = (
            models.Index(fields=["hub", "state", "due"], name="supervision_due"),
            models.Index(fields=["worker", "kind", "held_on"], name="supervision_of_worker"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(state=SupervisionState.HELD, held_on__isnull=False)
                | (~Q(state=SupervisionState.HELD) & Q(held_on__isnull=True)),
                name="supervision_held_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(supervisor__isnull=False, supervisor_elsewhere=False)
                | Q(supervisor__isnull=True, supervisor_elsewhere=True, kind=codes.SupervisionKind.CLINICAL),
                name="supervision_by_one_supervisor",
            ),
            models.CheckConstraint(condition=~Q(worker=F("supervisor")), name="supervision_by_somebody_else"),
        )

    def is_between(self, actor: Actor) -> bool:
        return actor.id in (self.worker_id, self.supervisor_id)

    def is_within_reach_of(self, actor: Actor) -> bool:
        """To do something with it. What a manager who is neither arranges, her action says."""
        return self.is_between(actor)


def _words_for(actor: Actor) -> Q:
    looks = SupervisionLook.objects.unscoped("one's own looks, which open what they name")
    running = looks.filter(account=actor.id, ends__gt=timezone.now(), hub__in=actor.hubs_with(P.LOOK_INTO_SUPERVISION))
    return _of_the_two(actor, "supervision__") | Q(supervision__in=running.values("supervision"))


class SupervisionWords(HubRow):
    """What was said, what was agreed, why it was missed: for the two people, and for a look that is running.

    They stand in a row of their own so that a list of dates, a count or a page about somebody else cannot take them
    along: this scope is the only way to them.
    """

    supervision = models.OneToOneField(Supervision, on_delete=models.PROTECT, related_name="+")
    content = EncryptedText()
    agreed = EncryptedText()
    missed_reason = EncryptedText()

    scope = Scope(view=P.USE_SPOKEWORK, hub="hub", kept_to=_words_for)


def _looks_for(actor: Actor) -> Q:
    hubs = actor.hubs_with(P.SUPPORT_TEAM) | actor.hubs_with(P.LOOK_INTO_SUPERVISION)
    return _of_the_two(actor, "supervision__") | Q(hub__in=hubs)


class SupervisionLook(HubRow):
    """A safeguarding lead's reason for reading what is between two people, for an hour."""

    supervision = models.ForeignKey(Supervision, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    account_id: UUID
    reason = EncryptedText()
    starts = models.DateTimeField()
    ends = models.DateTimeField()

    scope = Scope(view=P.USE_SPOKEWORK, hub="hub", kept_to=_looks_for)

    class Meta:
        indexes = (models.Index(fields=["account", "supervision", "ends"], name="supervision_look_in_force"),)
