"""A one-time link opens somebody's sign-in to whoever holds it: those who review access are told, and it is logged."""

from typing import Any

import pytest
from django.urls import reverse

from spokework.access.decide import Actor
from spokework.access.roles import Role
from spokework.accounts.models import Account
from spokework.audit.models import Event
from spokework.casework.models import Notice
from spokework.casework.queries import notices
from spokework.casework.tests.browsing import browser, page, send
from spokework.casework.tests.situations import a_hub, a_manager
from spokework.programme import actions as programme
from spokework.programme.models import Hub, Membership
from spokework.programme.tests.situations import a_member, a_membership, an_actor

pytestmark = pytest.mark.django_db


def waiting(actor: Actor) -> list[str]:
    return [notice.text for notice in notices.waiting(actor)]


def worker_of(hub: Hub) -> Account:
    """Somebody who signs in already, and so has something to lose."""
    worker = a_member(Role.SPOKE_WORKER, hub)
    worker.set_password("long enough for anybody")
    worker.save()
    return worker


def made(by: Actor, hub: Hub | None) -> int:
    chain = {"chain_id": hub.pk} if hub else {}
    return Event.objects.filter(action="made a one-time link", actor_id=by.id, **chain).count()


def test_the_manager_and_the_officer_are_told_of_a_reset_and_nobody_elsewhere() -> None:
    hub = a_hub()
    administrator, worker = an_actor(Role.HUB_ADMINISTRATOR, hub), worker_of(hub)
    programme.reset_lost_second_factor(account=worker, by=administrator, hub=hub)
    for role in (Role.HUB_MANAGER, Role.SAFEGUARDING_LEAD, Role.DATA_PROTECTION_OFFICER):
        (said,) = waiting(an_actor(role, hub))
        assert administrator.name in said
        assert worker.name in said
    assert waiting(a_manager(a_hub())) == []
    assert made(administrator, hub) == 1


def test_each_time_it_is_shown_is_in_the_log_and_one_notice_waits_until_it_is_dealt_with() -> None:
    hub = a_hub()
    administrator, manager, worker = an_actor(Role.HUB_ADMINISTRATOR, hub), a_manager(hub), worker_of(hub)
    programme.reset_lost_second_factor(account=worker, by=administrator, hub=hub)
    there = reverse("programme:person", args=[hub.slug, Membership.objects.unscoped("tests").get(account=worker).pk])
    client = browser(administrator)
    for _ in range(2):
        assert "/account/welcome/" in client.get(there).text
    assert made(administrator, hub) == 3
    assert len(waiting(manager)) == 1
    reviewing = browser(manager)
    assert "Was it asked for?" in page(reviewing, "notices").text
    notice = Notice.objects.unscoped("tests").get()
    assert send(reviewing, "notices", {"notice": str(notice.pk)}).status_code == 302
    assert waiting(manager) == []
    client.get(there)
    assert len(waiting(manager)) == 1


def test_an_invitation_to_see_young_people_is_told_and_one_to_see_none_is_not() -> None:
    hub = a_hub()
    administrator, manager = an_actor(Role.HUB_ADMINISTRATOR, hub), a_manager(hub)
    programme.invite(email="one@example.org", name="Avery Quill", role=Role.SPOKE_WORKER, hub=hub, by=administrator)
    assert len(waiting(manager)) == 1
    system = an_actor(Role.SYSTEM_ADMINISTRATOR)
    programme.invite(email="two@example.org", name="Bryn", role=Role.HUB_ADMINISTRATOR, hub=hub, by=system)
    assert len(waiting(manager)) == 1
    assert made(system, None) == 1


def test_every_hub_in_which_the_sign_in_opens_records_is_told() -> None:
    one, two = a_hub(), a_hub()
    worker = worker_of(one)
    a_membership(worker, Role.HUB_MANAGER, two)
    programme.reset_lost_second_factor(account=worker, by=an_actor(Role.SYSTEM_ADMINISTRATOR))
    assert [len(waiting(an_actor(Role.DATA_PROTECTION_OFFICER, hub))) for hub in (one, two)] == [1, 1]


def test_what_cannot_be_told_is_not_done(monkeypatch: pytest.MonkeyPatch) -> None:
    hub = a_hub()
    administrator, worker = an_actor(Role.HUB_ADMINISTRATOR, hub), worker_of(hub)

    def fails(self: Notice, **kwargs: Any) -> None:
        raise OSError

    monkeypatch.setattr(Notice, "save", fails)
    with pytest.raises(OSError):  # noqa: PT011  # only the one above
        programme.reset_lost_second_factor(account=worker, by=administrator, hub=hub)
    assert Account.objects.get(pk=worker.pk).is_set_up
    assert made(administrator, hub) == 0
