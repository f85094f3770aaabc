"""A text put right: passages move with exactly their words, or are taken off and named."""

from typing import Any

import pytest

from spokework.evaluation import actions
from spokework.evaluation.models import Coding, Evaluation, Source
from spokework.evaluation.queries import coding as rows
from spokework.evaluation.queries.sources import text_of
from spokework.evaluation.queries.theories import evidence, why_stale

from .situations import (
    AT_THE_MACHINE,
    SAID,
    a_code,
    a_source,
    a_theory,
    an_evaluation,
    coded,
    judged,
    refused,
    the_lead,
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
