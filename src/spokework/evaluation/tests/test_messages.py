"""Key messages: refused without a consolidated theory, shown with what troubles them, and flagged when that changes."""

from typing import Any

import pytest
from django.urls import reverse

from spokework.access.decide import NotAllowed
from spokework.accounts.models import Account
from spokework.accounts.tests.situations import signed_in
from spokework.core.errors import Stale
from spokework.evaluation import actions, codes
from spokework.evaluation.models import KeyMessage, MessageEvidence, Theory
from spokework.evaluation.queries.messages import Kept, messages
from spokework.evaluation.weighing import choose

from .situations import (
    AT_THE_MACHINE,
    a_code,
    a_message,
    a_participant,
    a_passage,
    a_source,
    a_theory,
    an_evaluation,
    coded,
    judged,
    moved,
    on_the_team,
    refined,
    refused,
    the_lead,
)

pytestmark = pytest.mark.django_db
V, G = codes.Verdict, codes.Grade


def kept(message: KeyMessage) -> Kept:
    (found,) = messages(the_lead(message.evaluation), message.evaluation)
    return found


def held(theory: Theory, verdict: str, relevance: str = G.MIDDLING, rigour: str = G.MIDDLING, **about: Any) -> Any:
    judgement = actions.Judgement(verdict=verdict, reasoning="So it was said", relevance=relevance, rigour=rigour)
    about = about or {"source": a_source(theory.evaluation)}
    return actions.link_evidence(theory=theory, judgement=judgement, by=AT_THE_MACHINE, **about)


def test_a_message_rests_on_consolidated_theories_and_on_nothing_else() -> None:
    evaluation = an_evaluation()
    sure = a_theory(evaluation, "consolidated")
    for state in ("gleaned", "initial", "under_test", "refined", "refuted", "withdrawn"):
        refusal = refused(a_message, sure, a_theory(evaluation, state))
        assert refusal.field == "theories"
        assert f"is {state.replace('_', ' ')}. A key message rests on consolidated theories alone" in refusal.message
    write = {"evaluation": evaluation, "by": AT_THE_MACHINE}
    assert refused(actions.write_message, words="So.", theories=[], **write).field == "theories"
    assert refused(actions.write_message, words=" ", theories=[sure], **write).field == "words"
    assert refused(actions.write_message, words="So.", theories=[a_theory(an_evaluation(), "consolidated")], **write)
    assert kept(a_message(sure)).stands


def test_a_theory_whose_support_was_withdrawn_carries_no_message() -> None:
    evaluation = an_evaluation()
    theory, participant = a_theory(evaluation, "under_test"), a_participant(evaluation)
    a_passage(theory, participant=participant)
    moved(theory, "consolidate")
    message = a_message(theory)
    actions.withdraw_participant(participant=participant, by=AT_THE_MACHINE)
    found = kept(message)
    assert (found.flags, found.strongest) == (
        ("Evidence that it showed was withdrawn", "Nothing is left that speaks for it"),
        [],
    )
    assert "Nothing is left that supports" in refused(a_message, theory).message
    assert refused(actions.pin_evidence, message=message, evidence=[], by=AT_THE_MACHINE).field == "evidence"


def test_the_strongest_and_the_most_troubling_are_chosen_by_rule_and_the_lead_may_pin() -> None:
    theory = a_theory(an_evaluation(), "under_test")
    partly = held(theory, V.PARTLY, G.HIGH, G.HIGH)
    late = held(theory, V.SUPPORTS)
    exact = held(theory, V.SUPPORTS, rigour=G.HIGH)
    close = held(theory, V.SUPPORTS, relevance=G.HIGH)
    silent, against = held(theory, V.SILENT, G.HIGH), held(theory, V.CONTRADICTS, G.LOW)
    moved(theory, "consolidate")
    message = a_message(theory)
    found = kept(message)
    assert [each.row for each in found.strongest] == [close, exact, late]
    assert [each.row for each in found.troubling] == [against, silent]
    seen = message.version
    actions.pin_evidence(message=message, evidence=[partly, silent], by=the_lead(theory.evaluation), expected=seen)
    found = kept(message)
    assert [each.row for each in found.strongest] == [partly, close, exact]
    assert [each.row for each in found.troubling] == [silent, against]
    with pytest.raises(Stale):
        actions.pin_evidence(message=message, evidence=[], by=AT_THE_MACHINE, expected=seen)
    other = judged(a_theory(theory.evaluation, "initial"), source=a_source(theory.evaluation))
    assert refused(actions.pin_evidence, message=message, evidence=[other], by=AT_THE_MACHINE).field == "evidence"
    assert choose([]).strongest == []


def test_a_message_is_flagged_when_what_it_rests_on_moves_and_stood_by_again() -> None:
    evaluation = an_evaluation()
    theory = a_theory(evaluation, "consolidated")
    message = a_message(theory)
    row = held(theory, V.CONTRADICTS)
    assert kept(message).flags == ("Something more troubling has come since",)
    pinning = {"message": message, "evidence": [row], "by": the_lead(evaluation)}
    assert "more troubling has come since. Change the message" in refused(actions.pin_evidence, **pinning).message
    assert not kept(message).stands
    write = {"evaluation": evaluation, "words": "Still so.", "theories": [theory], "by": the_lead(evaluation)}
    actions.write_message(message=message, **write)
    assert kept(message).stands
    again = actions.Judgement(verdict=V.SILENT, reasoning="She had not heard the question")
    actions.judge_again(evidence=row, judgement=again, by=AT_THE_MACHINE)
    assert "Evidence that it showed was judged again" in kept(message).flags
    refined(theory)
    theory.refresh_from_db()
    assert f"“{theory.title}” is refined now" in kept(message).flags
    held(theory, V.SUPPORTS)
    moved(theory, "consolidate")
    assert f"“{theory.title}” was refined since" in kept(message).flags
    actions.write_message(message=message, **write)
    assert kept(message).stands
    with pytest.raises(Stale):
        actions.remove_message(message=message, by=AT_THE_MACHINE, expected=message.version)
    actions.remove_message(message=message, by=AT_THE_MACHINE)
    assert messages(the_lead(evaluation), evaluation) == []
    assert "taken away" in refused(actions.write_message, message=message, **write).message
    assert MessageEvidence.objects.unscoped("tests").filter(message=message).exists()  # on record


def test_a_message_is_flagged_when_what_it_shows_is_no_longer_fresh() -> None:
    evaluation = an_evaluation()
    theory = a_theory(evaluation, "consolidated")
    coding = coded(a_source(evaluation), "same room", a_code(evaluation))
    held(theory, V.CONTRADICTS, coding=coding)
    message = a_message(theory)
    actions.take_off(coding=coding, by=AT_THE_MACHINE)
    assert kept(message).flags == ("Evidence that it showed speaks to something that has changed since",)


def test_the_lead_alone_writes_and_the_page_says_what_troubles_it() -> None:
    evaluation = an_evaluation()
    theory = a_theory(evaluation, "consolidated")
    moved(a_theory(evaluation, "initial", title="Not yet"), "test")
    held(theory, V.CONTRADICTS)
    coder = on_the_team(evaluation)
    with pytest.raises(NotAllowed):
        actions.write_message(evaluation=evaluation, words="So.", theories=[theory], by=coder)
    browser = signed_in(Account.objects.get(pk=the_lead(evaluation).id))

    def to(name: str, *numbers: int) -> str:
        return reverse(f"evaluation:{name}", args=[evaluation.number, *numbers])

    sent = {"words": "Seat her with them.", "theories": [str(theory.number + 1)]}
    turned_away = browser.post(to("message_new"), sent)
    assert "“Not yet” is under test." in turned_away.content.decode()
    assert browser.post(to("message_new"), sent | {"theories": [str(theory.number)]}).status_code == 303
    page = browser.get(to("messages")).content.decode()
    for words in ("Seat her with them.", "What troubles it most", "Contradicts", "How evidence is chosen"):
        assert words in page
    assert "Seat her with them." in browser.get(to("message", 1)).content.decode()
    assert browser.get(to("message", 9)).status_code == 404
