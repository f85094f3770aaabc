"""Two people change one post in the same moment: one of them waits, and then sees what the other did."""

from collections.abc import Callable
from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connections

from spokework.core.errors import Refused
from spokework.programme.models import Appointment, Membership, Placement

from . import situations as make

pytestmark = pytest.mark.django_db(transaction=True)
MARCH = date(2016, 3, 1)


def all_at_once(*attempts: Callable[[], object]) -> list[str]:
    """What became of each: "done" or "refused"."""
    barrier, outcome = Barrier(len(attempts)), [""] * len(attempts)

    def run(index: int) -> None:
        barrier.wait()
        try:
            attempts[index]()
            outcome[index] = "done"
        except Refused:
            outcome[index] = "refused"
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=(index,)) for index in range(len(attempts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcome)


def test_of_two_placements_at_once_one_is_made() -> None:
    post, setting = make.a_post(), make.a_setting()
    areas = [make.an_area() for _ in range(4)]
    attempts = [lambda area=area: make.a_placement(post, area, start=MARCH, setting=setting) for area in areas]
    assert all_at_once(*attempts) == ["done", "refused", "refused", "refused"]
    assert Placement.objects.unscoped("test").count() == 1


def test_of_two_overlapping_appointments_at_once_one_is_made() -> None:
    post = make.a_post()
    workers = [make.a_worker(post.hub) for _ in range(4)]
    end = date(2016, 9, 1)
    attempts = [lambda worker=worker: make.an_appointment(post, worker, start=MARCH, end=end) for worker in workers]
    assert all_at_once(*attempts) == ["done", "refused", "refused", "refused"]
    assert Appointment.objects.unscoped("test").count() == 1


def test_a_role_given_twice_at_once_is_held_once() -> None:
    hub, account = make.a_hub(), make.a_person()
    attempts = [lambda: make.a_membership(account, make.Role.SPOKE_WORKER, hub) for _ in range(3)]
    assert all_at_once(*attempts) == ["done", "refused", "refused"]
    assert Membership.objects.all().unscoped("test").count() == 1
