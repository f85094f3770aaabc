"""From rows of many kinds to one timeline, newest first, in pages of whole days."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import chain

from django.urls import reverse
from django.utils import timezone

from spokework.casework import codes
from spokework.casework.levels import Level
from spokework.casework.models import (
    Allocation,
    Assessment,
    Case,
    Closure,
    Consent,
    Contact,
    GoalScore,
    MissingEpisode,
    Referral,
    Sharing,
)
from spokework.casework.models.missing import moment
from spokework.casework.queries.timeline import PAGE, Happened
from spokework.core.components import TimelineItem

from .consents import consent_item
from .contacts import contact_title
from .sharing import sharing_item
from .words import small


@dataclass(frozen=True)
class Event:
    day: date
    rank: int  # on one day: what usually comes later stands higher
    item: TimelineItem


@dataclass(frozen=True)
class TimelinePage:
    items: list[TimelineItem]
    earlier: date | None  # the next page holds what happened before this day


def timeline(rows: Happened, *, reference: str, size: int = PAGE) -> TimelinePage:
    events = [event for event in _events(rows, reference) if rows.before is None or event.day < rows.before]
    events.sort(key=lambda event: (event.day, event.rank), reverse=True)
    known = rows.complete_after
    shown = [event for event in events if known is None or event.day > known]
    if len(shown) > size:
        shown = _whole_days(shown, size)
    elif known is None:
        return TimelinePage([event.item for event in shown], earlier=None)
    if not shown:  # more on one day than a page holds: as many as were read
        shown = [event for event in events if event.day >= events[0].day]
    last = shown[-1].day
    more = len(shown) < len(events) or known is not None
    return TimelinePage([event.item for event in shown], earlier=last if more else None)


def _whole_days(events: list[Event], size: int) -> list[Event]:
    """As many as fit, but no day is torn apart: the address of the next page is a day."""
    cut = events[size].day
    whole = [event for event in events if event.day > cut]
    return whole or [event for event in events if event.day == cut]


def _events(rows: Happened, reference: str) -> Iterator[Event]:
    yield from chain(
        chain.from_iterable(_referral(row) for row in rows.referrals),
        (_case(row) for row in rows.cases),
        chain.from_iterable(_allocation(row) for row in rows.allocations),
        (_assessment(row, reference) for row in rows.assessments),
        (_contact(row, reference) for row in rows.contacts),
        _goals(rows),
        _pauses(rows),
        chain.from_iterable(_closure(row) for row in rows.closures),
        chain.from_iterable(_missing(row, reference) for row in rows.missing),
        _alerts(rows),
        _people(rows),
        _questions(rows),
        (_beside(item) for item in rows.beside),
        (_sharing(row, reference) for row in rows.sharings),
        (_consent(row, reference) for row in rows.consents),
    )


def _event(
    day: date | None,
    rank: int,
    title: str,
    *,
    by: str = "",
    text: str = "",
    level: str = "",
    url: str = "",
    key: bool = False,
) -> Iterator[Event]:
    if day is not None:
        yield Event(day, rank, TimelineItem(day, title, by=by, text=text, level=level, url=url, key=key))


REFERRAL_ENDS = {
    "declined": "Referral declined",
    "signposted": "Signposted elsewhere",
    "accepted": "Referral accepted",
    "waiting": "Referral accepted",
    "allocated": "Referral accepted",
    "withdrawn": "Referral accepted",
}


def _referral(row: Referral) -> Iterator[Event]:
    source = small(codes.Source(row.source).label)
    by = row.entered_by.name if row.entered_by else ""
    yield from _event(row.received, 0, f"Referral received from {source}", by=by, text=row.words, key=True)
    yield from _event(row.information_asked_on, 1, "More information asked for")
    ended = REFERRAL_ENDS.get(row.state)
    if ended:
        why = codes.DeclineReason(row.decline_reason).label if row.decline_reason else ""
        text = "\n".join(words for words in (why, row.decision_note) if words)
        yield from _event(row.decided_on, 2, ended, text=text)
    if row.state == "withdrawn":
        yield from _event(row.ended_on, 3, "Referral withdrawn while waiting", text=row.decision_note)


def _case(row: Case) -> Event:
    title = "Case opened again" if row.reopens_id else "Case opened"
    return next(_event(row.opened, 3, title, text=str(row.area), key=True))


def _allocation(row: Allocation) -> Iterator[Event]:
    yield from _event(row.start, 4, f"Worker: {row.appointment.worker.name}", text=row.over_cap_reason)
    if row.summary:
        yield from _event(row.start, 5, "Hand-over summary", text=row.summary)


def _assessment(row: Assessment, reference: str) -> Event:
    stage = codes.Stage(row.stage).label
    title = f"{stage} assessment, corrected" if row.supersedes_id else f"{stage} assessment"
    url = reverse("casework:assessment", kwargs={"reference": reference, "number": row.number})
    by = row.by.name if row.by else ""
    return next(_event(row.day, 6, title, by=by, level=Level(row.judged_level), url=url, key=True))


def _contact(row: Contact, reference: str) -> Event:
    when: date | datetime = datetime.combine(row.day, row.time) if row.time else row.day
    text = "\n".join(words for words in (row.note, f"“{row.view}”" if row.view else "") if words)
    url = reverse("casework:contact", kwargs={"reference": reference, "number": row.number})
    by = row.by.name if row.by else ""
    return Event(row.day, 7, TimelineItem(when, contact_title(row), by=by, text=text, url=url))


def _goals(rows: Happened) -> Iterator[Event]:
    for goal in rows.goals:
        words = f"“{goal.words}”" if goal.own_words else goal.words
        yield from _event(goal.set_on, 8, f"Goal set: {codes.GoalDomain(goal.domain).label}", text=words)
        yield from _event(goal.ended_on, 8, "Goal reached" if goal.achieved else "Goal ended", text=words)
    for score in rows.scores:
        yield from _score(score)


def _score(row: GoalScore) -> Iterator[Event]:
    rater = small(codes.RatedBy(row.rated_by).label)
    title = (
        f"Goal scored {row.score} of 10 by {rater}"
        if row.rated_by != "both"
        else f"Goal scored {row.score} of 10 together"
    )
    yield from _event(row.day, 9, title, text=row.goal.words)


def _pauses(rows: Happened) -> Iterator[Event]:
    for pause in rows.pauses:
        yield from _event(pause.start, 10, "Case paused", text=pause.reason)
        yield from _event(pause.end, 10, "Case taken up again")


def _closure(row: Closure) -> Iterator[Event]:
    by = row.by.name if row.by else ""
    title = f"Case closed: {codes.ClosureReason(row.reason).label}"
    text = "\n".join(words for words in (row.outcome, _feedback(row)) if words)
    yield from _event(row.day, 11, title, by=by, text=text, key=True)
    yield from _event(row.undone_on, 12, "Closure undone", text=row.undone_reason, key=True)


def _feedback(row: Closure) -> str:
    rated = "" if row.feedback_score is None else f"{row.feedback_score} of 10, by their own rating"
    said = f"“{row.feedback}”" if row.feedback else ""
    words = ", ".join(part for part in (said, rated) if part)
    return f"Feedback: {words}" if words else ""


def _missing(row: MissingEpisode, reference: str) -> Iterator[Event]:
    url = reverse("casework:missing", kwargs={"reference": reference})
    by = row.by.name if row.by else ""
    yield _at(row.went_on, row.went_at, 4, TimelineItem(row.went_on, "Went missing", by=by, text=row.note, url=url))
    if row.returned_on is not None:
        yield _at(row.returned_on, row.returned_at, 5, TimelineItem(row.returned_on, "Returned", url=url))
    if row.rhi_on is not None:
        item = TimelineItem(row.rhi_on, "Return-home interview", text=row.learned, url=url)
        yield _at(row.rhi_on, row.rhi_at, 6, item)


def _at(day: date, at: time | None, rank: int, item: TimelineItem) -> Event:
    return Event(day, rank, replace(item, when=moment(day, at) or day))


def _alerts(rows: Happened) -> Iterator[Event]:
    for alert in rows.alerts:
        yield from _event(alert.raised_on, 5, "Alert raised", text=alert.text)
        yield from _event(alert.ended_on, 5, "Alert ended", text=alert.text)


def _people(rows: Happened) -> Iterator[Event]:
    for person in rows.people:
        who = ", ".join(words for words in (person.name, person.relation, person.agency) if words)
        yield from _event(_day(person.created_at), 5, "Person around them added", text=who)
        yield from _event(person.ended_on, 5, "Person no longer around them", text=who)


def _questions(rows: Happened) -> Iterator[Event]:
    for question in rows.questions:
        yield from _event(question.asked_on, 1, f"Asked {question.asked}", text=question.words)
        yield from _event(question.answered_on, 1, f"{question.asked} answered", text=question.answer)
    for inquiry in rows.inquiries:
        yield from _event(inquiry.asked_on, 1, f"{inquiry.asking} asked us", text=inquiry.words)
        yield from _event(inquiry.answered_on, 1, f"We answered {inquiry.asking}", text=inquiry.answer)


def _beside(item: TimelineItem) -> Event:
    return Event(_day(item.when) if isinstance(item.when, datetime) else item.when, 7, item)


def _sharing(row: Sharing, reference: str) -> Event:
    url = reverse("casework:sharing_one", kwargs={"reference": reference, "number": row.number})
    return Event(row.day, 8, sharing_item(row, url))


def _consent(row: Consent, reference: str) -> Event:
    return Event(row.day, 3, consent_item(row, reverse("casework:sharing", kwargs={"reference": reference})))


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()
