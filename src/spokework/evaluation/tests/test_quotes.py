"""What people said, in a lesson: with consent, in words by which nobody is known, and gone when consent is."""

from threading import Event
from typing import Any

import pytest
from django.urls import reverse

from spokework.access.roles import Role
from spokework.accounts.models import Account
from spokework.accounts.tests.situations import signed_in
from spokework.core.words import keeper
from spokework.drafts.actions import keep
from spokework.drafts.models import Draft
from spokework.drafts.writer import WRITER_FIELD, writer_mark
from spokework.evaluation import actions, codes
from spokework.evaluation.models import Quote
from spokework.evaluation.models.lesson import PLACE
from spokework.evaluation.presenters.lessons import PARTS
from spokework.evaluation.queries import lessons as rows
from spokework.evaluation.quoting import as_quoted
from spokework.evaluation.states import LessonState
from spokework.programme.tests.test_at_once import all_at_once

from .situations import (
    AT_THE_MACHINE,
    PLAIN,
    a_lesson,
    a_message,
    a_participant,
    a_passage,
    a_quote,
    a_site,
    a_source,
    a_theory,
    an_evaluation,
    brought,
    judged,
    refused,
    the_lead,
    two_coders,
)
from .test_lessons import read_by

pytestmark = pytest.mark.django_db
V = codes.Verdict
L = LessonState


@pytest.mark.once
def test_a_quote_is_the_passage_with_gaps_in_brackets_and_gives_nobody_away() -> None:
    passage = "Mrs Hale sat there,\nand I turned round and asked. Every day."
    allowed = "[A colleague] sat there, and I […] asked."
    assert as_quoted(f" {allowed} ", passage=passage, names=[]) == allowed
    for words, names, why in (
        ("I turned round and shouted", [], "does not stand in the passage"),
        ("asked and I turned [x] sat there", [], "does not stand in the passage"),
        ("Mrs Hale sat there", [], "“Mrs Hale” (name"),
        ("I turned round and asked", ["Turned"], "give somebody away"),
        ("[We all sat there] asked", [], "at least three words"),
        ("I turned round and ask", [], "“I turned round and ask” does not stand"),
        ("I turned [a bit] round and as[ked]", [], "“round and as” does not stand"),
        ("I turned [ ] asked. Every day", [], "Say in the brackets"),
    ):
        assert why in refused(as_quoted, words, passage=passage, names=names).message


def test_only_who_agreed_to_be_quoted_is_quoted(django_capture_on_commit_callbacks: object) -> None:
    evaluation = an_evaluation()
    lesson = a_lesson(theory := a_theory(evaluation, "consolidated"))
    silent = a_participant(evaluation, consent=codes.ResearchConsent.NO_QUOTES)
    assert "not agreed to be quoted" in refused(a_quote, lesson, a_passage(theory, participant=silent)).message
    whole = judged(theory, source=a_source(evaluation))
    assert "Choose a passage" in refused(a_quote, lesson, whole).message
    assert "Choose a passage" in refused(a_quote, lesson, a_passage(a_theory(evaluation, "initial"))).message
    quote = a_quote(brought(lesson, "read"))
    lesson.refresh_from_db()
    assert (lesson.state, lesson.read_by_id) == (L.DRAFT, None)  # what was added is read too
    assert "already" in refused(a_quote, lesson, quote.evidence).message
    another = a_lesson(a_theory(evaluation, "consolidated"))
    assert "not in this lesson" in refused(actions.drop_quote, lesson=another, quote=quote, by=AT_THE_MACHINE).message
    sealed = bytes(quote.sealed)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # a fixture of pytest-django
        actions.drop_quote(lesson=lesson, quote=quote, by=AT_THE_MACHINE)
    assert not lesson.quotes.unscoped("tests").exists()
    assert not keeper().open({quote.pk: sealed}, PLACE)  # in no lesson, so in no copy of the data
    quote.refresh_from_db()
    assert bytes(quote.sealed) == b""


def test_what_counts_no_more_is_not_quoted_and_not_offered() -> None:
    evaluation = an_evaluation()
    lead = the_lead(evaluation)
    lesson = a_lesson(theory := a_theory(evaluation, "consolidated"))
    again, uncoded, lost, kept = (a_passage(theory) for _ in range(4))
    holds = actions.judge_again(
        evidence=again, judgement=actions.Judgement(verdict=V.SILENT, reasoning="No"), by=AT_THE_MACHINE
    )
    actions.take_off(coding=uncoded.coding, by=AT_THE_MACHINE)
    actions.revise_source(source=lost.source, text="Other words stand here.", reason="Misheard", by=AT_THE_MACHINE)
    for row in (again, uncoded, lost):
        assert "counts no more" in refused(a_quote, lesson, row).message
    assert {row.pk for row in rows.quotable(lead, lesson, [])} == {holds.pk, kept.pk}
    figure = judged(theory, source=a_source(evaluation))  # of no passage
    browser = signed_in(Account.objects.get(pk=lead.id))
    there = reverse("evaluation:lesson_quote", args=[evaluation.number, lesson.number, figure.number])
    assert browser.get(there).status_code == browser.post(there, {"words": "We sat there"}).status_code == 404


def test_nobody_who_took_part_is_named_even_by_pseudonym() -> None:
    evaluation = an_evaluation()
    a_participant(evaluation, "Heron 7")
    theory = a_theory(evaluation, "consolidated")
    judged(theory, source=a_source(evaluation))
    named = "As heron 7 said on 3 March"
    for field in ("title", *PARTS):
        assert refused(a_lesson, theory, **{field: named}).field == field
    lesson = a_lesson(theory, "published", why="On 3 March she was asked by Mrs Hale")  # nobody who took part
    given = {"theory": theory, "words": PLAIN, "by": AT_THE_MACHINE}
    assert refused(actions.write_lesson, reason=named, **given).field == "reason"
    assert "names somebody who took part" in refused(a_message, theory, words=named).message
    section = {"evaluation": evaluation, "key": "summary", "by": AT_THE_MACHINE}
    assert refused(actions.write_section, words=named, **section).field == "words"
    assert lesson.is_out


@pytest.mark.parametrize("how", ["withdrawn", "no quotes", "the source", "somebody else"])
def test_consent_taken_back_removes_the_quote_from_what_is_out_at_once(
    how: str, django_capture_on_commit_callbacks: object
) -> None:
    evaluation = an_evaluation()
    participant, site = a_participant(evaluation), a_site(evaluation, "North")
    theory = a_theory(evaluation, "refined")
    row = a_passage(theory, participant=participant, site=site)
    lesson = a_lesson(theory)
    quote = a_quote(lesson, row)
    brought(lesson, "published")
    sealed = bytes(quote.sealed)
    assert keeper().open({quote.pk: sealed}, PLACE)
    typing = reverse("evaluation:lesson_quote", args=[evaluation.number, lesson.number, row.number])
    keep(person_id=lesson.pk, path=typing, body="words=We+sat", young_person_id=None)
    assert "We sat in the same room" in read_by(Role.FUNDER, lesson)[1]
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # a fixture of pytest-django
        if how == "withdrawn":
            actions.withdraw_participant(participant=participant, by=AT_THE_MACHINE)
        elif how == "the source":
            actions.withdraw_source(source=row.source, by=AT_THE_MACHINE)
        elif how == "somebody else":
            facts: dict[str, Any] = {
                name: getattr(row.source, name) for name in ("title", "kind", "day", "stakeholder", "site")
            }
            said_it = a_participant(evaluation, consent=codes.ResearchConsent.NO_QUOTES)
            assert row.source is not None
            actions.change_source(source=row.source, by=AT_THE_MACHINE, participant=said_it, **facts)
        else:
            actions.answer_consent(
                participant=participant,
                consent=codes.ResearchConsent.NO_QUOTES,
                consent_on=participant.consent_on,
                by=AT_THE_MACHINE,
            )
    _, page = read_by(Role.FUNDER, lesson)
    assert "We sat in the same room" not in page
    assert "1 quote stood here. It was taken out" in page
    assert ("It held" in page) == (
        how in ("no quotes", "somebody else")
    )  # what was withdrawn says nothing of a place any more
    assert not keeper().open({quote.pk: sealed}, PLACE)  # in no copy of the data either
    quote.refresh_from_db()
    assert (bytes(quote.sealed), quote.taken_out_on is None) == (b"", False)
    assert not Draft.objects.exists()
    coder = two_coders(evaluation)[0]
    browser = signed_in(Account.objects.get(pk=coder.id))
    said = {"words": "We sat", WRITER_FIELD: writer_mark(coder.id)}
    assert browser.post(f"{reverse('drafts:keep')}?of={typing}", said).status_code == 404  # of a page still open


def test_the_key_of_a_quote_that_a_crash_left_behind_is_destroyed_at_the_next_start() -> None:
    participant = a_participant(evaluation := an_evaluation())
    lesson = a_lesson(theory := a_theory(evaluation, "refined"))
    quote = a_quote(lesson, a_passage(theory, participant=participant))
    sealed = bytes(quote.sealed)
    # Nothing commits here, so what follows a commit is not done: as after a crash between the two databases.
    actions.withdraw_participant(participant=participant, by=AT_THE_MACHINE)
    assert keeper().open({quote.pk: sealed}, PLACE)
    actions.finish_withdrawals()
    assert not keeper().open({quote.pk: sealed}, PLACE)


@pytest.mark.django_db(transaction=True, databases=["default", "keyring"])
def test_no_quote_slips_in_while_somebody_says_that_they_are_not_to_be_quoted(monkeypatch: pytest.MonkeyPatch) -> None:
    evaluation = an_evaluation()
    participant = a_participant(evaluation)
    lesson = a_lesson(theory := a_theory(evaluation, "consolidated"))
    row = a_passage(theory, participant=participant)
    looked, answered = Event(), Event()

    def slowly(words: str, **given: Any) -> str:
        looked.set()
        answered.wait(0.5)  # consent was asked after; now is the moment to take it back
        return as_quoted(words, **given)

    def no_quotes() -> None:
        looked.wait(10)
        no: dict[str, Any] = {"consent": codes.ResearchConsent.NO_QUOTES, "consent_on": participant.consent_on}
        actions.answer_consent(participant=participant, by=AT_THE_MACHINE, **no)
        answered.set()

    monkeypatch.setattr("spokework.evaluation.actions.lessons.as_quoted", slowly)
    assert all_at_once(lambda: a_quote(lesson, row), no_quotes) == ["done", "done"]
    assert Quote.objects.unscoped("tests").get().taken_out_on is not None
