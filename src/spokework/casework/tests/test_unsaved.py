"""Unsaved forms that name somebody who is erased: the name goes, and as little else as can be."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import pytest
from django.http import QueryDict

from spokework.access.decide import Actor
from spokework.access.roles import Role
from spokework.casework import actions
from spokework.casework.models import YoungPerson
from spokework.casework.tests.browsing import browser, page, send
from spokework.casework.tests.situations import a_hub, a_spoke, a_young_person, acting, an_identity
from spokework.drafts.actions import keep
from spokework.drafts.models import Draft
from spokework.programme.tests.situations import AT_THE_MACHINE, an_actor
from spokework.vault.keyring import forget
from spokework.vault.models import PersonKey

pytestmark = pytest.mark.django_db(transaction=True)

CANARY = "Zebrafinch"


@pytest.fixture
def young_person() -> YoungPerson:
    return a_young_person(
        a_hub(), identity=an_identity(given_name=f"{CANARY} Ann", family_name="Quillwort", preferred_name="Zed")
    )


def drafted(by: Actor, **typed: str) -> UUID:
    keep(person_id=by.id, path=f"/{len(Draft.objects.all())}/", body=urlencode(typed), young_person_id=None)
    found: UUID = Draft.objects.latest("kept_at").pk
    return found


def erase(young_person: YoungPerson) -> Any:
    return actions.erase_young_person(reference=young_person.reference, by=AT_THE_MACHINE).struck


def left() -> list[dict[str, str]]:
    forget()
    return [QueryDict(draft.open()).dict() for draft in Draft.objects.order_by("path")]  # type: ignore[misc]  # one value a field


ABOUT_THEM: dict[str, dict[str, str]] = {
    "first name only": {"given_name": f"{CANARY} Ann", "words": "was missing"},
    "first of two first names": {"given_name": CANARY.lower(), "words": "was missing"},
    "family name only": {"family_name": "QUILLWORT "},
    "what she is called": {"given_name": "Zed"},
    "looked for": {"who": CANARY, "reason": "Her mother rang"},
    "all of it in words": {"words": f"Quillwort, {CANARY}  Ann, was missing"},
}


@pytest.mark.parametrize("case", ABOUT_THEM)
def test_a_form_about_the_young_person_is_dropped(young_person: YoungPerson, case: str) -> None:
    drafted(acting(a_spoke(young_person.hub)), **ABOUT_THEM[case])
    struck = erase(young_person)
    assert (struck.dropped, struck.changed, left()) == (1, 0, [])


STRUCK: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "in words": (
        {"words": f"Knows {CANARY}'s aunt; quillwort said so."},
        {"words": "Knows […]'s aunt; […] said so."},
    ),
    "in another's referral": (
        {"given_name": "Wren", "family_name": "Sedge", "words": f"Went off with {CANARY}\r\nAnn. Zedekiah knows."},
        {"given_name": "Wren", "family_name": "Sedge", "words": "Went off with […]. Zedekiah knows."},
    ),
    "in the referral of somebody who is called the same": (
        {"given_name": CANARY, "family_name": "Sedge", "words": f"{CANARY} is not Zed."},
        {"given_name": CANARY, "family_name": "Sedge", "words": f"{CANARY} is not […]."},
    ),
}


@pytest.mark.parametrize("case", STRUCK)
def test_elsewhere_the_name_is_struck_out_and_the_rest_is_kept(young_person: YoungPerson, case: str) -> None:
    typed, kept = STRUCK[case]
    key = drafted(acting(a_spoke(young_person.hub)), **typed)
    struck = erase(young_person)
    assert (struck.dropped, struck.changed) == (0, 1)
    assert left() == [kept]
    # What an older copy of the data holds of it opens with no key that is left.
    assert not PersonKey.objects.filter(person_id=key).exists()


UNTOUCHED: dict[str, dict[str, str]] = {
    "somebody else": {"given_name": "Wren", "family_name": "Sedge", "words": "Zedekiah and Zebrafinches"},
    "nothing": {"words": ""},
}


@pytest.mark.parametrize("case", UNTOUCHED)
def test_what_does_not_name_them_is_not_touched(young_person: YoungPerson, case: str) -> None:
    key = drafted(acting(a_spoke(young_person.hub)), **UNTOUCHED[case])
    assert erase(young_person).in_words() == ""
    assert list(Draft.objects.values_list("pk", flat=True)) == [key]


def test_in_another_hub_only_a_form_with_the_whole_name_is_about_them(young_person: YoungPerson) -> None:
    elsewhere = acting(a_spoke(a_hub()))
    drafted(elsewhere, given_name=CANARY, words="was missing")
    drafted(elsewhere, given_name=f"{CANARY} Ann", family_name="Quillwort")
    struck = erase(young_person)
    assert (struck.dropped, struck.changed) == (1, 0)
    assert left() == [{"given_name": CANARY, "words": "was missing"}]


def test_somebody_with_one_name_is_not_found_in_parts_of_words() -> None:
    young_person = a_young_person(identity=an_identity(given_name="Al", family_name=""))
    elsewhere = acting(a_spoke(a_hub()))
    drafted(elsewhere, words="She walks. Al rang.")
    drafted(acting(a_spoke(young_person.hub)), words="She walks, also alone.")
    assert erase(young_person).in_words() == ""


def test_whoever_erases_is_told_how_many(young_person: YoungPerson) -> None:
    hub = young_person.hub
    drafted(acting(a_spoke(hub)), given_name=CANARY)
    drafted(acting(a_spoke(hub)), words=f"{CANARY} rang")
    drafted(acting(a_spoke(hub)), words=f"{CANARY} wrote")
    client = browser(an_actor(Role.DATA_PROTECTION_OFFICER, hub))
    reference = young_person.reference
    send(client, "erase", {"reference": reference, "reason": "request"}, reference=reference)
    said = page(client, "erasures").text
    assert "Unsaved forms about the young person, dropped: 1. Unsaved forms cleared of the name: 2." in said
    assert CANARY not in said
