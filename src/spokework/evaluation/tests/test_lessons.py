"""A theory in plain words: who writes, reads and publishes it, and who may read it."""

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from spokework.access.decide import NotAllowed
from spokework.access.roles import Role
from spokework.accounts.models import Account
from spokework.accounts.tests.situations import signed_in
from spokework.core.errors import Stale
from spokework.evaluation import actions, codes
from spokework.evaluation.models import Evidence, Lesson, LessonPlace, Quote, Source, Theory
from spokework.evaluation.presenters.lessons import NOTHING_LEFT, SURE
from spokework.evaluation.presenters.theories import counted
from spokework.evaluation.queries import theories
from spokework.evaluation.queries.messages import left_of
from spokework.evaluation.states import LESSON, TELLABLE, LessonState, TheoryState
from spokework.evaluation.telling import DID_NOT, HELD, IN_PART, MIXED, NOT_LOOKED_AT, SILENT, found_with
from spokework.insight.models import Frozen
from spokework.programme.tests.situations import a_member

from .figures import BY_SETTING, QUARTER, a_release, a_snapshot
from .situations import (
    AT_THE_MACHINE,
    PLAIN,
    a_lesson,
    a_participant,
    a_passage,
    a_quote,
    a_site,
    a_source,
    a_theory,
    an_actor,
    an_evaluation,
    brought,
    judged,
    moved,
    on_the_team,
    refined,
    refused,
    the_lead,
    two_coders,
)

pytestmark = pytest.mark.django_db
V = codes.Verdict
L = LessonState


def read_by(role: Role, lesson: Lesson) -> tuple[int, str]:
    browser: Client = signed_in(a_member(role))
    response = browser.get(reverse("learned:lesson", args=[lesson.evaluation.number, lesson.number]))
    return response.status_code, response.content.decode()


# States


@pytest.mark.parametrize("state", list(L))
def test_every_verb_follows_where_the_table_lets_it(state: L) -> None:
    evaluation = an_evaluation()
    for transition in LESSON.transitions:
        lesson = a_lesson(a_theory(evaluation, "refined"), state)
        assert lesson.state == state
        act = {
            "write": lambda it: actions.change_lesson(lesson=it, words=PLAIN, by=AT_THE_MACHINE),
            "read": lambda it: actions.read_lesson(lesson=it, by=two_coders(evaluation)[1]),
            "publish": lambda it: actions.publish_lesson(lesson=it, by=AT_THE_MACHINE),
            "take_back": lambda it: actions.take_back_lesson(lesson=it, reason="Misread", by=AT_THE_MACHINE),
        }[transition.verb]
        if state in transition.sources:
            act(lesson)
            lesson.refresh_from_db()
            assert lesson.state == transition.target, transition.verb
        else:
            assert "This lesson is" in refused(act, lesson).message, transition.verb


@pytest.mark.parametrize("state", list(TheoryState))
def test_only_a_theory_that_was_tested_is_told_to_others(state: TheoryState) -> None:
    theory = a_theory(an_evaluation(), state)
    if state in TELLABLE:
        assert a_lesson(theory).stood == state
    else:
        assert "Test it first" in refused(a_lesson, theory).message


def test_each_part_of_a_team_does_its_own() -> None:
    evaluation = an_evaluation()
    lead, coder, reader = the_lead(evaluation), on_the_team(evaluation), on_the_team(evaluation, codes.TeamRole.READER)
    theory = a_theory(evaluation, "consolidated")
    with pytest.raises(NotAllowed):
        actions.write_lesson(theory=theory, words=PLAIN, by=reader)
    assert (
        refused(actions.write_lesson, theory=theory, words=replace(PLAIN, where_not=" "), by=coder).field == "where_not"
    )
    lesson = actions.write_lesson(theory=theory, words=PLAIN, by=coder)
    assert "being written already" in refused(actions.write_lesson, theory=theory, words=PLAIN, by=lead).message
    assert "You wrote part" in refused(actions.read_lesson, lesson=lesson, by=coder).message
    assert "own name" in refused(actions.read_lesson, lesson=lesson, by=AT_THE_MACHINE).message
    seen = lesson.version
    actions.change_lesson(lesson=lesson, words=replace(PLAIN, why="It is"), by=lead, expected=seen)
    with pytest.raises(Stale):
        actions.change_lesson(lesson=lesson, words=PLAIN, by=coder, expected=seen)
    assert "You wrote part" in refused(actions.read_lesson, lesson=lesson, by=lead).message
    with pytest.raises(Stale):
        actions.read_lesson(lesson=lesson, by=reader, expected=seen)
    actions.read_lesson(lesson=lesson, by=reader)
    with pytest.raises(NotAllowed):
        actions.publish_lesson(lesson=lesson, by=coder)
    with pytest.raises(Stale):
        actions.publish_lesson(lesson=lesson, by=lead, expected=seen)
    actions.publish_lesson(lesson=lesson, by=lead)
    lesson.refresh_from_db()
    assert (lesson.state, lesson.read_by_id, lesson.published_by_id) == (L.PUBLISHED, reader.id, lead.id)


def test_what_moved_on_is_written_anew_and_another_edition_says_why() -> None:
    evaluation = an_evaluation()
    theory = a_theory(evaluation, "refined")
    lesson = a_lesson(theory, "read")
    refined(theory)
    assert "has moved on" in refused(actions.publish_lesson, lesson=lesson, by=AT_THE_MACHINE).message
    actions.change_lesson(lesson=lesson, words=PLAIN, by=AT_THE_MACHINE)
    brought(lesson, "published")
    assert "another edition" in refused(a_lesson, theory).message
    second = actions.write_lesson(
        theory=theory, words=replace(PLAIN, title="Be reached"), by=AT_THE_MACHINE, reason="Outreach was heard"
    )
    assert (second.edition, second.at_version) == (2, 3)
    assert read_by(Role.FUNDER, second)[0] == 404
    brought(second, "published")
    status, first = read_by(Role.FUNDER, lesson)
    assert (status, "There is a newer edition" in first) == (200, True)
    assert "Outreach was heard" in read_by(Role.FUNDER, second)[1]
    row = judged(theory, source=a_source(evaluation))
    refined(theory)
    third = actions.write_lesson(theory=theory, words=PLAIN, by=AT_THE_MACHINE, reason="More was heard")
    brought(third, "read")
    assert "1 verdict is to be looked at" in refused(actions.publish_lesson, lesson=third, by=AT_THE_MACHINE).message
    again = actions.Judgement(verdict=V.SUPPORTS, reasoning="Still so")
    actions.judge_again(evidence=row, judgement=again, by=AT_THE_MACHINE)
    assert "The evaluation has gone on" in read_by(Role.FUNDER, second)[1]
    browser = signed_in(a_member(Role.FUNDER))
    listed = browser.get(reverse("learned:lessons"))
    assert ("Be reached" in listed.content.decode(), listed["Cache-Control"]) == (True, "no-store")
    actions.take_back_lesson(lesson=second, reason="Misread", by=AT_THE_MACHINE)
    assert "Sit where" not in browser.get(reverse("learned:lessons")).content.decode()  # the first does not come back
    assert "A later edition was taken back" in read_by(Role.FUNDER, lesson)[1]


def test_what_rests_on_nothing_any_more_keeps_no_lesson_from_being_published_and_stands_on_none() -> None:
    evaluation = an_evaluation()
    theory, site = a_theory(evaluation, "refined"), a_site(evaluation, "Site K")
    row = a_passage(theory, site=site)
    figure = judged(theory, snapshot=a_snapshot(evaluation))
    lesson = a_lesson(theory, "read")
    actions.take_off(coding=row.coding, by=AT_THE_MACHINE)
    a_release(QUARTER + 1, without=BY_SETTING)
    lead = the_lead(evaluation)
    judged_there = theories.evidence(lead, evaluation)
    assert [theories.rests_on_nothing(each) for each in judged_there] == [True, True]
    assert (theories.matrix(judged_there), counted(judged_there)) == ({}, "no evidence yet")
    browser = signed_in(Account.objects.get(pk=lead.id))
    page = browser.get(reverse("evaluation:look_again", args=[evaluation.number])).content.decode()
    assert page.count("<strong>Nothing is left to judge.</strong>") == 2
    assert "To look at again.</strong>" not in page
    brought_out = actions.publish_lesson(lesson=lesson, by=AT_THE_MACHINE)
    kept = LessonPlace.objects.unscoped("tests").filter(lesson=brought_out)
    assert {(each.site, each.verdict) for each in kept} == {(site, "")}
    assert figure.pk not in {each.pk for each in left_of(lead, [theory])}


def test_what_was_told_on_evidence_that_was_taken_back_says_so_and_is_told_no_more() -> None:
    evaluation = an_evaluation()
    lead, who = the_lead(evaluation), a_participant(evaluation)
    theory = a_theory(evaluation, "under_test")
    a_passage(theory, participant=who, site=a_site(evaluation, "North"))
    moved(theory, "consolidate")
    theory.refresh_from_db()
    out = a_lesson(theory, "published")
    assert SURE[TheoryState.CONSOLIDATED] in read_by(Role.FUNDER, out)[1]
    actions.withdraw_participant(participant=who, by=lead)
    assert NOTHING_LEFT in (page := read_by(Role.FUNDER, out)[1])
    assert SURE[TheoryState.CONSOLIDATED] not in page
    browser = signed_in(Account.objects.get(pk=lead.id))
    for name, *numbers in (("theories",), ("theory", theory.number), ("report_read",)):
        there = reverse(f"evaluation:{name}", args=[evaluation.number, *numbers])
        assert "othing holds it there any more" in browser.get(there).content.decode(), name
    another = actions.write_lesson(theory=theory, words=PLAIN, reason="A slip", by=AT_THE_MACHINE)
    brought(another, "read")
    assert "Its only evidence was withdrawn" in refused(actions.publish_lesson, lesson=another, by=lead).message


# Who reads it


def test_what_is_out_is_read_outside_and_nothing_that_it_stands_on() -> None:
    evaluation = an_evaluation()
    theory = a_theory(evaluation, "consolidated", title="The theory itself")
    row = a_passage(theory, participant=a_participant(evaluation, "Heron 7"), site=a_site(evaluation, "Site K"))
    for _ in range(2):  # of three officers none is known by being one
        a_participant(evaluation)
    lesson = a_lesson(theory)
    quote = a_quote(lesson, row)
    brought(lesson, "published")
    for role in Role:
        status, page = read_by(role, lesson)
        reads = role in (Role.SPOKE_WORKER, Role.HUB_MANAGER, Role.PROGRAMME_LEAD, Role.EVALUATOR, Role.FUNDER)
        assert (status == 200) == reads, role
        if reads:
            for words in (*PLAIN.__dict__.values(), "We sat in the same room.", "Police", "Site K", "It held"):
                assert words in page, words
            for words in ("Heron", row.source.title, row.reasoning, "The theory itself"):
                assert words not in page, words
    for actor in (an_actor(Role.FUNDER), an_actor(Role.SPOKE_WORKER), an_actor(Role.HUB_MANAGER)):
        for model in (Source, Evidence, Theory):
            assert not model.objects.visible_to(actor).exists()
        assert list(Quote.objects.visible_to(actor)) == [quote]
        assert list(Lesson.objects.visible_to(actor)) == [lesson]
    actions.take_back_lesson(lesson=lesson, reason="Misread", by=AT_THE_MACHINE)
    assert read_by(Role.FUNDER, lesson)[0] == 404
    assert not Quote.objects.visible_to(an_actor(Role.FUNDER)).exists()


@pytest.mark.once
def test_contradiction_and_silence_are_said_as_loudly_as_support() -> None:
    said = {
        HELD: {V.SUPPORTS, V.SILENT},
        IN_PART: {V.SUPPORTS, V.PARTLY},
        MIXED: {V.PARTLY, V.CONTRADICTS},
        DID_NOT: {V.CONTRADICTS, V.SILENT},
        SILENT: {V.SILENT},
        NOT_LOOKED_AT: set(),
    }
    assert {found: found_with(verdicts) for found, verdicts in said.items()} == {found: found for found in said}


def test_every_place_stands_on_the_page_as_it_was_when_it_came_out() -> None:
    evaluation = an_evaluation()
    theory = a_theory(evaluation, "refined")
    for name, verdict in (("North", V.CONTRADICTS), ("South", V.SILENT), ("East", V.SUPPORTS)):
        judged(theory, source=a_source(evaluation), site=a_site(evaluation, name), verdict=verdict)
    west = a_site(evaluation, "West")
    lesson = a_lesson(theory, "published")
    judged(theory, source=a_source(evaluation), site=west)
    called = evaluation.title
    evaluation.change(title="Of the North")
    west.change(name="The yard")
    theory.domain.change(title="Something else")
    _, page = read_by(Role.SPOKE_WORKER, lesson)
    assert called in signed_in(a_member(Role.FUNDER)).get(reverse("learned:lessons")).content.decode()
    for words in ("Of the North", "The yard", "Something else"):
        assert words not in page, words
    for words in ("It did not hold", "People spoke of other things", "Nothing from there was looked at", "+ It held"):
        assert page.count(words) == 1, words


EDITS = {
    "saved": lambda lesson: lesson.save(),
    "changed": lambda lesson: lesson.change(why="For another reason"),
    "updated": lambda lesson: Lesson.objects.unscoped("tests").update(why="For another reason"),
    "deleted": lambda lesson: lesson.delete(),
    "a place changed": lambda lesson: LessonPlace.objects.unscoped("tests").update(site_name="Elsewhere"),
    "a place added": lambda lesson: LessonPlace(lesson=lesson, evaluation=lesson.evaluation).save(),
    "a place deleted": lambda lesson: LessonPlace.objects.unscoped("tests").filter(lesson=lesson).delete(),
}


def test_a_lesson_that_was_out_stays_as_it_is_but_for_being_taken_back() -> None:
    theory = a_theory(evaluation := an_evaluation(), "consolidated")
    a_site(evaluation, "North")
    lesson = a_lesson(theory, "published")
    for state in (L.PUBLISHED, L.TAKEN_BACK):
        assert lesson.state == state
        for act in EDITS.values():
            with pytest.raises(Frozen):
                act(lesson)
            lesson.refresh_from_db()
        if state == L.PUBLISHED:
            lesson = actions.take_back_lesson(lesson=lesson, reason="Misread", by=AT_THE_MACHINE)
    assert lesson.why == PLAIN.why


def test_the_pages_lead_from_a_theory_to_its_lesson() -> None:
    evaluation = an_evaluation()
    lead = the_lead(evaluation)
    theory = a_theory(evaluation, "consolidated")
    row = a_passage(theory)
    browser = signed_in(Account.objects.get(pk=lead.id))

    def to(name: str, *numbers: int) -> str:
        return reverse(f"evaluation:{name}", args=[evaluation.number, *numbers])

    assert to("lesson_new", theory.number) in browser.get(to("theory", theory.number)).content.decode()
    sent = browser.post(to("lesson_new", theory.number), PLAIN.__dict__)
    there = to("lesson", 1)
    assert (sent.status_code, sent["Location"]) == (303, there)
    assert to("lesson_quote", 1, row.number) in browser.get(there).content.decode()
    browser.post(to("lesson_quote", 1, row.number), {"words": "We sat […] same room."})
    page = browser.get(there).content.decode()
    assert "We sat […] same room." in page
    assert to("lesson_read", 1) in page
    seen = {"version": Lesson.objects.unscoped("tests").get().version}
    assert "You wrote part of this" in browser.post(to("lesson_read", 1), seen).content.decode()
    second = signed_in(Account.objects.get(pk=on_the_team(evaluation).id))
    assert PLAIN.why in second.get(to("lesson_read", 1)).content.decode()
    browser.post(to("lesson_change", 1), PLAIN.__dict__ | seen | {"why": "Nobody has to write."})
    late = second.post(to("lesson_read", 1), seen)
    assert (late.status_code, "Nobody has to write." in late.content.decode()) == (409, True)
    anew = seen["version"] + 1
    assert second.post(to("lesson_read", 1), {"version": anew}).status_code == 303
    assert browser.post(to("lesson_publish", 1), {"version": anew}).status_code == 409
    assert browser.post(to("lesson_publish", 1), {"version": anew + 1}).status_code == 303
    assert PLAIN.title in browser.get(to("lessons")).content.decode()
