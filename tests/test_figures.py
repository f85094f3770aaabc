"""The figure matrix: everybody × every page, file and command that can show a figure × whatever is asked for with it.

What each may be shown stands in ``tests/figures_matrix.py``: of the programme's parts, what is published.
"""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as django_settings

from spokework.access.roles import Role
from spokework.cli import django_ready, figures, releasing, reporting
from spokework.insight.scope import Scope
from tests.figures_matrix import CODES, WORDS, World, files, found_in, pages, said, typed, words_of
from tests.matrix import COUNTED

pytestmark = [pytest.mark.django_db, pytest.mark.once]
READ_FIGURES = {Role.PROGRAMME_LEAD, Role.HUB_MANAGER}
READ_RELEASES = READ_FIGURES | {Role.FUNDER, Role.EVALUATOR, Role.SPOKE_WORKER}


@pytest.fixture
def _django_db_helper() -> None:
    """No transaction a test: the world is the module's, and is only read."""


@pytest.fixture(scope="module")
def world(kept_for_the_module: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    logging.disable()
    with pytest.MonkeyPatch.context() as patched:
        place = type(django_settings.DATA_DIRECTORY)(tmp_path_factory.mktemp("figures"))
        patched.setattr(django_settings, "DATA_DIRECTORY", place)
        for command in (figures, releasing, reporting):
            patched.setattr(command, "set_up", lambda: None)
        place.extracts.mkdir(parents=True)
        yield World(place.extracts)
    logging.disable(logging.NOTSET)


def count(cells: int) -> None:
    COUNTED["figure matrix"] += cells


@pytest.mark.parametrize("role", Role)
def test_no_page_shows_a_part_that_is_not_published(role: Role, world: World) -> None:
    browser, canaries, faults = world.browser(role), world.canaries(role), []
    assert len(canaries) > 30
    asked = list(pages(role, world.hubs))
    for there in asked:
        answer = browser.get(there)
        due = {200, 404} if role in READ_FIGURES else {403, 404}
        if answer.status_code not in due and "/overview/" not in there:
            faults.append(f"{there}: {answer.status_code}")
        words = WORDS if role is not Role.HUB_MANAGER else ()  # they are of her own hub
        shown = [each for each in found_in(said(answer), canaries) if each.isdecimal() or each in words]
        faults += [f"{there} shows {', '.join(shown)}"] if shown else []
    count(len(asked))
    assert not faults, "\n".join(faults[:20])


@pytest.mark.parametrize("role", Role)
def test_what_is_not_out_is_in_no_file_under_any_name(role: Role, world: World) -> None:
    browser, canaries, faults = world.browser(role), world.canaries(role), []
    asked = list(files(world))
    for there, out in asked:
        answer = browser.get(there)
        if role not in READ_RELEASES:
            fine = answer.status_code in (403, 404)
        elif role is Role.PROGRAMME_LEAD:
            fine = answer.status_code == 200 if out else answer.status_code in (200, 404)
        else:
            fine = answer.status_code == (200 if out else 404)
        shown = found_in(said(answer), canaries)
        faults += [] if fine and not shown else [f"{there}: {answer.status_code} {shown}"]
    count(len(asked))
    assert not faults, "\n".join(faults[:20])


@pytest.mark.parametrize("role", Role)
def test_a_command_as_somebody_shows_what_their_pages_do(role: Role, world: World, tmp_path: Path) -> None:
    who, canaries = ("--as", world.people[role].email), world.canaries(role)
    asked: list[tuple[str, ...]] = [("indicators",), *(("indicator", code) for code in CODES)]
    asked += [("indicator", code, "--by", name) for code in CODES for name in ("setting", "hub", "source", "sex")]
    for quarter in ("2016Q3", "2016Q4"):
        asked += [("indicator", code, "--by", "setting", "--quarter", quarter) for code in CODES]
    for words in asked:
        text, done = typed(*words, *who)
        assert not [each for each in found_in(text, canaries) if each.isdecimal()], words
        assert role in READ_FIGURES or not done, words
    for name, out in (("2016Q3", True), ("2016Q3-v2", False)):
        words = ("report", "--release", name, "--format", "html", "--into", str(tmp_path / name), *who)
        text, done = typed(*words)
        may = role in READ_RELEASES and (out or role is Role.PROGRAMME_LEAD)
        assert done is may, text
        for file in (tmp_path / name).glob("*") if done else ():
            assert not found_in(words_of(file.read_text()), canaries)
    listed, _ = typed("release", "list", *who)
    assert ("version 2" in listed) is (role is Role.PROGRAMME_LEAD)
    assert ("2016Q3" in listed) is (role in READ_RELEASES)
    for verb in ("make", "check"):
        assert "in your own name" in typed("release", verb, "2016Q3", *who)[0]
    count(len(asked) + 5)


def test_nobody_by_that_address_sees_nothing_and_the_machine_everything(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Nobody signs in here as" in typed("indicators", "--as", "nobody@example.org")[0]
    text, done = typed("indicator", "referrals_received", "--by", "agency_kind")
    assert done
    assert WORDS[0] in text
    assert django_ready.whoever_is_here().at_the_machine


def test_the_matrix_finds_a_part_that_is_counted_for_a_page(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else it would be none: the rule is taken away, and each page with parts must be seen to leak."""
    monkeypatch.setattr(Scope, "exact", True)
    browser, canaries = world.browser(Role.PROGRAMME_LEAD), world.canaries(Role.PROGRAMME_LEAD)
    for there in ("/figures/settings/", "/figures/of/referrals_received/?by=agency_kind"):
        assert found_in(said(browser.get(there)), canaries), there
