"""Asking another hub about a young person both seem to know. Managers talk; records do not."""

from uuid import UUID

from django.db import transaction

from spokework.access.decide import Actor, require
from spokework.access.permissions import Permission as P
from spokework.audit.looking import not_shown
from spokework.casework.models import Inquiry, Question, YoungPerson
from spokework.core import clock
from spokework.core.errors import Refused
from spokework.core.models.again import again
from spokework.programme.models import Hub

from .base import did, lock
from .noticing import give_notice, settle_notices
from .working import said

ASKED, ANSWERED = "inquiry", "answer"


@transaction.atomic
def ask_other_hub(*, young_person: YoungPerson, hub: Hub, words: str, by: Actor) -> Question:
    """The question stays with our record; the same words arrive at theirs. Both chains say so."""
    words = said(words, field="words", ask="Write what you want to know, and why.")
    require(by, P.ASK_OTHER_HUB, young_person)
    with not_shown():  # the record there is written to, and nobody here sees it
        theirs = _known_at(young_person, hub)
        _lock_both(young_person, theirs)
        _refuse_second(young_person, hub)
        question = _question(young_person, hub, words, by)
        inquiry = _inquiry(question, theirs)
        for asked in sorted((question, inquiry), key=lambda row: row.hub_id):
            did("asked another hub" if asked is question else "was asked by another hub", asked, by=by)
        asking = Hub.objects.unscoped("who asks, by name").get(pk=young_person.hub_id)
        give_notice(
            hub_id=hub.pk,
            permission=P.ASK_OTHER_HUB,
            kind=ASKED,
            text=f"{asking} asks about a young person you know",
            reference=theirs.reference,
        )
    return question


@transaction.atomic
def answer_inquiry(*, inquiry: Inquiry, answer: str, by: Actor) -> Inquiry:
    """What is written here is all the other hub gets to know."""
    answer = said(answer, field="answer", ask="Write what the other hub may know.")
    require(by, P.ASK_OTHER_HUB, inquiry)
    with not_shown():
        question = Question.objects.unscoped("whose question it is").filter(pk=inquiry.question_id).first()
        _lock_both(inquiry.young_person, *([question.young_person] if question else []))
        inquiry = again(inquiry)
        if inquiry.answered_on is not None:
            raise Refused("This question was answered already.")
        today = clock.today()
        inquiry.change(answer=answer, answered_on=today, answered_by_id=by.account_id)
        rows: list[Inquiry | Question] = [inquiry]
        if question is not None:
            question.change(answer=answer, answered_on=today)
            rows.append(question)
        for row in sorted(rows, key=lambda row: row.hub_id):
            did("answered another hub" if row is inquiry else "was answered by another hub", row, by=by)
        settle_notices(hub_id=inquiry.hub_id, kind=ASKED, reference=inquiry.young_person.reference, by=by)
        if question is not None:
            _tell(question, inquiry.hub_id)
    return inquiry


def _known_at(young_person: YoungPerson, hub: Hub) -> YoungPerson:
    rows = YoungPerson.objects.unscoped("to bring the question to the right record").present()
    there = rows.filter(hub=hub).exclude(hub=young_person.hub_id).order_by("created_at")
    if young_person.programme_hash is not None:
        found: YoungPerson | None = there.filter(programme_hash=young_person.programme_hash).first()
        if found is not None:
            return found
    raise Refused(
        "Nobody of this name and date of birth seems to be known at that hub. Check both, or telephone them.",
        field="hub",
    )


def _lock_both(*young_people: YoungPerson) -> None:
    """In one order, so that two hubs asking each other at once do not wait for each other for ever."""
    for young_person in sorted(young_people, key=lambda row: row.pk):
        lock(young_person)


def _refuse_second(young_person: YoungPerson, hub: Hub) -> None:
    waiting = Question.objects.unscoped("one question at a time").filter(asked=hub, answered_on=None)
    if waiting.filter(young_person=young_person).exists():
        raise Refused("That hub was asked already and has not answered yet. Telephone its manager.", field="hub")


def _question(young_person: YoungPerson, hub: Hub, words: str, by: Actor) -> Question:
    question = Question(
        hub_id=young_person.hub_id,
        young_person=young_person,
        number=Question.objects.next_number(young_person.pk),
        asked=hub,
        by_id=by.account_id,
        words=words,
        asked_on=clock.today(),
    )
    question.save(force_insert=True)
    return question


def _inquiry(question: Question, theirs: YoungPerson) -> Inquiry:
    inquiry = Inquiry(
        hub_id=theirs.hub_id,
        young_person=theirs,
        number=Inquiry.objects.next_number(theirs.pk),
        asking_id=question.hub_id,
        question_id=question.pk,
        words=question.words,
        asked_on=question.asked_on,
    )
    inquiry.save(force_insert=True)
    return inquiry


def _tell(question: Question, answering: UUID) -> None:
    hub = Hub.objects.unscoped("who answered, by name").get(pk=answering)
    give_notice(
        hub_id=question.hub_id,
        permission=P.ASK_OTHER_HUB,
        kind=ANSWERED,
        text=f"{hub} answered your question",
        reference=question.young_person.reference,
    )
