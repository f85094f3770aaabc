"""A safeguarding lead reads what was said in supervision: with a reason, for an hour, and it shows."""

from datetime import timedelta

import pytest
from django.utils import timezone

from spokework.access.decide import NotAllowed
from spokework.audit.models import Event
from spokework.casework.models import Notice
from spokework.casework.tests.situations import refused
from spokework.core.dates import long_date
from spokework.practice import actions
from spokework.practice.models import Supervision, SupervisionLook
from spokework.practice.queries.supervision import looks_into, may_look_in, words_of
from spokework.programme.memberships import actor_for
from spokework.programme.tests.situations import a_member

from .support_situations import SAID, Office, a_held_supervision, a_supervision, an_office

pytestmark = pytest.mark.django_db
REASON = "Ada said at the door that she is afraid to go home."


@pytest.fixture
def office() -> Office:
    return an_office()


@pytest.fixture
def held(office: Office) -> Supervision:
    return a_held_supervision(office)


def look(office: Office, held: Supervision, reason: str = REASON) -> SupervisionLook:
    return actions.look_into_supervision(supervision=held, reason=reason, by=office.acting("lead"))


def test_with_a_reason_she_reads_it_for_an_hour(office: Office, held: Supervision) -> None:
    lead = office.acting("lead")
    assert words_of(lead, held) is None
    assert may_look_in(lead, held)
    made = look(office, held)
    words = words_of(lead, held)
    assert words is not None
    assert words.content == SAID
    assert not may_look_in(lead, held)
    assert made.ends - made.starts == timedelta(minutes=60)
    SupervisionLook.objects.unscoped("tests").update(ends=timezone.now() - timedelta(seconds=1))
    assert words_of(lead, held) is None


def test_one_look_opens_one_supervision_to_one_person(office: Office, held: Supervision) -> None:
    other = a_held_supervision(office)
    look(office, held)
    assert words_of(office.acting("lead"), other) is None
    second = actor_for(a_member(next(iter(office.acting("lead").roles)), office.hub))
    assert words_of(second, held) is None
    assert words_of(office.acting("other_manager"), held) is None


def test_it_is_logged_and_the_two_see_by_whom_and_not_why(office: Office, held: Supervision) -> None:
    made = look(office, held)
    assert Event.objects.filter(action="looked into supervision", record_id=made.pk, actor_id=office.lead.pk).exists()
    for who in ("worker", "line_manager"):
        (seen,) = looks_into(office.acting(who), held)
        assert (seen.look.account, seen.reason) == (office.lead, "")
    for who in ("other_manager", "lead"):
        (seen,) = looks_into(office.acting(who), held)
        assert seen.reason == REASON
    assert looks_into(office.acting("colleague"), held) == []


def test_a_manager_who_is_not_the_supervisor_is_told(office: Office, held: Supervision) -> None:
    look(office, held)
    notice = Notice.objects.unscoped("tests").get()
    assert (notice.kind, notice.permission) == ("looked_into_supervision", "SUPPORT_TEAM")
    assert (
        notice.text == f"Lew Wychcombe read with a reason what was said in a supervision of {long_date(held.held_on)}."
    )
    assert office.worker.name not in notice.text


def test_where_the_only_manager_is_the_supervisor_there_is_nobody_else_to_tell(
    office: Office, held: Supervision
) -> None:
    office.other_manager.is_active = False
    office.other_manager.save()
    look(office, held)
    assert not Notice.objects.unscoped("tests").exists()


def test_without_a_reason_or_the_permission_there_is_no_look(office: Office, held: Supervision) -> None:
    assert refused(look, office=office, held=held, reason="Just so").field == "reason"
    planned = a_supervision(office)
    assert "not been held yet" in refused(look, office=office, held=planned).message
    for who in ("worker", "line_manager", "other_manager", "colleague"):
        with pytest.raises(NotAllowed):
            actions.look_into_supervision(supervision=held, reason=REASON, by=office.acting(who))
    assert not SupervisionLook.objects.unscoped("tests").exists()
