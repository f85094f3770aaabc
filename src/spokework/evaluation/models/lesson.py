from typing import Any, ClassVar, Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.access.scoping import Scope
from spokework.core.words import keeper
from spokework.evaluation import codes
from spokework.evaluation.states import LessonState, TheoryState
from spokework.insight.models import FrozenOnceOut, FrozenRows

from .base import Numbered, NumberedQuerySet, OfEvaluation, of_ones_team
from .evidence import Evidence
from .site import Site
from .source import Source
from .theory import Theory

PLACE = "evaluation_quote.sealed"
# Taken back, a lesson stays as it was, too: what was out is on record.
_OUT = (LessonState.PUBLISHED, LessonState.TAKEN_BACK)


def _out_or_ones_own(actor: Actor) -> Q:
    return Q(state=LessonState.PUBLISHED) | of_ones_team(actor)


def _in_one_that_is_out(actor: Actor) -> Q:
    """The rows of lessons that are out stand open to their readers; nothing that they point to does."""
    return Q(lesson__state=LessonState.PUBLISHED) | of_ones_team(actor)


def _quoted_in_one_that_is_out(actor: Actor) -> Q:
    out = Lesson._base_manager.filter(state=LessonState.PUBLISHED).values("quotes")
    return Q(pk__in=out) | of_ones_team(actor)


class Quote(Numbered):
    """A passage in the words in which it may be read by anybody. Under a key of its own, which goes with its source."""

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="+")
    evidence_id: UUID
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    source_id: UUID
    stakeholder = models.CharField(max_length=15, choices=codes.Stakeholder)  # all that is said of who said it
    sealed = models.BinaryField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    taken_out_on = models.DateField(null=True)  # consent was taken back, or no lesson has it any more

    scope = Scope(view=P.READ_LESSONS, kept_to=_quoted_in_one_that_is_out)

    def seal(self, words: str) -> None:
        self.sealed = keeper().seal(self.pk, words, PLACE)


def quoted(rows: list[Quote]) -> dict[UUID, str]:
    """By quote; of one that was taken out there is none."""
    return keeper().open({row.pk: bytes(row.sealed) for row in rows if row.sealed}, PLACE)


class LessonQuerySet(NumberedQuerySet, FrozenRows):  # type: ignore[override]  # the stubs give each an as_manager
    def standing(self) -> Self:
        """Without those whose later edition is taken back: an earlier one does not come back in its place."""
        taken_back = self.model._base_manager.filter(state=LessonState.TAKEN_BACK, theory=OuterRef("theory"))
        return self.exclude(Exists(taken_back.filter(edition__gt=OuterRef("edition"))))


class Lesson(FrozenOnceOut, Numbered):
    """One theory in plain words, in one edition. Once it is out its words never change; it can be taken back."""

    OUT = _OUT
    MARKS = frozenset({"state", "taken_back_at", "taken_back_why", "version"})

    theory = models.ForeignKey(Theory, on_delete=models.PROTECT, related_name="+")
    theory_id: UUID
    edition = models.PositiveIntegerField(default=1)
    reason = models.CharField(max_length=300, blank=True)  # of another edition
    at_version = models.PositiveIntegerField()
    stood = models.CharField(max_length=15, choices=[(s, s) for s in TheoryState])  # the theory, when it was told
    state = models.CharField(max_length=10, choices=[(s, s) for s in LessonState], default=LessonState.DRAFT)
    title = models.CharField(max_length=120)
    # As they were called when it came out.
    evaluation_title = models.CharField(max_length=120, blank=True)
    domain_title = models.CharField(max_length=120, blank=True)
    what_works = models.TextField()
    for_whom = models.TextField()
    where = models.TextField()
    why = models.TextField()
    where_not = models.TextField()
    quotes = models.ManyToManyField(Quote, related_name="lessons")
    writers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)
    taken_back_why = models.CharField(max_length=300, blank=True)

    scope = Scope(view=P.READ_LESSONS, kept_to=_out_or_ones_own)
    objects: ClassVar[Any] = models.Manager.from_queryset(LessonQuerySet)()

    class Meta(Numbered.Meta):
        constraints = (
            *Numbered.Meta.constraints,
            models.UniqueConstraint(fields=["theory", "edition"], name="one_lesson_an_edition"),
            models.CheckConstraint(
                condition=Q(state__in=[LessonState.DRAFT, LessonState.READ], published_at__isnull=True)
                | Q(state__in=[LessonState.PUBLISHED, LessonState.TAKEN_BACK], published_at__isnull=False),
                name="lesson_published_at_a_time",
            ),
        )

    @property
    def is_out(self) -> bool:
        return self.state == LessonState.PUBLISHED

    def __str__(self) -> str:
        return self.title


class LessonPlaceQuerySet(NumberedQuerySet, FrozenRows):  # type: ignore[override]  # the stubs give each an as_manager
    def holding(self) -> Self:
        """Those that count: of no source, or of one that nobody withdrew."""
        return self.filter(Q(source__isnull=True) | Q(source__withdrawn_on__isnull=True))


class LessonPlace(FrozenOnceOut, OfEvaluation):
    """What one piece of evidence said at a site when the lesson came out; one without says that the site is there."""

    STATE = "lesson__state"
    OUT = _OUT

    lesson = models.ForeignKey(Lesson, on_delete=models.PROTECT, related_name="+")
    lesson_id: UUID
    site = models.ForeignKey(Site, null=True, on_delete=models.PROTECT, related_name="+")
    site_id: UUID | None
    site_name = models.CharField(max_length=80, blank=True)  # as it was called then
    verdict = models.CharField(max_length=12, choices=codes.Verdict, blank=True)
    source = models.ForeignKey(Source, null=True, on_delete=models.PROTECT, related_name="+")

    scope = Scope(view=P.READ_LESSONS, kept_to=_in_one_that_is_out)
    objects: ClassVar[Any] = models.Manager.from_queryset(LessonPlaceQuerySet)()
