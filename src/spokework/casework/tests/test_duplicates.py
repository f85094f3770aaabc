from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from spokework.audit.looking import watching
from spokework.casework import actions
from spokework.casework.models import Referral, YoungPerson
from spokework.casework.queries.duplicates import (
    SAME,
    SIMILAR,
    known_elsewhere,
    likely_duplicates,
    seems_known,
    similar_names,
)
from spokework.casework.tests.situations import a_hub, a_manager, a_young_person, an_identity

pytestmark = pytest.mark.django_db
KATHERINE = an_identity(given_name="Katherine", family_name="Otterbourne", born=date(2001, 4, 20))


def found(young_person: YoungPerson, actor: Any) -> dict[str, str]:
    return {each.young_person.reference: each.why for each in likely_duplicates(actor, young_person)}


def test_the_same_person_and_somebody_like_them_are_found_within_the_hub() -> None:
    hub = a_hub()
    one = a_young_person(hub, identity=KATHERINE)
    same = a_young_person(hub, identity=replace(KATHERINE, given_name="KATHERINE", address="4 Quay Row"))
    similar = a_young_person(
        hub, identity=replace(KATHERINE, given_name="Catherine", family_name="Otterborne", born=date(2001, 5, 2))
    )
    a_young_person(hub)
    a_young_person(a_hub(), identity=KATHERINE)
    manager = a_manager(hub)
    assert found(one, manager) == {same.reference: SAME, similar.reference: SIMILAR}
    assert found(one, a_manager(a_hub())) == {}


def test_a_birth_date_nobody_knows_rules_nobody_out() -> None:
    hub = a_hub()
    known = a_young_person(hub, identity=KATHERINE)
    unknown = a_young_person(hub, identity=replace(KATHERINE, born=None))
    assert found(known, a_manager(hub)) == {unknown.reference: SIMILAR}
    assert found(unknown, a_manager(hub)) == {known.reference: SIMILAR}


def test_the_name_they_go_by_counts() -> None:
    hub = a_hub()
    one = a_young_person(hub, identity=replace(KATHERINE, preferred_name="Kit"))
    other = a_young_person(hub, identity=replace(KATHERINE, given_name="Kit"))
    assert found(one, a_manager(hub)) == {other.reference: SIMILAR}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Otterbourne Katherine", "katherine OTTERBOURNE", True),
        ("Zoë O'Brien-Hale", "Zoe OBrien Hale", True),
        ("Katy Jones", "Caty Jones", True),
        ("Maeve Larkspire", "Maeve Thistlewood", False),
        ("Wren Fennimore", "Idris Fennimore", False),
    ],
)
def test_names_that_are_alike(one: str, other: str, *, alike: bool) -> None:
    assert similar_names([one], [other]) is alike


def test_names_that_were_passed_over_are_not_views() -> None:
    hub = a_hub()
    one = a_young_person(hub, identity=KATHERINE)
    same = a_young_person(hub, identity=KATHERINE)
    a_young_person(hub, identity=replace(KATHERINE, given_name="Idris", family_name="Larkspire"))
    with watching() as looked:
        likely_duplicates(a_manager(hub), one)
    assert looked.at == {hub.pk: {same.pk}}


def test_elsewhere_only_the_hub_is_named() -> None:
    here, there = a_hub(), a_hub()
    one = a_young_person(here, identity=KATHERINE)
    a_young_person(there, identity=KATHERINE)
    with watching() as looked:
        assert known_elsewhere(one) == [there]
    assert looked.at == {}
    assert known_elsewhere(a_young_person(here, identity=replace(KATHERINE, born=None))) == []


def test_a_list_is_marked_by_hash() -> None:
    here = a_hub()
    twice = {a_young_person(here, identity=KATHERINE).pk, a_young_person(here, identity=KATHERINE).pk}
    elsewhere = an_identity()
    twice.add(a_young_person(here, identity=elsewhere).pk)
    a_young_person(a_hub(), identity=elsewhere)
    a_young_person(here)
    rows = Referral.objects.visible_to(a_manager(here)).filter(seems_known())
    assert set(rows.values_list("young_person_id", flat=True)) == twice


def test_a_merged_record_is_nobodys_duplicate() -> None:
    hub = a_hub()
    one = a_young_person(hub, identity=KATHERINE)
    other = a_young_person(hub, state="declined", identity=KATHERINE)
    manager = a_manager(hub)
    actions.merge_young_people(keep=one, merge=other, by=manager)
    assert found(one, manager) == {}
