"""What was said about a young person shares the fate of their record: merged, restricted, erased."""

from typing import Any

import pytest

from spokework.access.roles import Role
from spokework.accounts.tests.situations import signed_in
from spokework.casework import actions as casework
from spokework.casework.tests.situations import a_young_person
from spokework.practice import actions
from spokework.practice.models import CaseLink, Challenge, Consultancy
from spokework.programme.tests.situations import AT_THE_MACHINE, a_member
from spokework.vault.keyring import forget

from .desk import Desk, a_desk, address
from .situations import a_challenge, a_consultancy, a_manager

WORDS = "She said it was never her fault."


def about(desk: Desk, **more: Any) -> dict[str, Any]:
    return {"hub": desk.spoke.hub, "by": desk.actor, "area": desk.area, "case": desk.case, **more}


@pytest.mark.django_db
def test_merged_it_stands_in_the_kept_record() -> None:
    desk = a_desk()
    row = a_consultancy(**about(desk), advice=WORDS)
    kept = a_young_person(desk.spoke.hub, area=desk.area)
    casework.merge_young_people(keep=kept, merge=desk.case.young_person, by=a_manager(desk.spoke.hub))
    forget()
    (link,) = CaseLink.objects.unscoped("tests")
    assert (link.young_person_id, link.words) == (kept.pk, {"advice": WORDS})
    assert kept.reference in desk.get("consultancy", row).content.decode()


@pytest.mark.django_db
def test_restricted_it_is_out_of_reach_of_a_manager_who_is_not_named() -> None:
    desk = a_desk()
    row = a_consultancy(**about(desk), advice=WORDS)
    account = a_member(Role.HUB_MANAGER, desk.spoke.hub)
    manager = signed_in(account)
    assert WORDS in manager.get(address("consultancy", row)).content.decode()
    second = a_manager(desk.spoke.hub)
    casework.restrict_record(young_person=desk.case.young_person, accounts=[desk.spoke.worker], by=second)
    shown = manager.get(address("consultancy", row)).content.decode()
    assert WORDS not in shown
    assert desk.case.young_person.reference not in shown
    assert manager.get(address("consultancy_correct", row)).status_code == 404


@pytest.mark.django_db(transaction=True, databases=["default", "keyring"])
def test_erased_its_words_are_gone_and_that_it_was_done_still_counts() -> None:
    desk = a_desk()
    done = a_consultancy(**about(desk), advice=WORDS)
    challenge = a_challenge(**about(desk), issue=WORDS)
    casework.erase_young_person(reference=desk.case.young_person.reference, by=AT_THE_MACHINE)
    forget()
    assert not CaseLink.objects.unscoped("tests").exists()
    assert Consultancy.objects.unscoped("tests").get().advice == ""
    shown = desk.get("consultancy", done).content.decode()
    assert WORDS not in shown
    assert str(done.agency) in shown
    resolved = {"result": "upheld", "response": "They look at once now."}
    actions.resolve_challenge(challenge=challenge, by=desk.actor, day=challenge.day, **resolved)
    assert Challenge.objects.unscoped("tests").get().response == "They look at once now."
