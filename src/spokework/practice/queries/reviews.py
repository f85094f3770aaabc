"""What was said in partnership reviews, as far as it may be shown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from spokework.access.decide import Actor
from spokework.core import clock
from spokework.practice.codes import RespondentKind, Scale
from spokework.practice.models import PartnershipReview, Respondent, ReviewAnswer
from spokework.programme.models import Area, Hub
from spokework.vault.keyring import unlock

from .respondents import may_be_shown, takes_answers

K = RespondentKind
_HALF = 2


@dataclass(frozen=True)
class Blunted:
    """A mean of professionals' answers, to the nearest half; at an end of the scale only that it is there.

    A mean of exactly 5 would say what every one of them answered.
    """

    value: float
    end: str = ""

    @classmethod
    def of(cls, ratings: Sequence[int]) -> "Blunted":
        nearest = round(_HALF * sum(ratings) / len(ratings)) / _HALF
        if nearest >= 4.5:
            return cls(4.5, "or more")
        return cls(1.5, "or less") if nearest <= 1.5 else cls(nearest)

    def __str__(self) -> str:
        return f"{self.value:g} {self.end}".strip()


@dataclass
class Said:
    """One review: colleagues' answers under their names; of professionals what may be shown, or nothing."""

    review: PartnershipReview
    colleagues: list[ReviewAnswer] = field(default_factory=list)
    professionals: Mapping[Scale, Blunted] | None = None
    how_many: int | None = None  # professionals who answered, where it is shown
    comments: list[str] = field(default_factory=list)

    @property
    def is_closed(self) -> bool:
        return clock.today() > self.review.closes_on


def review(actor: Actor, pk: UUID) -> PartnershipReview | None:
    rows: Any = PartnershipReview.objects.visible_to(actor).filter(pk=pk)
    found: PartnershipReview | None = rows.select_related("area", "hub").first()
    if found is not None:
        unlock([found.hub_id])
    return found


def respondents(actor: Actor, of: PartnershipReview) -> list[Respondent]:
    rows = Respondent.objects.visible_to(actor).filter(review=of)
    return list(rows.select_related("account", "agency").order_by("number"))


def still_to_answer(actor: Actor, of: PartnershipReview) -> bool:
    """Whether the actor was asked, and has not answered, while there is time."""
    mine = Respondent.objects.visible_to(actor).filter(review=of, account=actor.id, answered_on=None)
    return clock.today() <= of.closes_on and bool(mine.exists())


def open_to_answers(of: PartnershipReview) -> bool:
    return takes_answers(of)


def what_was_said(actor: Actor, reviews: Iterable[PartnershipReview]) -> list[Said]:
    """Three queries. An answer of a professional that may not be shown is not even loaded."""
    found = {row.pk: Said(row) for row in reviews}
    asked = _count(Respondent, actor, found)
    came = _count(ReviewAnswer, actor, found)
    shown = [
        pk for pk, said in found.items() if may_be_shown(said.review, asked=asked.get(pk, 0), answered=came.get(pk, 0))
    ]
    rows = ReviewAnswer.objects.visible_to(actor).filter(review__in=found)
    readable = rows.filter(~Q(kind=K.PROFESSIONAL) | Q(review__in=shown)).select_related("account")
    anonymous: dict[UUID, list[ReviewAnswer]] = {}
    for answer in readable.order_by("-kind", "on", "pk"):
        if answer.kind == K.PROFESSIONAL:
            anonymous.setdefault(answer.review_id, []).append(answer)
        else:
            found[answer.review_id].colleagues.append(answer)
    for pk, answers in anonymous.items():
        _show(found[pk], answers)
    return list(found.values())


def _count(model: Any, actor: Actor, found: Mapping[UUID, Said]) -> dict[UUID, int]:
    rows = model.objects.visible_to(actor).filter(review__in=found, kind=K.PROFESSIONAL)
    return dict(rows.order_by().values("review").annotate(n=Count("pk")).values_list("review", "n"))


def _show(said: Said, answers: list[ReviewAnswer]) -> None:
    said.how_many = len(answers)
    said.professionals = {scale: Blunted.of([answer.scales[scale] for answer in answers]) for scale in Scale}
    said.comments = sorted(answer.comment for answer in answers if answer.comment)


# Over time


@dataclass(frozen=True)
class OverTime:
    """By scale, kind of respondent and quarter with a review. Of a kind that may not be shown there is no value."""

    quarters: list[int]
    values: Mapping[tuple[Scale, RespondentKind, int], float]
    words: Mapping[tuple[Scale, RespondentKind, int], str]


def reviews_over_time(actor: Actor, area: Area, *, hub: Hub) -> OverTime:
    """Of one hub's reviews in an area, whoever may see its practice. Four queries."""
    reviews = PartnershipReview.objects.visible_to(actor).filter(area=area, hub=hub).order_by("quarter")
    return over_time(what_was_said(actor, reviews))


def over_time(found: Sequence[Said]) -> OverTime:
    values: dict[tuple[Scale, RespondentKind, int], float] = {}
    words: dict[tuple[Scale, RespondentKind, int], str] = {}
    for said in found:
        for scale in Scale:
            for kind, value, text in _of_scale(said, scale):
                values[scale, kind, said.review.quarter] = value
                words[scale, kind, said.review.quarter] = text
    return OverTime(sorted(said.review.quarter for said in found), values, words)


def _of_scale(said: Said, scale: Scale) -> Iterable[tuple[RespondentKind, float, str]]:
    if said.professionals is not None:
        blunted = said.professionals[scale]
        yield K.PROFESSIONAL, blunted.value, str(blunted)
    for kind in (K.WORKER, K.MANAGER):
        ratings = [answer.scales[scale] for answer in said.colleagues if answer.kind == kind]
        if ratings:
            mean = sum(ratings) / len(ratings)
            yield kind, mean, f"{mean:.1f}".removesuffix(".0")
