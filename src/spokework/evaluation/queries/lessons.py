"""Lessons: what is out, for everybody who reads them; and what a team is writing."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F

from spokework.access.decide import Actor
from spokework.evaluation.codes import ResearchConsent
from spokework.evaluation.few import may_be_named
from spokework.evaluation.models import Evaluation, Evidence, Lesson, LessonPlace, Participant, Quote, Site, quoted
from spokework.evaluation.states import LessonState
from spokework.evaluation.telling import Found, found_with

from .coding import with_words
from .theories import evidence


def lessons(actor: Actor, evaluation: Evaluation) -> list[Lesson]:
    """A team's own, the latest first."""
    rows = Lesson.objects.visible_to(actor).filter(evaluation=evaluation)
    return list(rows.select_related("theory", "read_by", "published_by").order_by("-number"))


def latest_out(actor: Actor) -> list[Lesson]:
    """Of each theory the edition that holds, by evaluation and outcome.

    None where the last one that was out is taken back: an earlier one does not come back in its place.
    """
    rows = _out(actor).standing().order_by("theory", "-edition")
    found: dict[UUID, Lesson] = {}
    for row in rows:
        found.setdefault(row.theory_id, row)
    return sorted(found.values(), key=lambda row: (-row.evaluation.number, row.theory.domain.number, row.number))


def _out(actor: Actor) -> Any:
    rows = Lesson.objects.visible_to(actor).filter(state=LessonState.PUBLISHED)
    return rows.select_related("evaluation", "theory__domain")


def one_out(actor: Actor, evaluation: int, number: int) -> Lesson | None:
    found: Lesson | None = _out(actor).filter(evaluation__number=evaluation, number=number).first()
    return found


def editions(actor: Actor, lesson: Lesson) -> list[Lesson]:
    """Of the same theory, that are out; the latest first."""
    return list(_out(actor).filter(theory=lesson.theory_id).order_by("-edition"))


def stands(actor: Actor, lesson: Lesson) -> bool:
    found: bool = _out(actor).standing().filter(pk=lesson.pk).exists()
    return found


@dataclass(frozen=True)
class At:
    """What was found at one site; no name: where no site was said."""

    name: str
    found: Found


def places(actor: Actor, lesson: Lesson) -> list[At]:
    """By site. Frozen when the lesson came out, less what was withdrawn since; before that, as it is now."""
    if lesson.published_at is None:
        return _so_far(actor, lesson)
    rows = LessonPlace.objects.visible_to(actor).filter(lesson=lesson).holding()
    said = rows.order_by(F("site__number").asc(nulls_last=True)).values_list("site_name", "verdict")
    return _told(said)


def _so_far(actor: Actor, lesson: Lesson) -> list[At]:
    sites = Site.objects.visible_to(actor).filter(evaluation=lesson.evaluation_id).order_by("number")
    judged = Evidence.objects.visible_to(actor).filter(theory=lesson.theory_id).holding()
    rows = judged.order_by(F("site__number").asc(nulls_last=True)).values_list("site__name", "verdict")
    return _told([*((name, "") for name in sites.values_list("name", flat=True)), *rows])


def _told(rows: Any) -> list[At]:
    verdicts: dict[str | None, set[str]] = defaultdict(set)
    for name, verdict in rows:
        verdicts[name].update({verdict} if verdict else ())
    return [At(name or "", found_with(said)) for name, said in verdicts.items()]


@dataclass(frozen=True)
class Quoted:
    quote: Quote
    words: str  # empty where it was taken out
    part: str  # of who said it; empty where that would say who it was


def quotes(actor: Actor, lesson: Lesson) -> list[Quoted]:
    rows = list(Quote.objects.visible_to(actor).filter(lessons=lesson).order_by("number"))
    words, named = quoted(rows), parts_of_several(lesson.evaluation_id)
    return [Quoted(row, words.get(row.pk, ""), row.stakeholder if row.stakeholder in named else "") for row in rows]


def parts_of_several(evaluation_id: UUID) -> frozenset[str]:
    """Parts by which nobody who took part is known."""
    rows = Participant.objects.unscoped("counted for whoever reads, and shown to nobody")
    people: dict[str, set[UUID]] = defaultdict(set)
    took_part = rows.filter(evaluation=evaluation_id).exclude(consent=ResearchConsent.WITHDRAWN).order_by()
    for part, key in took_part.values_list("stakeholder", "pk"):
        people[part].add(key)
    return may_be_named(people)


def quotable(actor: Actor, lesson: Lesson, quoted_already: list[Quoted]) -> list[Evidence]:
    """Passages held against the theory, of people who agreed to be quoted."""
    given = {
        "source__participant__consent": ResearchConsent.GIVEN,
        "coding__removed_at__isnull": True,
        "coding__lost": False,
    }
    rows = evidence(actor, lesson.evaluation, theory=lesson.theory_id, **given)
    used = {each.quote.evidence_id for each in quoted_already if each.quote.taken_out_on is None}
    return [row for row in rows if row.pk not in used]


def passage(actor: Actor, row: Evidence) -> str:
    (found,) = with_words(actor, [row.coding] if row.coding else [])
    return found.words
