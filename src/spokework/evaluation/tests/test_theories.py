"""Theories: worded, moved, refined – and each state only as far as the evidence carries."""

from dataclasses import asdict, replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from spokework.access.decide import NotAllowed
from spokework.accounts.models import Account
from spokework.accounts.tests.situations import signed_in
from spokework.core.errors import Refused, Stale
from spokework.evaluation import actions, codes
from spokework.evaluation.models import Evidence, Theory, TheoryStep, TheoryVersion
from spokework.evaluation.presenters.theories import counted, differences
from spokework.evaluation.queries import rivals as rivalry
from spokework.evaluation.queries import theories as rows
from spokework.evaluation.states import MOVES, THEORY
from spokework.evaluation.states import TheoryState as T

from .figures import a_release
from .situations import (
    AT_THE_MACHINE,
    SAID,
    WORDING,
    a_code,
    a_participant,
    a_site,
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
V = codes.Verdict


def says(theory: Theory) -> list[TheoryVersion]:
    return list(TheoryVersion.objects.unscoped("tests").filter(theory=theory).order_by("number"))


# States


def _do(verb: str, theory: Theory) -> Any:
    return refined(theory) if verb in ("refine", "reword") else moved(theory, verb)


@pytest.mark.parametrize("state", list(T))
def test_every_verb_follows_where_the_table_lets_it_and_is_refused_in_words_elsewhere(state: T) -> None:
    verbs = {transition.verb: transition for transition in THEORY.transitions}
    assert set(verbs) == {*MOVES, "refine", "reword"}
    evaluation = an_evaluation()
    for verb, transition in verbs.items():
        theory = a_theory(evaluation, state)
        assert theory.state == state
        for verdict in (V.SUPPORTS, V.CONTRADICTS):  # so that no state is refused for want of evidence
            if state != T.WITHDRAWN:
                judged(theory, source=a_source(evaluation), verdict=verdict)
        if state in transition.sources:
            _do(verb, theory)
            theory.refresh_from_db()
            assert theory.state == (transition.target or state), verb
        elif verb not in ("refine", "reword"):  # a page offers one of the two, as the state is
            assert "This theory is" in refused(_do, verb, theory).message, verb


def test_only_who_may_code_moves_or_words_a_theory() -> None:
    evaluation = an_evaluation()
    theory, reader = a_theory(evaluation, "initial"), on_the_team(evaluation, codes.TeamRole.READER)
    for act in (moved, refined):
        with pytest.raises(NotAllowed):
            act(theory, **({"verb": "test"} if act is moved else {}), by=reader)
    assert refused(moved, theory, "test", reason=" ").field == "reason"
    assert refused(moved, theory, "abolish").field == "verb"


def test_a_theory_that_is_not_whole_is_not_put_forward() -> None:
    theory = a_theory(an_evaluation(), because_said="")
    assert "Word it in full" in refused(moved, theory, "put_forward").message
    refined(theory)  # while gleaned it is reworded, and stays gleaned
    theory.refresh_from_db()
    assert theory.state == T.GLEANED
    moved(theory, "put_forward")
    (step,) = TheoryStep.objects.unscoped("tests").filter(theory=theory)
    assert (step.before, step.after, step.at_version, step.reason) == ("gleaned", "initial", 2, "As agreed on Monday")


def test_a_theory_is_consolidated_on_evidence_of_the_version_that_holds_and_on_nothing_else() -> None:
    evaluation = an_evaluation()
    theory, source = a_theory(evaluation, "under_test"), a_source(evaluation)
    assert "There is no evidence that supports version 1" in refused(moved, theory, "consolidate").message
    judged(theory, source=source, verdict=V.CONTRADICTS)
    assert "There is no evidence" in refused(moved, theory, "consolidate").message
    judged(theory, source=source, verdict=V.PARTLY)
    refined(theory)
    assert "judged of an earlier version" in refused(moved, theory, "consolidate").message
    judged(theory, source=source)
    moved(theory, "consolidate")


def test_a_theory_whose_only_evidence_was_withdrawn_is_refused_the_state_with_the_reason() -> None:
    evaluation = an_evaluation()
    theory, participant = a_theory(evaluation, "under_test"), a_participant(evaluation)
    row = judged(theory, source=a_source(evaluation, participant=participant))
    actions.withdraw_participant(participant=participant, by=AT_THE_MACHINE)
    assert "only evidence was withdrawn" in refused(moved, theory, "consolidate").message
    lead = the_lead(evaluation)
    assert rows.evidence(lead, evaluation) == []
    assert rows.matrix(rows.evidence(lead, evaluation)) == {}
    row.refresh_from_db()
    assert row.reasoning == ""  # it may have repeated what was said
    assert refused(judged, theory, source=row.source)


# Versions


def test_a_refinement_is_a_new_version_with_its_reason_and_what_prompted_it() -> None:
    evaluation = an_evaluation()
    theory = a_theory(evaluation, "under_test")
    why = judged(theory, source=a_source(evaluation), verdict=V.CONTRADICTS)
    refined(theory, prompted_by=[why], wording=replace(WORDING, context="Where the room is used"))
    first, second = says(theory)
    assert (first.context, second.context) == (WORDING.context, "Where the room is used")
    assert (second.kind_of_change, list(second.prompted_by.unscoped("tests"))) == ("context_narrowed", [why])
    (difference,) = differences(first, second)
    assert difference.label == "Context"
    assert {piece.kind for piece in difference.pieces} == {"same", "new", "gone"}
    assert "".join(piece.words for piece in difference.pieces if piece.kind != "gone") == second.context
    assert "".join(piece.words for piece in difference.pieces if piece.kind != "new") == first.context


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"wording": replace(WORDING, if_said=" ")}, "if_said"),
        ({"wording": replace(WORDING, level="grand")}, "level"),
        ({"change": codes.Change.FIRST}, "change"),
        ({"reason": ""}, "reason"),
    ],
)
def test_a_refinement_that_cannot_be_is_refused_by_field(given: dict[str, Any], field: str) -> None:
    theory = a_theory(an_evaluation(), "initial")
    assert refused(refined, theory, **given).field == field
    assert len(says(theory)) == 1


def test_of_two_who_refine_at_once_one_is_told_so_and_anothers_evidence_prompts_nothing() -> None:
    evaluation = an_evaluation()
    theory, other = a_theory(evaluation, "initial"), a_theory(evaluation, "initial")
    theirs = judged(other, source=a_source(evaluation))
    assert refused(refined, theory, prompted_by=[theirs]).field == "prompted_by"
    seen = theory.version
    refined(theory, expected=seen)
    with pytest.raises(Stale):
        refined(theory, expected=seen)
    browser = signed_in(Account.objects.get(pk=the_lead(evaluation).id))
    there = reverse("evaluation:theory_refine", args=[evaluation.number, theory.number])
    said = asdict(WORDING) | {"change": "wording", "reason": "Clearer", "version": seen}
    late = browser.post(there, said)
    page = late.content.decode()
    assert late.status_code == 409
    for words in ("and uses it", "Two sites have no room of their own", "Holds in fewer places than was thought"):
        assert words in page, words  # the version that came in between, beside what was typed
    assert "bound method" not in page


# Verdicts


def test_a_verdict_goes_stale_when_theory_or_coding_moves_on_and_is_judged_again() -> None:
    evaluation = an_evaluation()
    lead = the_lead(evaluation)
    site = a_site(evaluation)
    source, theory = a_source(evaluation, site=site), a_theory(evaluation, "under_test")
    coding = coded(source, "That changed what I looked for", a_code(evaluation))
    row = judged(theory, coding=coding)
    assert (row.site, rows.why_stale(row)) == (site, ())
    refined(theory)
    actions.take_off(coding=coding, by=lead)
    (found,) = rows.evidence(lead, evaluation)
    assert len(rows.why_stale(found)) == 2
    again = actions.Judgement(verdict=V.PARTLY, reasoning="It holds at night alone")
    assert "Put it back first" in refused(actions.judge_again, evidence=found, judgement=again, by=lead).message
    actions.put_back(coding=coding, by=lead)
    new = actions.judge_again(evidence=found, judgement=again, site=site, by=lead)
    assert [(each.pk, rows.why_stale(each)) for each in rows.evidence(lead, evaluation)] == [(new.pk, ())]
    assert refused(actions.judge_again, evidence=found, judgement=again, by=lead)
    assert Evidence.objects.unscoped("tests").count() == 2  # the earlier verdict stays on record
    (shown,) = rows.shown(lead, [new])
    assert shown.words == "That changed what I looked for"
    assert shown.words in SAID


def test_silence_and_contradiction_stand_in_the_matrix_as_support_does() -> None:
    evaluation = an_evaluation()
    lead, theory = the_lead(evaluation), a_theory(evaluation, "under_test")
    north, south = a_site(evaluation, "North"), a_site(evaluation, "South")
    for site, verdict in ((north, V.SUPPORTS), (north, V.SILENT), (south, V.CONTRADICTS), (None, V.PARTLY)):
        judged(theory, source=a_source(evaluation), site=site, verdict=verdict)
    found = rows.matrix(rows.evidence(lead, evaluation))
    assert {place: dict(cell.verdicts) for (_, place), cell in found.items()} == {
        north.pk: {V.SUPPORTS: 1, V.SILENT: 1},
        south.pk: {V.CONTRADICTS: 1},
        None: {V.PARTLY: 1},
    }


def test_another_evaluations_rows_are_held_against_nothing() -> None:
    evaluation, other = an_evaluation(), an_evaluation()
    theory = a_theory(evaluation)
    assert refused(judged, theory, source=a_source(other))
    assert refused(judged, theory, source=a_source(evaluation), site=a_site(other))
    given = {"theory": theory, "kind": codes.RelationKind.RIVAL, "by": AT_THE_MACHINE}
    assert refused(actions.relate_theories, other=a_theory(other), **given)
    assert refused(actions.relate_theories, other=theory, **given).field == "other"
    actions.relate_theories(other=(rival := a_theory(evaluation)), **given)
    assert refused(actions.relate_theories, other=rival, **given).field == "kind"
    with pytest.raises(Refused):
        actions.add_theory(
            evaluation=other, domain=theory.domain, title="Elsewhere", wording=WORDING, by=AT_THE_MACHINE
        )


def test_an_outcome_is_named_with_the_figures_that_say_something_about_it() -> None:
    evaluation = an_evaluation()
    domain = rows.domains(the_lead(evaluation), evaluation)[0]
    told = {"domain": domain, "title": "Trust", "is_working_title": False, "by": AT_THE_MACHINE}
    assert refused(actions.name_domain, indicators=["trust"], **told).field == "indicators"
    named = actions.name_domain(indicators=["goals_achieved", "lower_risk_all"], **told)
    assert [each["code"] for each in named.indicators] == [
        "lower_risk_all",
        "goals_achieved",
    ]  # as the registry has them
    a_release()
    browser: Client = signed_in(Account.objects.get(pk=the_lead(evaluation).id))
    board = browser.get(reverse("evaluation:theories", args=[evaluation.number])).content.decode()
    assert "Lower risk, of all closed: 62 % (120 of 195), 30 missing, to the end of 2016Q4" in board
    assert "not in a release" in board
    assert board.count("(working title)") == 4  # the fifth is named from the start


def test_rivals_and_versions_stand_side_by_side_on_the_same_evidence_with_the_gaps() -> None:
    evaluation = an_evaluation()
    lead = the_lead(evaluation)
    theory, rival = (a_theory(evaluation, "under_test", title=title) for title in ("Desk", "Friendship"))
    actions.relate_theories(theory=rival, other=theory, kind=codes.RelationKind.RIVAL, by=AT_THE_MACHINE)
    telling, alike, gap = (a_source(evaluation) for _ in range(3))
    for source, verdicts in ((telling, (V.SUPPORTS, V.CONTRADICTS)), (alike, (V.PARTLY, V.PARTLY)), (gap, (V.SILENT,))):
        for held, verdict in zip((theory, rival), verdicts, strict=False):
            judged(held, source=source, verdict=verdict)
    assert rivalry.rivals(lead, theory) == [rival]
    lines = rivalry.lines(lead, [theory, rival])
    sides = [(theory.pk, 1), (rival.pk, 1)]
    assert [line.tells_apart(sides) for line in lines] == [True, False, False]
    browser: Client = signed_in(Account.objects.get(pk=lead.id))
    there = reverse("evaluation:side_by_side", args=[evaluation.number, theory.number])
    shown = browser.get(there).content.decode()
    assert "1 of 3 tells them apart, 1 says the same of each, 1 was not judged under each" in shown
    assert "not judged" in shown
    assert shown.index(telling.title) < shown.index(gap.title) < shown.index(alike.title)
    assert "Its versions" not in shown
    refined(theory)
    again = actions.Judgement(verdict=V.PARTLY, reasoning="It holds at night alone")
    actions.judge_again(evidence=rows.evidence(lead, evaluation, theory=theory)[-1], judgement=again, by=lead)
    shown = browser.get(there).content.decode()
    assert "Its versions" in shown  # and the verdict on the first version stands beside that on the second
    assert shown.count("He says so of himself") >= 3


# Pages


def test_the_pages_of_a_theory_show_what_speaks_for_it_and_what_moved_on() -> None:
    evaluation = an_evaluation()
    lead = the_lead(evaluation)
    theory = a_theory(evaluation, "under_test", title="In sight")
    coding = coded(a_source(evaluation), "She asked me", a_code(evaluation))
    judged(theory, coding=coding, verdict=V.CONTRADICTS)
    refined(theory)
    browser: Client = signed_in(Account.objects.get(pk=lead.id))

    def page(name: str, *numbers: int) -> str:
        there = reverse(f"evaluation:{name}", args=[evaluation.number, *numbers])
        return browser.get(there).content.decode()

    shown = page("theory", theory.number)
    for words in ("In sight", "She asked me", "Contradicts", "To look at again", "<ins>", "Version 2"):
        assert words in shown
    assert "1 verdict to look at again" in page("theories")
    assert "The distinct contribution of the voluntary sector" in page("theories")
    assert "She asked me" in page("look_again")
    assert "− 1" in page("matrix")
    assert "She asked me" in page("theory_at", theory.number, 0)
    assert "She asked me" in page("evidence", 1)
    there = reverse("evaluation:evidence", args=[evaluation.number, 1])
    said = {"verdict": "silent", "part": "whole", "relevance": "low", "rigour": "low", "reasoning": "Not of this"}
    turned_away = browser.post(there, said | {"seen": "1-1"})
    assert (turned_away.status_code, 'value="2-1"' in turned_away.content.decode()) == (409, True)
    assert browser.post(there, said | {"seen": "2-1"}).status_code == 303


@pytest.mark.once
def test_what_evidence_says_is_told_of_one_and_of_several() -> None:
    V = codes.Verdict
    one = [Evidence(verdict=verdict) for verdict in (V.SUPPORTS, V.PARTLY, V.CONTRADICTS, V.SILENT)]
    assert counted([]) == "no evidence yet"
    assert counted(one) == "1 supports, 1 supports in part, 1 contradicts, 1 says nothing, where it should"
    assert counted(one * 2) == "2 support, 2 support in part, 2 contradict, 2 say nothing, where they should"
