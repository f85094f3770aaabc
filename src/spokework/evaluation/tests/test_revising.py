"""A text put right: passages move with exactly their words, or are taken off and named."""

from typing import Any

import pytest
from django.urls import reverse

from spokework.accounts.models import Account
from spokework.accounts.tests.situations import signed_in
from spokework.drafts.actions import keep
from spokework.drafts.models import Draft
from spokework.drafts.writer import WRITER_FIELD, writer_mark
from spokework.evaluation import actions
from spokework.evaluation.models import Coding, Evaluation, Source
from spokework.evaluation.queries import coding as rows
from spokework.evaluation.queries.sources import text_of
from spokework.evaluation.queries.theories import evidence, why_stale

from .situations import (
    AT_THE_MACHINE,
    SAID,
    a_code,
    a_round,
    a_source,
    a_theory,
    an_evaluation,
    coded,
    judged,
    refused,
    the_lead,
    two_coders,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def evaluation() -> Evaluation:
    return an_evaluation()


def revise(source: Source, text: str, **more: Any) -> actions.Revised:
    return actions.revise_source(
        source=source, text=text, by=AT_THE_MACHINE, **({"reason": "A slip of the pen"} | more)
    )


def test_passages_survive_a_revision_with_exactly_their_words(evaluation: Evaluation) -> None:
    source, code = a_source(evaluation), a_code(evaluation)
    for words in ("She asked me", "I asked her", "🧭 at night", "the same room"):
        coded(source, words, code)
    new = SAID.replace("We sat", "Most days we all sat").replace("asked her", "asked Heron")
    revised = revise(source, new)
    lead = the_lead(evaluation)
    assert text_of(lead, Source.objects.unscoped("tests").get(pk=source.pk)) == new
    assert [each.words for each in rows.passages_of(lead, code)] == ["the same room", "She asked me", "🧭 at night"]
    assert (revised.carried, revised.taken_off) == (3, (2,))
    lost = Coding.objects.unscoped("tests").get(number=2)
    assert "not in the text any more" in refused(actions.put_back, coding=lost, by=lead).message
    # Put right once more, back to what it was: what stands is carried, what was lost stays lost.
    revise(source, SAID)
    assert [each.words for each in rows.passages_of(lead, code)] == ["the same room", "She asked me", "🧭 at night"]


def test_what_was_judged_of_the_text_before_is_to_be_looked_at_again(evaluation: Evaluation) -> None:
    source = a_source(evaluation)
    judged(a_theory(evaluation), coding=coded(source, "She asked me", a_code(evaluation)))
    revise(source, SAID + "\nAnd more.")
    (row,) = evidence(the_lead(evaluation), evaluation)
    assert why_stale(row) == ("The text of the source was revised",)


def test_what_anybody_was_typing_about_a_source_goes_when_it_is_withdrawn_and_nothing_else(
    evaluation: Evaluation,
) -> None:
    source, other = a_source(evaluation), a_source(evaluation)
    code = a_code(evaluation)
    coding, not_of_it = coded(source, "She asked me", code), coded(other, "She asked me", code)
    theory, untouched = a_theory(evaluation), a_theory(evaluation)
    row = judged(theory, coding=coding)
    judged(untouched, source=other)
    coder = (two := two_coders(evaluation))[0]
    decided = actions.close_round(round=a_round(evaluation, two, [source, other], [code]), by=AT_THE_MACHINE)

    def at(name: str, *numbers: int) -> str:
        return reverse(f"evaluation:{name}", args=[evaluation.number, *numbers])

    forms = [("source_revise", source), ("source_memo", source), ("passage_evidence", coding), ("evidence", row)]
    forms += [("theory_refine", theory), ("theory_move", theory)]
    revising, *_ = gone = [at(name, about.number) for name, about in forms]
    gone.append(at("round_decide", decided.number, coding.number))
    stays = at("source_revise", other.number)
    others = [at("round_decide", decided.number, not_of_it.number), at("theory_refine", untouched.number)]
    for path in (*gone, stays, *others):
        keep(person_id=coder.id, path=path, body="text=She+asked+me", young_person_id=None)
    opened = list(Draft.objects.filter(path__in=gone))
    assert {each.open() for each in opened} == {"text=She+asked+me"}
    actions.withdraw_source(source=source, by=AT_THE_MACHINE)
    assert {each.path for each in Draft.objects.all()} == {stays, *others}
    browser = signed_in(Account.objects.get(pk=coder.id))
    assert browser.get(revising).status_code == 404
    said = {"text": "She asked me", "reason": "x", WRITER_FIELD: writer_mark(coder.id)}
    linking = at("source_evidence", source.number)
    for path, status in ((revising, 404), (linking, 404), (stays, 200)):
        assert browser.post(f"{reverse('drafts:keep')}?of={path}", said).status_code == status  # of a page still open
    kept = Draft.objects.count()
    for path in gone[:4]:  # sent from a page still open: refused in words, where 404 would keep what was typed
        sent = said | {"words": "She asked me", "verdict": "supports", "part": "whole", "relevance": "high"}
        sent |= {"rigour": "high", "reasoning": "She asked me", "theory": theory.pk, "seen": "1-1"}
        answer = browser.post(path, sent)
        assert answer.status_code == 422, path
        assert "withdrawn" in answer.content.decode(), path
        assert browser.get(path).status_code == 404
    assert Draft.objects.count() == kept


def test_of_two_who_put_a_text_right_the_second_sees_both(evaluation: Evaluation) -> None:
    source = a_source(evaluation)
    browser = signed_in(Account.objects.get(pk=the_lead(evaluation).id))
    there = reverse("evaluation:source_revise", args=[evaluation.number, source.number])
    revise(source, f"{SAID} So she said.", reason="The end was missing")
    late = browser.post(there, {"text": f"{SAID} Or not.", "reason": "x", "version": source.version})
    assert late.status_code == 409
    assert all(words in late.content.decode() for words in ("So she said.", "The end was missing", "Or not."))


@pytest.mark.parametrize(
    ("text", "more", "field"), [(SAID, {}, "text"), (" ", {}, "text"), ("x", {"reason": ""}, "reason")]
)
def test_a_revision_that_is_none_is_refused(
    evaluation: Evaluation, text: str, more: dict[str, Any], field: str
) -> None:
    source = a_source(evaluation)
    assert refused(revise, source, text, **more).field == field
    actions.withdraw_source(source=source, by=AT_THE_MACHINE)
    assert refused(revise, source, "Something else")
