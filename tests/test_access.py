"""The access matrix: every URL × everybody × every method × wherever what it is about may stand."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from django.db import transaction
from django.urls import reverse

from spokework.access.permissions import Permission as P
from spokework.access.roles import ROLES, Role
from spokework.access.rules import Rule
from spokework.access.url_table import URL_TABLE
from spokework.audit.models import Event
from spokework.casework import actions
from spokework.vault.keyring import destroy_child_key
from tests import world as w
from tests.access_table import BY_LINK, METHODS, SEE_NO_CHILD, SIGN_IN, TABLE
from tests.matrix import COUNTED, NOBODY, STRANGER, Cell, Walker, cells_of, everybody, must
from tests.world import World, address, is_about_a_young_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def _django_db_helper() -> None:
    """No transaction a test: the world's is the module's, and every cell has one of its own."""


@pytest.fixture(scope="module")
def walker(kept_for_the_module: None) -> Iterator[Walker]:
    # Django logs each refusal with where it came from; here that is most of the cells.
    logging.disable()
    yield Walker(World())
    logging.disable(logging.NOTSET)


def test_every_url_has_a_line() -> None:
    missing = sorted(URL_TABLE.keys() - TABLE.keys() - SIGN_IN.keys())
    gone = sorted((TABLE.keys() | SIGN_IN.keys()) - URL_TABLE.keys())
    assert not missing, f"say in tests/access_table.py who may open these: {', '.join(missing)}"
    assert not gone, f"tests/access_table.py has lines for URLs that are gone: {', '.join(gone)}"


@pytest.mark.parametrize("url_name", TABLE)
def test_everybody_is_answered_as_they_must_be(url_name: str, walker: Walker) -> None:
    asked = list(cells_of(url_name))
    COUNTED["access matrix"] += len(asked)
    faults = [fault for cell in asked if (fault := walker.wrong(cell, TABLE[url_name]))]
    assert not faults, "\n".join(faults[:40])


@pytest.mark.parametrize("url_name", SIGN_IN)
def test_pages_about_ones_own_sign_in_are_about_nobody_else(url_name: str, walker: Walker) -> None:
    asked = list(cells_of(url_name))
    COUNTED["access matrix"] += len(asked)
    faults = [fault for cell in asked if (fault := walker.wrong_about_oneself(cell, SIGN_IN[url_name]))]
    assert not faults, "\n".join(faults[:40])


# What must not change, whatever becomes of the tables: asked without them.

RECORD, NOTE, TEAM = "casework:young_person", "casework:contact_new", "casework:team"
WORKER, MANAGER, FUNDER = Role.SPOKE_WORKER, Role.HUB_MANAGER, Role.FUNDER
ADMINISTRATOR, SAFEGUARDING = Role.HUB_ADMINISTRATOR, Role.SAFEGUARDING_LEAD
KEPT = "casework:intelligence"
NEVER_CHANGES = {
    Cell(RECORD, WORKER, w.OWN, "GET"): 200,
    Cell(RECORD, WORKER, w.COVERED, "GET"): 200,
    Cell(RECORD, WORKER, w.REASON, "GET"): 200,
    Cell(RECORD, WORKER, w.COLLEAGUES, "GET"): 404,
    Cell(RECORD, WORKER, w.HANDED_OVER, "GET"): 404,
    Cell(RECORD, WORKER, w.REASON_OVER, "GET"): 404,
    Cell(RECORD, WORKER, w.RESTRICTED, "GET"): 404,
    Cell(RECORD, WORKER, w.RESTRICTED_REASON, "GET"): 404,
    Cell(RECORD, WORKER, w.OTHER_HUB, "GET"): 404,
    Cell(NOTE, WORKER, w.OWN, "POST"): 422,
    Cell(NOTE, WORKER, w.COLLEAGUES, "POST"): 404,
    Cell(NOTE, WORKER, w.HANDED_OVER, "POST"): 404,
    Cell(NOTE, WORKER, w.OTHER_HUB, "POST"): 404,
    Cell(NOTE, WORKER, w.OWN, "DELETE"): 405,
    Cell(RECORD, MANAGER, w.COLLEAGUES, "GET"): 200,
    Cell(RECORD, MANAGER, w.RESTRICTED, "GET"): 404,
    Cell(RECORD, MANAGER, w.OTHER_HUB, "GET"): 404,
    Cell(RECORD, SAFEGUARDING, w.OWN, "GET"): 404,
    Cell(RECORD, SAFEGUARDING, w.RESTRICTED_REASON, "GET"): 200,
    Cell(NOTE, SAFEGUARDING, w.REASON, "GET"): 403,
    Cell(RECORD, Role.DATA_PROTECTION_OFFICER, w.OWN, "GET"): 404,
    Cell(RECORD, Role.DATA_PROTECTION_OFFICER, w.REASON, "GET"): 200,
    # A submission to the police: its author, the manager, the officer with a reason, and nobody beside them.
    Cell(KEPT, WORKER, w.OWN, "GET"): 200,
    Cell(KEPT, MANAGER, w.OWN, "GET"): 200,
    Cell(KEPT, Role.DATA_PROTECTION_OFFICER, w.REASON, "GET"): 200,
    Cell(KEPT, Role.DATA_PROTECTION_OFFICER, w.OWN, "GET"): 404,
    Cell(KEPT, WORKER, w.COVERED, "GET"): 404,
    Cell(KEPT, WORKER, w.TAKEN_OVER, "GET"): 404,
    Cell(KEPT, WORKER, w.NAMED, "GET"): 404,
    Cell(KEPT, WORKER, w.REASON, "GET"): 404,
    Cell(KEPT, WORKER, w.HANDED_OVER, "GET"): 404,
    Cell(KEPT, SAFEGUARDING, w.REASON, "GET"): 404,
    Cell("casework:sharing_register", SAFEGUARDING, w.OWN, "GET"): 403,
    Cell("casework:sharing_register", WORKER, w.OWN, "GET"): 403,
    Cell("casework:erase", MANAGER, w.OWN, "POST"): 403,
    Cell("casework:erase", WORKER, w.OWN, "GET"): 403,
    Cell(RECORD, ADMINISTRATOR, w.OWN, "GET"): 403,
    Cell(RECORD, ADMINISTRATOR, w.OTHER_HUB, "GET"): 404,
    Cell(RECORD, FUNDER, w.OWN, "GET"): 403,
    Cell(RECORD, Role.PROGRAMME_LEAD, w.OWN, "GET"): 403,
    Cell(RECORD, Role.EVALUATOR, w.OWN, "GET"): 403,
    Cell(RECORD, Role.SYSTEM_ADMINISTRATOR, w.OWN, "GET"): 403,
    Cell(RECORD, STRANGER, w.OWN, "GET"): 404,
    Cell(RECORD, NOBODY, w.OWN, "GET"): 302,
    Cell(RECORD, NOBODY, w.OWN, "DELETE"): 302,
    Cell(TEAM, WORKER, w.OWN, "GET"): 403,
    Cell(TEAM, FUNDER, w.OWN, "GET"): 403,
    Cell(TEAM, MANAGER, w.OWN, "GET"): 200,
    Cell("programme:person", ADMINISTRATOR, w.OTHER_HUB, "GET"): 404,
    Cell("programme:programme_person", ADMINISTRATOR, w.OWN, "GET"): 404,
    Cell("programme:add_grant", MANAGER, w.OWN, "POST"): 403,
    Cell("programme:hub", FUNDER, w.OWN, "GET"): 403,
}


@pytest.mark.parametrize("cell", NEVER_CHANGES, ids=str)
def test_what_never_changes(cell: Cell, walker: Walker) -> None:
    assert walker.ask(cell).status_code == NEVER_CHANGES[cell]


def test_signed_out_one_is_sent_to_sign_in_and_back_to_where_one_was(walker: Walker) -> None:
    there = address(walker.world, RECORD, w.OWN)
    sent = walker.ask(Cell(RECORD, NOBODY, w.OWN, "GET"))
    assert sent["Location"] == f"{reverse('account_login')}?{urlencode({'next': there})}"


@pytest.mark.parametrize("role", SEE_NO_CHILD)
def test_who_sees_no_child_is_refused_every_url_about_one(role: Role, walker: Walker) -> None:
    about_one = [name for name in URL_TABLE if is_about_a_young_person(name)]
    asked = [Cell(name, role, w.OWN, method) for name in about_one for method in METHODS]
    answers = {str(cell): walker.ask(cell).status_code for cell in asked}
    assert len(about_one) > 50
    assert set(answers.values()) == {403}
    looked = Event.objects.filter(actor_id=walker.world.people[role].pk).exclude(subjects=[])
    assert not looked.exists()


ABOUT_ONE = [name for name in TABLE if is_about_a_young_person(name) and name.rpartition(":")[2] not in w.STATES]
LISTS = [name for name in TABLE if name.startswith("casework:") and not w.names_in(name)]


@pytest.mark.parametrize("role", [WORKER, MANAGER, SAFEGUARDING, Role.DATA_PROTECTION_OFFICER])
@pytest.mark.parametrize("key_is_gone", [False, True], ids=["marked", "and its key destroyed"])
def test_a_record_whose_erasure_was_cut_short_is_there_for_nobody(
    role: Role, key_is_gone: bool, walker: Walker
) -> None:
    """What is ordered is carried out after the commit, which never comes here: as in a crash."""
    record = walker.world.record(w.REASON)
    there = {name: address(walker.world, name, w.REASON) for name in ABOUT_ONE}
    with transaction.atomic(), transaction.atomic("keyring"):
        officer = walker.world.actor(Role.DATA_PROTECTION_OFFICER)
        actions.erase_young_person(reference=record.reference, by=officer)
        if key_is_gone:
            destroy_child_key(record.young_person.pk, record.young_person.hub_id)
        for name, url in there.items():
            for method in ("GET", "POST"):
                assert walker.send(role, method, url).status_code in (403, 404, 405), f"{method} {name}"
        for name in LISTS:
            assert walker.send(role, "GET", reverse(name)).status_code in (200, 302, 403), name
        transaction.set_rollback(True)
        transaction.set_rollback(True, "keyring")


def test_a_merged_records_address_leads_only_those_on_who_reach_the_one_it_was_merged_into(walker: Walker) -> None:
    world = walker.world
    with transaction.atomic(), transaction.atomic("keyring"):
        keep, merged = world.record(w.OWN).young_person, world.record(w.OWN).other
        assert merged is not None
        actions.merge_young_people(keep=keep, merge=merged, by=world.actor(MANAGER))
        old, new = (reverse(RECORD, args=[row.reference]) for row in (merged, keep))
        led = {role: walker.send(role, "GET", old).headers.get("Location") for role in Role}
        assert {role for role, there in led.items() if there == new} == {WORKER, MANAGER}
        assert {there for role, there in led.items() if role not in (WORKER, MANAGER)} == {None}
        transaction.set_rollback(True)
        transaction.set_rollback(True, "keyring")


# Links for people without an account.


@pytest.mark.parametrize("url_name", BY_LINK)
def test_a_guessed_link_is_answered_alike_to_everybody_and_shows_nothing(url_name: str, walker: Walker) -> None:
    good = address(walker.world, url_name, w.OWN)
    guess = reverse(url_name, kwargs={"token": "-".join(["bcdfghj"] * 4)})
    for who in everybody():
        cache.clear()  # too many guesses are answered otherwise; that has its own tests
        for method in ("GET", "POST"):
            answer = walker.send(who, method, guess)
            assert answer.status_code == 404, f"{method} as {who}"
            assert b"This link is not open" in answer.content
            assert walker.world.own.name.encode() not in answer.content
        assert walker.world.own.name.encode() in walker.send(who, "GET", good).content


# Addresses put together from pieces of two hubs.


@pytest.mark.parametrize(
    "name", ["post", "change_post", "end_appointment", "end_placement", "person", "end_membership"]
)
@pytest.mark.parametrize("role", [MANAGER, ADMINISTRATOR, Role.PROGRAMME_LEAD, Role.SYSTEM_ADMINISTRATOR])
def test_one_hubs_address_does_not_lead_to_anothers_row(name: str, role: Role, walker: Walker) -> None:
    world = walker.world
    rows = {place: world.rows[hub.pk] for place, hub in ((w.OWN, world.own), (w.OTHER_HUB, world.other))}
    for slug, pk in ((w.OWN, w.OTHER_HUB), (w.OTHER_HUB, w.OWN)):
        there = reverse(f"programme:{name}", args=[rows[slug].hub.slug, w.KEYS[name](rows[pk]).pk])
        for method in ("GET", "POST"):
            assert walker.send(role, method, there).status_code in (403, 404, 405), f"{method} {there}"


@pytest.mark.parametrize("role", everybody())
def test_nobody_merges_what_is_not_theirs(role: str, walker: Walker) -> None:
    own, others = walker.world.record(w.OWN), walker.world.record(w.OTHER_HUB)
    restricted = walker.world.record(w.RESTRICTED)
    for keep, merge in ((own, others), (others, own), (own, restricted), (restricted, own), (own, own)):
        there = reverse("casework:merge_into", args=[keep.reference, merge.reference])
        for method in ("GET", "POST"):
            due = (302,) if role == NOBODY else (403, 404)
            assert walker.send(role, method, there).status_code in due, f"{method} {there}"


def test_a_number_of_another_record_leads_nowhere(walker: Walker) -> None:
    reference = walker.world.record(w.OWN).reference
    for name, number in w.NUMBERS.items():
        if "number" in w.names_in(f"casework:{name}") and number:
            there = reverse(f"casework:{name}", args=[reference, 99])
            for method in ("GET", "POST"):
                assert walker.send(MANAGER, method, there).status_code in (404, 405), f"{method} {there}"


# The matrix can fail.


def leaks(walker: Walker, url_name: str, *roles: str) -> list[str]:
    found = [walker.wrong(cell, TABLE[url_name]) for cell in cells_of(url_name) if not roles or cell.who in roles]
    return [fault for fault in found if fault]


def test_a_rule_that_asks_for_too_little_is_found(walker: Walker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(URL_TABLE, TEAM, Rule(P.USE_SPOKEWORK, methods=("GET", "HEAD")))
    found = leaks(walker, TEAM)
    assert f"{TEAM} × {FUNDER} × {w.OWN} × GET: 200, must be 403 (refused)" in found


def test_a_rule_that_forgets_the_hub_is_found(walker: Walker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(URL_TABLE, "casework:review_look", replace(URL_TABLE["casework:review_look"], of=None))
    assert leaks(walker, "casework:review_look", ADMINISTRATOR, STRANGER)


def test_a_role_that_is_given_too_much_is_found(walker: Walker, monkeypatch: pytest.MonkeyPatch) -> None:
    wider = ROLES[FUNDER].permissions | {P.VIEW_PROGRAMME_FIGURES}
    monkeypatch.setitem(ROLES, FUNDER, replace(ROLES[FUNDER], permissions=wider))
    assert leaks(walker, "casework:overview", FUNDER)


def test_a_reach_that_is_too_wide_is_found(walker: Walker, monkeypatch: pytest.MonkeyPatch) -> None:
    wider = ROLES[WORKER].permissions | {P.REACH_HUB}
    monkeypatch.setitem(ROLES, WORKER, replace(ROLES[WORKER], permissions=wider))
    found = leaks(walker, RECORD, WORKER)
    assert f"{RECORD} × {WORKER} × {w.COLLEAGUES} × GET: 200, must be 404 (not found)" in found


def test_a_page_open_to_anybody_is_found(walker: Walker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(URL_TABLE, TEAM, Rule(None))
    found = " ".join(leaks(walker, TEAM, NOBODY, STRANGER))
    assert NOBODY in found
    assert STRANGER in found


def test_a_wrong_method_that_is_let_through_is_found(walker: Walker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(URL_TABLE, TEAM, Rule(P.VIEW_TEAM, methods=("GET", "HEAD", "POST")))
    assert not leaks(walker, TEAM, WORKER)
    monkeypatch.setitem(URL_TABLE, NOTE, replace(URL_TABLE[NOTE], methods=("GET",)))
    assert f"{NOTE} × {MANAGER} × {w.OWN} × POST: 405" in " ".join(leaks(walker, NOTE, MANAGER))


def test_a_url_the_world_cannot_fill_says_what_to_add(walker: Walker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(w.NUMBERS, "goal_score")
    with pytest.raises(w.Unfilled, match=r"goal_score has <number> in it\. Say in tests/world\.py"):
        address(walker.world, "casework:goal_score", w.OWN)


def test_a_young_person_whom_no_place_forgets() -> None:
    """Every place is reached by somebody or refused to somebody, or it would test nothing."""
    for place in w.PLACES:
        answers = {must(Cell(RECORD, role, place, "GET"), TABLE[RECORD]) for role in Role}
        assert len(answers) > 1, place
