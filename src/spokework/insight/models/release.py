from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.access.scoping import Scope
from spokework.core.models import BaseModel
from spokework.core.quarters import quarter_name
from spokework.insight.states import ReleaseState

from .frozen import FrozenOnceOut, FrozenRows


def _only_published(actor: Actor) -> Q:
    return Q() if actor.everywhere(P.PREPARE_RELEASES) else Q(state=ReleaseState.PUBLISHED)


def _of_a_published_one(actor: Actor) -> Q:
    return Q() if actor.everywhere(P.PREPARE_RELEASES) else Q(release__state=ReleaseState.PUBLISHED)


def name_of(quarter: str, edition: int) -> str:
    return quarter + (f", version {edition}" if edition > 1 else "")


def _person(of: str) -> Any:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name=f"releases_{of}"
    )


class Release(FrozenOnceOut, BaseModel):
    """A quarter's figures as they may be published. Nothing in it says more than its rules let out.

    ``tables`` and ``figures`` hold protected counts only: the first as the attacker reads them, the second as people do
    (``insight/releases``). Who made, checked or approved it is empty where that was done at the machine's command line.
    """

    quarter = models.PositiveSmallIntegerField()  # year × 4 + quarter − 1
    edition = models.PositiveSmallIntegerField(default=1)
    reason = models.TextField(blank=True)  # why there is another edition; published with it
    profile = models.CharField(max_length=20)
    state = models.CharField(max_length=12, choices=[(s.value, s.value) for s in ReleaseState])
    as_at = models.DateField()
    extract = models.CharField(max_length=60)  # the extract it was counted on, while that is there
    tables = models.JSONField(default=list)
    figures = models.JSONField(default=dict)
    missing_returns = models.JSONField(default=list)
    report = models.JSONField(default=dict)  # the attacker's; empty until it is checked

    made_by = _person("made")
    made_at = models.DateTimeField()
    checked_by = _person("checked")
    checked_at = models.DateTimeField(null=True)
    approved_by = _person("approved")
    approved_at = models.DateTimeField(null=True)
    published_by = _person("published")
    published_at = models.DateTimeField(null=True)

    made_by_id: UUID | None
    checked_by_id: UUID | None
    approved_by_id: UUID | None
    published_by_id: UUID | None

    kept_messages: "list[KeyMessage]"  # as queries.releases.one reads them

    scope = Scope(view=P.READ_RELEASES, kept_to=_only_published)
    objects = models.Manager.from_queryset(FrozenRows)()

    class Meta:
        ordering = ("-quarter", "-edition")
        constraints = (
            models.UniqueConstraint(fields=["quarter", "edition"], name="one_release_a_quarter_and_edition"),
            models.CheckConstraint(
                condition=~Q(state__in=[ReleaseState.APPROVED, ReleaseState.PUBLISHED])
                | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="release_is_approved_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True)
                | (
                    (Q(made_by__isnull=True) | ~Q(approved_by=models.F("made_by")))
                    & (Q(checked_by__isnull=True) | ~Q(approved_by=models.F("checked_by")))
                ),
                name="release_is_approved_by_another_person",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """As people and the attacker's report call it."""
        return name_of(quarter_name(self.quarter), self.edition)

    @property
    def is_published(self) -> bool:
        return self.state == ReleaseState.PUBLISHED

    def had_a_hand_in_it(self, account_id: UUID | None, writers: Iterable[UUID | None]) -> bool:
        """Who made or checked it, or is one of its ``writers``, does not approve it."""
        return account_id is not None and account_id in {self.made_by_id, self.checked_by_id, *writers}


class KeyMessage(FrozenOnceOut, BaseModel):
    """What somebody says of one figure of a release in plain words. Published with it, so never about one person."""

    STATE = "release__state"

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="messages")
    release_id: UUID
    number = models.PositiveSmallIntegerField()
    indicator = models.CharField(max_length=60)
    words = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    by_id: UUID | None
    at = models.DateTimeField()

    scope = Scope(view=P.READ_RELEASES, kept_to=_of_a_published_one)
    objects = models.Manager.from_queryset(FrozenRows)()

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["release", "number"], name="one_message_a_number"),)
