import pytest

from spokework.access.decide import NotAllowed
from spokework.audit.models import Event, Subject
from spokework.casework import actions
from spokework.casework.models import Inquiry, Notice, Question, YoungPerson
from spokework.casework.tests.situations import a_hub, a_manager, a_spoke, a_young_person, acting, an_identity, refused
from spokework.programme.models import Hub

pytestmark = pytest.mark.django_db


def a_pair() -> tuple[YoungPerson, YoungPerson]:
    """One young person as two hubs know them."""
    identity = an_identity()
    return a_young_person(a_hub(), identity=identity), a_young_person(a_hub(), identity=identity)


def ask(ours: YoungPerson, theirs: YoungPerson) -> tuple[Question, Inquiry]:
    question = actions.ask_other_hub(
        young_person=ours, hub=theirs.hub, words="Do you work with her now?", by=a_manager(ours.hub)
    )
    return question, Inquiry.objects.unscoped("tests").get(question_id=question.pk)


def events(hub: Hub) -> list[tuple[str, set[str]]]:
    rows = Event.objects.filter(chain_id=hub.pk).order_by("number")
    return [(row.action, set(row.subjects)) for row in rows]


def test_a_question_arrives_at_the_record_of_the_other_hub_and_its_answer_comes_back() -> None:
    ours, theirs = a_pair()
    question, inquiry = ask(ours, theirs)
    assert (inquiry.young_person_id, inquiry.asking_id) == (theirs.pk, ours.hub_id)
    assert inquiry.words == "Do you work with her now?"
    actions.answer_inquiry(inquiry=inquiry, answer="Until last summer.", by=a_manager(theirs.hub))
    answered = Question.objects.unscoped("tests").get(pk=question.pk)
    assert answered.answer == "Until last summer."
    assert answered.answered_on is not None


def test_both_chains_say_that_it_was_asked_and_answered_each_of_its_own_young_person() -> None:
    ours, theirs = a_pair()
    _, inquiry = ask(ours, theirs)
    actions.answer_inquiry(inquiry=inquiry, answer="Until last summer.", by=a_manager(theirs.hub))
    mine, other = events(ours.hub), events(theirs.hub)
    assert ("asked another hub", {str(ours.pk)}) in mine
    assert ("was answered by another hub", {str(ours.pk)}) in mine
    assert ("was asked by another hub", {str(theirs.pk)}) in other
    assert ("answered another hub", {str(theirs.pk)}) in other
    assert not Subject.objects.filter(chain_id=ours.hub_id, young_person_id=theirs.pk).exists()
    assert not Subject.objects.filter(chain_id=theirs.hub_id, young_person_id=ours.pk).exists()


def test_the_other_hub_is_told_without_a_name_and_no_longer_once_it_has_answered() -> None:
    ours, theirs = a_pair()
    _, inquiry = ask(ours, theirs)
    notice = Notice.objects.unscoped("tests").get(hub=theirs.hub)
    assert (notice.permission, notice.reference) == ("ASK_OTHER_HUB", theirs.reference)
    for told in (ours.given_name, ours.family_name, ours.reference):
        assert told not in notice.text
    actions.answer_inquiry(inquiry=inquiry, answer="No.", by=a_manager(theirs.hub))
    assert Notice.objects.unscoped("tests").get(pk=notice.pk).done_at is not None
    assert Notice.objects.unscoped("tests").get(hub=ours.hub).reference == ours.reference


def test_neither_hub_can_open_what_the_other_holds() -> None:
    ours, theirs = a_pair()
    _, inquiry = ask(ours, theirs)
    manager = a_manager(ours.hub)
    assert not Inquiry.objects.visible_to(manager).exists()
    assert not Question.objects.visible_to(a_manager(theirs.hub)).exists()
    with pytest.raises(NotAllowed):
        actions.answer_inquiry(inquiry=inquiry, answer="Us.", by=manager)


def test_a_hub_that_knows_nobody_of_the_name_is_not_asked() -> None:
    ours = a_young_person()
    hub = a_hub()
    answer = refused(
        actions.ask_other_hub, young_person=ours, hub=hub, words="Do you know her?", by=a_manager(ours.hub)
    )
    assert answer.field == "hub"
    assert not Notice.objects.unscoped("tests").exists()


def test_one_question_at_a_time_and_one_answer() -> None:
    ours, theirs = a_pair()
    _, inquiry = ask(ours, theirs)
    given = {"young_person": ours, "hub": theirs.hub, "by": a_manager(ours.hub)}
    assert "not answered yet" in refused(actions.ask_other_hub, words="And now?", **given).message
    assert refused(actions.ask_other_hub, words=" ", **given).field == "words"
    manager = a_manager(theirs.hub)
    assert refused(actions.answer_inquiry, inquiry=inquiry, answer="", by=manager).field == "answer"
    actions.answer_inquiry(inquiry=inquiry, answer="No.", by=manager)
    assert "already" in refused(actions.answer_inquiry, inquiry=inquiry, answer="Yes.", by=manager).message


def test_only_managers_ask() -> None:
    ours, theirs = a_pair()
    with pytest.raises(NotAllowed):
        actions.ask_other_hub(young_person=ours, hub=theirs.hub, words="Do you know her?", by=acting(a_spoke(ours.hub)))
