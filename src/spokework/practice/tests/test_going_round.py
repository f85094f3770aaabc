"""The message that a lone visit is overdue: once, to those who wait, and of nobody and nowhere."""

from datetime import timedelta
from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.utils import timezone

from spokework.audit.models import Event
from spokework.casework.models import Notice
from spokework.practice import actions
from spokework.practice.actions import reminding
from spokework.practice.models import LoneVisit, Round
from spokework.programme.tests.situations import AT_THE_MACHINE

from .support_situations import Office, a_lone_visit, an_office, overdue

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return an_office()


def go_round() -> int:
    return actions.go_round(by=AT_THE_MACHINE)


def again(visit: LoneVisit) -> LoneVisit:
    found: LoneVisit = LoneVisit.objects.unscoped("tests").get(pk=visit.pk)
    return found


def test_it_goes_once_to_the_buddy_and_the_managers_who_do_not_learn_of_each_other(office: Office) -> None:
    late = overdue(a_lone_visit(office, where="14 Quay Street"))
    assert [go_round(), go_round()] == [1, 0]
    (sent,) = mail.outbox
    assert sent.to == []
    assert set(sent.bcc) == {office.colleague.email, office.line_manager.email, office.other_manager.email}
    assert again(late).told_at is not None
    assert Event.objects.filter(action="told that a lone visit is overdue", record_id=late.pk).count() == 1


def test_it_says_that_one_is_overdue_and_no_more(office: Office, settings: Any) -> None:
    late = overdue(a_lone_visit(office, where="14 Quay Street"))
    go_round()
    (sent,) = mail.outbox
    whole = f"{sent.subject}\n{sent.body}"
    assert whole == (
        "Spokework: a lone visit is overdue\nA lone visit is overdue. Open Spokework.\n\n" + settings.BASE_URL + "/\n"
    )
    hour = f"{timezone.localtime(late.due_at):%H:%M}"
    for word in (office.worker.name, office.colleague.name, "Quay", "14", hour, office.hub.name):
        assert word not in whole.replace(settings.BASE_URL, "")


def test_the_managers_find_a_notice_without_a_name_or_a_place(office: Office) -> None:
    overdue(a_lone_visit(office, where="14 Quay Street"))
    go_round()
    notice = Notice.objects.unscoped("tests").get()
    assert (notice.permission, notice.kind) == ("SUPPORT_TEAM", "lone_visit_overdue")
    assert notice.text == "A lone visit is overdue: nobody has heard from a colleague. Open Team now."


def test_nothing_goes_before_it_is_due_or_once_she_has_checked_in(office: Office) -> None:
    a_lone_visit(office)
    actions.check_in(visit=overdue(a_lone_visit(office)), by=office.acting("worker"))
    assert go_round() == 0
    assert not mail.outbox


def test_the_demonstration_writes_to_nobody(office: Office, settings: Any) -> None:
    settings.DEMONSTRATION = True
    late = overdue(a_lone_visit(office))
    assert go_round() == 1
    assert not mail.outbox
    assert again(late).told_at is not None
    assert Notice.objects.unscoped("tests").exists()


def test_a_server_that_does_not_take_it_is_asked_again_and_the_notice_stands_once(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = overdue(a_lone_visit(office))

    def does_not_answer(self: EmailMessage, fail_silently: bool = False) -> int:
        raise SMTPServerDisconnected

    with monkeypatch.context() as down:
        down.setattr(EmailMessage, "send", does_not_answer)
        assert go_round() == 0
    assert again(late).told_at is None
    assert go_round() == 0, "somebody else may still be at it"
    LoneVisit.objects.unscoped("tests").update(telling_at=timezone.now() - reminding.AGAIN_AFTER)
    assert go_round() == 1
    assert len(mail.outbox) == 1
    assert Notice.objects.unscoped("tests").count() == 1


def test_two_who_notice_at_once_tell_once(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    overdue(a_lone_visit(office))
    first_send, told_beside = reminding._send, []

    def while_another_comes_round(visit: LoneVisit) -> None:
        told_beside.append(go_round())
        first_send(visit)

    with monkeypatch.context() as both:
        both.setattr(reminding, "_send", while_another_comes_round)
        assert go_round() == 1
    assert told_beside == [0]
    assert len(mail.outbox) == 1


def test_extended_while_it_was_told_it_is_told_anew_when_the_new_time_passes(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = overdue(a_lone_visit(office))
    first_send = reminding._send

    def while_she_calls(visit: LoneVisit) -> None:
        by, due = office.acting("worker"), timezone.now() + timedelta(hours=1)
        actions.extend_lone_visit(visit=visit, due_at=due, by=by)
        first_send(visit)

    with monkeypatch.context() as both:
        both.setattr(reminding, "_send", while_she_calls)
        go_round()
    assert again(late).told_at is None
    overdue(late)
    assert go_round() == 1


def test_each_round_is_noted(office: Office) -> None:
    go_round()
    first = Round.objects.unscoped("tests").get().at
    go_round()
    assert Round.objects.unscoped("tests").get().at > first
