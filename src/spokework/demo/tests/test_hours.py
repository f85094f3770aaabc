"""Nobody is in two places at once."""

from collections import Counter
from datetime import time

from spokework.demo.world import Plan
from spokework.demo.world.hours import FIRST, LAST


def test_no_worker_has_two_contacts_at_one_moment(plan: Plan) -> None:
    moments = Counter(
        (case.worker_on(contact.on), contact.on, contact.at) for case in plan.cases for contact in case.contacts
    )
    assert [moment for moment, times in moments.items() if times > 1] == []


def test_contacts_are_on_the_quarter_of_an_hour_within_a_working_day(plan: Plan) -> None:
    hours = {contact.at for case in plan.cases for contact in case.contacts}
    assert all(time(FIRST) <= at <= time(LAST, 45) and at.minute % 15 == 0 for at in hours)
    assert len(hours) > 20
