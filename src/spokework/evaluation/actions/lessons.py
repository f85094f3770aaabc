"""A theory told in plain words: written by one, read by another, published by the lead – and frozen from then on."""

from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction

from spokework.access.decide import Actor
from spokework.core import clock
from spokework.core.errors import Refused
from spokework.evaluation.models import (
    Evidence,
    Lesson,
    LessonPlace,
    Quote,
    Site,
    SourceText,
    Theory,
    opened,
)
from spokework.evaluation.queries.theories import JUDGED, rests_on_nothing, why_stale, with_figures_since
from spokework.evaluation.quoting import as_quoted
from spokework.evaluation.states import LESSON, TELLABLE, LessonState
from spokework.evaluation.team import Work
from spokework.programme.checks import a_name

from .base import at_work, did, hold, lock, same
from .naming import names_nobody, pseudonyms_of
from .standing import may_stand
from .withdrawing import let_go_of

OPEN = (LessonState.DRAFT, LessonState.READ)
_ASKED = {
    "what_works": "what works, in words of every day",
    "for_whom": "for whom it works",
    "where": "where it works",
    "why": "why it works",
    "where_not": "where it did not, or that no such place was found",
}


@dataclass(frozen=True)
class PlainWords:
    title: str
    what_works: str
    for_whom: str
    where: str
    why: str
    where_not: str

    def checked(self) -> dict[str, str]:
        said = {name: value.strip() for name, value in asdict(self).items()}
        said["title"] = a_name(self.title, field="title", what="what it is called")
        for name, what in _ASKED.items():
            if not said[name]:
                raise Refused(f"Enter {what}.", field=name)
        return said


@transaction.atomic
def write_lesson(*, theory: Theory, words: PlainWords, by: Actor, reason: str = "") -> Lesson:
    """A draft. The second one of a theory is another edition, and says why there is one."""
    at_work(theory.evaluation_id, Work.CODE, by=by)
    hold(theory.evaluation_id)
    locked = lock(theory)
    _can_be_told(locked)
    rows = Lesson.objects.unscoped("editions are numbered")
    earlier = list(rows.filter(theory=locked).order_by("-edition"))
    if any(each.state in OPEN for each in earlier):
        raise Refused("A lesson of this theory is being written already. Open it and change it.")
    reason = reason.strip()
    names_nobody(locked.evaluation_id, {"reason": reason})
    if earlier and not reason:
        raise Refused("Say why there is another edition: it is published with it.", field="reason")
    lesson = Lesson(
        evaluation_id=locked.evaluation_id,
        number=rows.next_number(locked.evaluation_id),
        theory=locked,
        edition=earlier[0].edition + 1 if earlier else 1,
        reason=reason if earlier else "",
        at_version=locked.current,
        stood=locked.state,
        **_naming_nobody(locked, words),
    )
    lesson.save(force_insert=True)
    if earlier:
        kept = earlier[0].quotes.unscoped("what the edition before quoted, and may still")
        lesson.quotes.add(*kept.filter(taken_out_on__isnull=True))
    _wrote(lesson, by=by)
    did("lesson written", lesson, by=by)
    return lesson


def _naming_nobody(theory: Theory, words: PlainWords) -> dict[str, str]:
    said = words.checked()
    names_nobody(theory.evaluation_id, said)
    return said


def _can_be_told(theory: Theory) -> None:
    if theory.state not in TELLABLE:
        raise Refused(
            "Only a theory that was tested is told to others: one that is refined, consolidated or refuted. "
            "Test it first."
        )


def _wrote(lesson: Lesson, *, by: Actor) -> None:
    if by.account_id is not None:
        writers: Any = lesson.writers
        writers.add(by.account_id)


@transaction.atomic
def change_lesson(*, lesson: Lesson, words: PlainWords, by: Actor, expected: int | None = None) -> Lesson:
    """Of the version that holds now; and to be read again before it is published."""
    at_work(lesson.evaluation_id, Work.CODE, by=by)
    hold(lesson.evaluation_id)
    locked = lock(lesson)
    theory = lock(locked.theory)
    state = LESSON.step("write", locked.state)
    _can_be_told(theory)
    said = _naming_nobody(theory, words)
    told = {"at_version": theory.current, "stood": theory.state}
    changed = locked.change(expected=expected, state=state, read_by_id=None, read_at=None, **told, **said)
    _wrote(locked, by=by)
    did("lesson changed", locked, by=by, fields=changed)
    return locked


@transaction.atomic
def quote_passage(*, lesson: Lesson, evidence: Evidence, words: str, by: Actor) -> Quote:
    """With consent to be quoted, and in words by which nobody is known."""
    at_work(lesson.evaluation_id, Work.CODE, by=by)
    same(lesson.evaluation_id, evidence)
    hold(lesson.evaluation_id)
    locked, row = lock(lesson), lock(evidence)
    state = LESSON.step("write", locked.state)
    if row.theory_id != locked.theory_id or row.coding is None:
        raise Refused("Choose a passage that is held against this theory.")
    if row.replaced_by_id is not None or row.coding.removed_at is not None or row.coding.lost:
        raise Refused("This passage counts no more: it was judged again, or its code or its words are gone.")
    mine = locked.quotes.unscoped("what it quotes already")
    if mine.filter(evidence=row, taken_out_on__isnull=True).exists():
        raise Refused("This passage is quoted in this lesson already. Leave that quote out first.")
    source: Any = lock(row.coding.source)
    if not source.may_be_quoted:
        raise Refused("Whoever said this has not agreed to be quoted. Tell it in your own words.", field="words")
    texts = SourceText.objects.unscoped("the passage that is quoted").filter(source=source, revision=source.revision)
    said = opened(list(texts)).get(source.pk, "")[row.coding.start : row.coding.end]
    quote = Quote(
        evaluation_id=locked.evaluation_id,
        number=Quote.objects.all().next_number(locked.evaluation_id),
        evidence=row,
        source=source,
        stakeholder=source.participant.stakeholder,
        by_id=by.account_id,
        at=clock.now(),
    )
    quote.seal(as_quoted(words, passage=said, names=pseudonyms_of(lesson.evaluation_id)))
    quote.save(force_insert=True)
    locked.quotes.add(quote)
    _wrote(locked, by=by)
    did("passage quoted", quote, by=by)
    did("lesson changed", locked, by=by, fields=locked.change(state=state, read_by_id=None, read_at=None))
    return quote


@transaction.atomic
def drop_quote(*, lesson: Lesson, quote: Quote, by: Actor) -> Lesson:
    at_work(lesson.evaluation_id, Work.CODE, by=by)
    same(lesson.evaluation_id, quote)
    hold(lesson.evaluation_id)
    locked = lock(lesson)
    state = LESSON.step("write", locked.state)
    if not locked.quotes.unscoped("what it quotes").filter(pk=quote.pk).exists():
        raise Refused("This quote is not in this lesson.")
    locked.quotes.remove(quote)
    if not Lesson.objects.unscoped("whatever edition keeps it").filter(quotes=quote).exists():
        let_go_of([lock(quote)], by=by)
    _wrote(locked, by=by)
    did("lesson changed", locked, by=by, fields=["quotes", *locked.change(state=state, read_by_id=None, read_at=None)])
    return locked


@transaction.atomic
def read_lesson(*, lesson: Lesson, by: Actor, expected: int | None = None) -> Lesson:
    """By somebody on the team who wrote none of it, under their own name: the words of the version they saw."""
    at_work(lesson.evaluation_id, Work.READ, by=by)
    hold(lesson.evaluation_id)
    locked = lock(lesson)
    state = LESSON.step("read", locked.state)
    if by.account_id is None:
        raise Refused("A lesson is read under somebody's own name. Sign in and read it on its page.")
    if locked.writers.filter(pk=by.account_id).exists():
        raise Refused("You wrote part of this. Ask another member of the team to read it.")
    read: dict[str, Any] = {"read_by_id": by.account_id, "read_at": clock.now()}
    did("lesson read", locked, by=by, fields=locked.change(expected=expected, state=state, **read))
    return locked


@transaction.atomic
def publish_lesson(*, lesson: Lesson, by: Actor, expected: int | None = None) -> Lesson:
    """From now on those who do the work and those who pay for it read it, and its words stay as they are."""
    at_work(lesson.evaluation_id, Work.LEAD, by=by)
    hold(lesson.evaluation_id)
    locked = lock(lesson)
    theory = lock(locked.theory)
    state = LESSON.step("publish", locked.state)
    _can_be_told(theory)
    may_stand(theory, theory.state)
    if (theory.current, theory.state) != (locked.at_version, locked.stood):
        raise Refused("The theory has moved on since this was written. Change the lesson, and have it read again.")
    _keep_places(locked, _up_to_date(theory, by=by))
    out: dict[str, Any] = {
        "published_by_id": by.account_id,
        "published_at": clock.now(),
        "evaluation_title": locked.evaluation.title,
        "domain_title": theory.domain.title,
    }
    changed = locked.change(expected=expected, state=state, **out)
    did("lesson published", locked, by=by, fields=changed)
    return locked


def _up_to_date(theory: Theory, *, by: Actor) -> list[Evidence]:
    """What counts; refused while some of it speaks to something that has changed since."""
    rows = Evidence.objects.unscoped("what a lesson stands on").filter(theory=theory).holding()
    found = list(rows.select_related(*JUDGED).order_by("number"))
    with_figures_since(by, found)
    judged = [row for row in found if not rests_on_nothing(row)]
    if stale := sum(bool(why_stale(row)) for row in judged):
        raise Refused(
            f"{stale} verdict{'s are' if stale > 1 else ' is'} to be looked at again. Do that first: what was found at "
            "each place stands on the page."
        )
    return judged


def _keep_places(lesson: Lesson, judged: list[Evidence]) -> None:
    """What was found where, as it is today. What is withdrawn later counts no more; what is added does not join."""
    of: dict[str, Any] = {"evaluation_id": lesson.evaluation_id, "lesson": lesson}
    sites = Site.objects.unscoped("every place stands on it").filter(evaluation=lesson.evaluation_id)
    rows = [LessonPlace(site=site, site_name=site.name, **of) for site in sites.order_by("number")]
    for row in judged:
        there = row.site.name if row.site else ""
        rows.append(LessonPlace(site=row.site, site_name=there, verdict=row.verdict, source=row.source, **of))
    LessonPlace._base_manager.bulk_create(rows)


@transaction.atomic
def take_back_lesson(*, lesson: Lesson, reason: str, by: Actor) -> Lesson:
    """Nobody outside the team reads it any more; that it was out, and why it no longer is, stays on record."""
    at_work(lesson.evaluation_id, Work.LEAD, by=by)
    hold(lesson.evaluation_id)
    locked = lock(lesson)
    state = LESSON.step("take_back", locked.state)
    if not reason.strip():
        raise Refused("Say why.", field="reason")
    taken: dict[str, Any] = {"taken_back_at": clock.now(), "taken_back_why": reason.strip()[:300]}
    did("lesson taken back", locked, by=by, fields=locked.change(state=state, **taken))
    return locked
