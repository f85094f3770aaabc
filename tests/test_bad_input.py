"""What is wrong is refused with its place and the remedy, and leaves nothing half-saved; garbage is answered too."""

import logging
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from spokework.access.roles import Role
from spokework.casework.models import Assessment
from spokework.casework.tests.tools.situations import a_document, as_text
from spokework.core import clock
from spokework.exchange.actions import import_areas_file
from spokework.exchange.problems import FileRefused
from spokework.programme.models import Area
from spokework.programme.tests.situations import AT_THE_MACHINE
from tests.access_table import TABLE
from tests.garbage import fields_of, forms, words
from tests.matrix import Walker
from tests.world import OWN, World, address, names_in

pytestmark = pytest.mark.django_db
WORKER, MANAGER, LEAD = Role.SPOKE_WORKER, Role.HUB_MANAGER, Role.PROGRAMME_LEAD


@pytest.fixture
def _django_db_helper() -> None:
    """No transaction a test: the world's is the module's, and what is sent is taken back."""


@pytest.fixture(scope="module")
def walker(kept_for_the_module: None) -> Iterator[Walker]:
    logging.disable()
    yield Walker(World(), raises=True)
    logging.disable(logging.NOTSET)


def rows() -> dict[str, int]:
    """How many rows there are of everything but the log, which says who read what."""
    kept = [model for model in apps.get_models() if model._meta.app_label != "audit"]
    return {model._meta.label: model._base_manager.count() for model in kept}


def in_three(name: str, day: date) -> dict[str, int]:
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


# A referral dated in the future


def a_referral(world: World, **changed: Any) -> dict[str, Any]:
    return {
        "given_name": "Tamsin",
        "hub": world.own.slug,
        "area": world.area.code,
        "source": "police",
        "reasons": ["missing"],
        "level": "high",
        "consent": "not_yet",
        "sex": "F",
        "ethnicity": "NOBT",
        "care_status": "unknown",
        "education": "unknown",
    } | changed


def test_a_referral_from_the_future_is_refused_at_its_day(walker: Walker) -> None:
    there, tomorrow = reverse("casework:record_referral"), clock.today() + timedelta(days=1)
    before = rows()
    sent = a_referral(walker.world, words="She is not home", **in_three("received", tomorrow))
    answer = walker.send(MANAGER, "POST", there, sent)
    assert answer.status_code == 422
    errors = answer.context["form"].errors
    assert set(errors) == {"received"}
    assert errors["received"][0].startswith("Enter a date no later than")
    assert "She is not home" in answer.content.decode()
    assert rows() == before
    today = a_referral(walker.world, **in_three("received", clock.today()))
    assert walker.send(MANAGER, "POST", there, today).status_code == 303


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("born", in_three("born", date(1950, 1, 1))),
        ("born", in_three("born", date(2990, 1, 1))),
        ("given_name", {"given_name": " "}),
        ("reasons", {"reasons": ["boredom"]}),
        ("area", {"area": "X99999999"}),
        ("source", {"source": "a bird"}),
    ],
)
def test_a_referral_with_a_fault_makes_no_record_and_no_key(walker: Walker, field: str, wrong: dict[str, Any]) -> None:
    before = rows()
    sent = a_referral(walker.world, **in_three("received", clock.today())) | wrong
    answer = walker.send(MANAGER, "POST", reverse("casework:record_referral"), sent)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert rows() == before
    assert {"vault.ChildKey", "casework.YoungPerson", "casework.Referral"} <= before.keys()


# An assessment before the case


@pytest.mark.parametrize("days", [-1, -4000])
def test_an_assessment_before_the_case_is_refused_at_its_day(walker: Walker, days: int) -> None:
    record, before = walker.world.record(OWN), rows()
    sent = {"tool": "spokework_safety", "stage": "review"} | in_three("day", record.case.opened + timedelta(days=days))
    answer = walker.send(WORKER, "POST", address(walker.world, "casework:assessment_new", OWN), sent)
    assert answer.status_code == 422
    (message,) = answer.context["form"].errors["day"]
    assert message.startswith("An assessment cannot be before the case, which opened on")
    assert message.endswith("Enter a later day.")
    assert rows() == before


def test_an_assessment_of_tomorrow_is_refused_at_its_day(walker: Walker) -> None:
    before = rows()
    sent = {"tool": "spokework_safety", "stage": "review"} | in_three("day", clock.today() + timedelta(days=1))
    answer = walker.send(WORKER, "POST", address(walker.world, "casework:assessment_new", OWN), sent)
    assert answer.status_code == 422
    assert "day" in answer.context["form"].errors
    assert rows() == before


# A file of areas with a code that is there twice under two names

TWICE = (
    "LTLA21CD,LTLA21NM,UTLA21CD,UTLA21NM\nE06000001,Hartlepool,,\nE06000002,Middlesbrough,,\nE06000001,Hartlepol,,\n"
)


def test_a_code_with_two_names_is_refused_with_its_row(walker: Walker) -> None:
    before = rows()
    there = reverse("exchange:import_areas")
    answer = walker.send(LEAD, "POST", there, {"file": SimpleUploadedFile("list.csv", TWICE.encode())})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Nothing was imported, because of a problem in the file" in page
    assert re.search(r"<span>4</span>.*<span>LTLA21NM</span>", page, re.DOTALL)
    assert "E06000001 is “Hartlepol” here and “Hartlepool” in row 2. Keep the right name in both" in page
    assert rows() == before


def test_the_command_line_refuses_it_the_same_way(walker: Walker, tmp_path: Path) -> None:
    before, file = rows(), tmp_path / "list.csv"
    file.write_text(TWICE)
    with pytest.raises(FileRefused) as refused:
        import_areas_file(file, details=None, by=AT_THE_MACHINE)
    (problem,) = refused.value.problems
    assert (problem.row, problem.column) == (4, "LTLA21NM")
    assert str(problem).startswith("Row 4, LTLA21NM: E06000001 is “Hartlepol” here")
    assert rows() == before
    assert not Area.objects.unscoped("tests").filter(code__startswith="E06").exists()


@given(content=st.one_of(st.binary(max_size=400), words.map(str.encode), st.just(b"code,name\n" * 5)))
@examples(max_examples=25)
def test_no_file_of_areas_is_answered_by_a_fault(walker: Walker, content: bytes) -> None:
    there = reverse("exchange:import_areas")
    answer = walker.send(LEAD, "POST", there, {"file": SimpleUploadedFile("list.csv", content)})
    assert answer.status_code == 422


# A tool with a wrong band


def a_wrong_tool() -> str:
    document = a_document()
    document["bands"][1]["from"] = 8
    return as_text(document)


def test_a_tool_with_a_wrong_band_is_refused_by_its_line(tmp_path: Path) -> None:
    file = tmp_path / "small.1.yaml"
    file.write_text(a_wrong_tool())
    command = [sys.executable, "-m", "spokework.casework.tools", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "small.1.yaml, line" in done.stderr
    assert "bands[1].from: is 8, which leaves a gap after 5; write 6" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture
def a_bad_file(tmp_path: Path, settings: Any) -> Path:
    """A hub put a good tool and a bad one into its folder."""
    settings.SPOKEWORK_TOOLS_DIRECTORY = tmp_path
    (tmp_path / "small.1.yaml").write_text(a_wrong_tool())
    (tmp_path / "other.1.yaml").write_text(as_text(a_document() | {"code": "other", "title": "Other"}))
    return tmp_path


OF_ASSESSMENTS = ["assessments", "assessment", "assessment_new", "assessment_answers", "assessment_judge", "summary"]


@pytest.mark.parametrize("name", OF_ASSESSMENTS)
def test_a_tool_that_cannot_be_read_stops_no_page(walker: Walker, a_bad_file: Path, name: str) -> None:
    assert walker.send(WORKER, "GET", address(walker.world, f"casework:{name}", OWN)).status_code == 200


def test_a_tool_that_cannot_be_read_is_not_offered(walker: Walker, a_bad_file: Path) -> None:
    there, before = address(walker.world, "casework:assessment_new", OWN), rows()
    offered = fields_of(walker.send(WORKER, "GET", there).content.decode())["tool"]
    assert "spokework_safety" in offered
    assert "other" in offered
    assert "small" not in offered
    sent = {"tool": "small", "stage": "review"} | in_three("day", clock.today())
    answer = walker.send(WORKER, "POST", there, sent)
    assert answer.status_code == 422
    assert "tool" in answer.context["form"].errors
    assert rows() == before


@pytest.mark.parametrize("name", ["assessment_answers", "assessment_judge", "assessment_sign", "assessment_correct"])
def test_without_its_tool_an_assessment_can_be_read_and_nothing_else(
    walker: Walker, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    record, before = walker.world.record(OWN), rows()
    rows_of_it = Assessment.objects.unscoped("tests").filter(young_person=record.young_person)
    fingerprints = dict(rows_of_it.values_list("pk", "fingerprint"))
    rows_of_it.update(fingerprint="the file was changed")
    try:
        there = address(walker.world, f"casework:{name}", OWN)
        answer = walker.send(WORKER, "GET", there)
        assert answer.status_code in (200, 302)
        read = address(walker.world, "casework:assessment", OWN)
        sent = walker.send(WORKER, "POST", there, {"note": "x"})
        # Led to where it can be read, with what was typed kept.
        assert sent.status_code in (404, 409, 422) or (sent.status_code, sent["Location"][:-2]) == (303, read[:-2])
        assert walker.send(WORKER, "GET", read).status_code == 200
    finally:
        for pk, fingerprint in fingerprints.items():
            rows_of_it.filter(pk=pk).update(fingerprint=fingerprint)
    assert rows() == before


# Garbage

WRITTEN = [name for name, line in TABLE.items() if "POST" in line.methods and not name.startswith("drafts:")]
FEW = 6


def who_writes(url_name: str) -> Role:
    roles = TABLE[url_name].roles
    return next(role for role in (MANAGER, *roles) if role in roles)


def place_for(url_name: str) -> str:
    places = TABLE[url_name].places
    return OWN if places is None or OWN in places else places[0]


@pytest.mark.parametrize("url_name", WRITTEN)
def test_whatever_is_sent_to_a_form_is_answered(url_name: str, walker: Walker) -> None:
    who, there = who_writes(url_name), address(walker.world, url_name, place_for(url_name))
    offered = fields_of(walker.send(who, "GET", there).content.decode())

    @given(sent=forms(offered))
    @examples(max_examples=FEW)
    def garbage(sent: dict[str, Any]) -> None:
        answer = walker.send(who, "POST", there, sent)
        assert answer.status_code in {200, 302, 303, 404, 409, 422} | TABLE[url_name].taken, sent

    garbage()


LISTS = ("home", "young_people", "triage", "waiting", "team", "notices", "erasures", "access_review", "young_person")
READ = [f"casework:{name}" for name in (*LISTS, "contacts", "sharing", "sharing_register", "who_looked", "cover")]
READ += ["practice:work", "practice:my_quarter"]


@pytest.mark.parametrize("url_name", READ)
@pytest.mark.parametrize(
    "asked",
    ["after", "before", "below", "state", "level", "worker", "of", "kind", "purpose", "told", "area", "quarter"],
)
def test_whatever_is_asked_of_a_list_is_answered(url_name: str, asked: str, walker: Walker) -> None:
    who, there = who_writes(url_name), address(walker.world, url_name, place_for(url_name))
    for text in (
        "\x00",
        "9" * 400,
        "2024-02-30",
        "9999-12-31.9",
        f"9999-12-31.{'9' * 30}",
        "9999-12-31_SW-7K3Q-V",
        "½",
    ):
        answer = walker.send(who, "GET", f"{there}?{asked}={quote(text)}")
        assert answer.status_code in (200, 302, 404), text


@pytest.mark.parametrize(
    "name", ["young_person", "contact", "referral", "assessment", "goal_score", "review_look", "merge_into"]
)
@pytest.mark.parametrize("text", ["\x00", "SW-\x00", "½", "x" * 300, "%", "..", "SW-7K3Q-2", "sw-7k3q-2"])
def test_whatever_stands_in_an_address_is_answered(name: str, text: str, walker: Walker) -> None:
    known, asked = walker.world.record(OWN).reference, names_in(f"casework:{name}")
    stands_for = {"reference": "REFERENCE", "other": "OTHER", "number": 987654}
    pattern = reverse(f"casework:{name}", kwargs={key: stands_for[key] for key in asked})
    huge = "9" * 30
    for reference in (text, known):
        spelt = {"REFERENCE": reference, "OTHER": text, "987654": huge}
        there = pattern
        for name_of_part, part in spelt.items():
            there = there.replace(name_of_part, quote(part, safe=""))
        assert walker.send(MANAGER, "GET", there).status_code in (200, 404)
