"""Who lives in the areas, from a file: all of it or nothing, and every fault by row, column and remedy."""

import csv
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from spokework.access.decide import NotAllowed
from spokework.access.roles import Role
from spokework.accounts.tests.situations import signed_in
from spokework.audit.models import Event
from spokework.exchange.actions import import_populations, import_populations_file
from spokework.exchange.populations import read_populations
from spokework.exchange.problems import FileRefused, Problem
from spokework.exchange.tables import read_table, table_of
from spokework.programme.models import AreaPopulation
from spokework.programme.populations import AreaPeople
from spokework.programme.tests import situations as make

HEAD = "code,dimension,group,persons"
A, B = "E06000001", "E06000002"
KNOWN = {
    A: AreaPeople(A, 9_100, {"disability": {"yes": 900, "none": 8_000}}),
    B: AreaPeople(B),
}


def read(*lines: str) -> Any:
    return read_populations(read_table("\n".join([HEAD, *lines]).encode()), known=KNOWN)


def test_groups_are_read_by_code_or_by_name_and_other_countries_passed_over() -> None:
    found = read(f'{A},sex,F,"4,400"', f"{A},Sex,male,4600", "W06000015,sex,F,1", f"{B},all,,900", f"{B},ALL,All,901")
    assert [(problem.row, problem.column) for problem in found.problems] == [(6, "group")]
    found = read(f'{A},sex,F,"4,400"', f"{A},Sex,male,4600", "W06000015,sex,F,1", f"{B},all,,900")
    assert not found.problems
    assert found.skipped == 1
    assert found.people == {A: AreaPeople(A, None, {"sex": {"F": 4_400, "M": 4_600}}), B: AreaPeople(B, 900)}


@pytest.mark.parametrize(
    ("lines", "row", "column", "words"),
    [
        ([], 2, "", "no rows"),
        (["E06000009,sex,F,1"], 2, "code", "no area that is known here. Correct it, or import areas first"),
        ([f"{A},care_status,looked_after,1"], 2, "dimension", "none of all, sex, ethnicity_group, disability"),
        ([f"{A},sex,U,1"], 2, "group", "no group of sex. It has to be: F, M"),
        ([f"{A},all,F,1"], 2, "group", "left empty"),
        ([f"{A},sex,F,1", f"{A},sex,Female,2"], 3, "group", "in row 2 already"),
        ([f"{A},sex,F,some"], 2, "persons", "whole number"),
        ([f"{A},sex,F,-1"], 2, "persons", "whole number"),
        ([f"{A},sex,F,"], 2, "persons", "whole number"),
        ([f"{A},sex,F,10"], 2, "persons", "no number for M by sex. Add it, with 0"),
        ([f"{A},sex,F,9000", f"{A},sex,M,101"], 3, "persons", "come to 9,101, but 9,100 young people"),
        ([f"{A},sex,F,4000", f"{A},sex,M,5001", f"{A},all,,9000"], 3, "persons", "come to 9,001, but 9,000"),
        ([f"{A},all,,8899"], 2, "persons", "by disability come to 8,900, but 8,899"),
        ([f"{B},sex,F,1", f"{B},sex,M,1"], 3, "persons", "is not known, so its groups cannot be held against it. Add"),
    ],
)
def test_a_fault_is_named_with_its_row_its_column_and_the_remedy(
    lines: list[str], row: int, column: str, words: str
) -> None:
    found = read(*lines).problems
    assert (found[0].row, found[0].column) == (row, column), found
    assert words in found[0].message
    assert str(found[0]).endswith(".")


def test_a_column_that_is_lacking_is_named() -> None:
    found = read_populations(read_table(f"code,persons\n{A},1".encode()), known=KNOWN).problems
    assert [(problem.row, problem.column) for problem in found] == [(1, "dimension"), (1, "group")]


cells = st.text(max_size=8) | st.sampled_from([A, B, "sex", "F", "M", "all", "900", "disability", "yes", ""])


@given(st.lists(st.lists(cells, min_size=4, max_size=4), max_size=6))
def test_no_table_whatever_makes_the_reader_fall_over(rows: list[list[str]]) -> None:
    table = table_of([dict(zip(HEAD.split(","), row, strict=True)) for row in rows] or [dict.fromkeys(HEAD.split(","))])
    found = read_populations(table, known=KNOWN)
    for problem in found.problems:
        assert isinstance(problem, Problem)
    assert found.problems or found.people or found.skipped


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Two areas by sex and disability, one of them with a new population."""
    rows = [(A, "sex", "F", 4_400), (A, "sex", "M", 4_600), (B, "all", "", 8_000)]
    rows += [(B, "disability", "yes", 800), (B, "disability", "none", 7_000)]
    place = tmp_path / "populations.csv"
    with place.open("w", newline="") as opened:
        csv.writer(opened).writerows([HEAD.split(","), *rows])
    return place


@pytest.fixture
def areas() -> None:
    for code in (A, B):
        make.actions.add_area(facts=make.AreaFacts(code, code, population_10_17=9_100), by=make.AT_THE_MACHINE)


@pytest.mark.django_db
@pytest.mark.usefixtures("areas")
def test_a_second_import_changes_nothing(file: Path) -> None:
    first = import_populations_file(file, by=make.AT_THE_MACHINE)
    assert first.lines() == ["5 rows read", "2 areas added, 0 changed, 0 unchanged"]
    rows = AreaPopulation.objects.unscoped("test")
    versions, events = dict(rows.values_list("pk", "version")), Event.objects.count()
    again = import_populations_file(file, by=make.AT_THE_MACHINE)
    assert (again.added, again.changed, again.unchanged) == (0, 0, 2)
    assert dict(rows.values_list("pk", "version")) == versions
    assert len(versions) == 4
    assert Event.objects.count() == events


@pytest.mark.django_db
@pytest.mark.usefixtures("areas")
def test_nothing_is_saved_of_a_file_with_a_fault(file: Path) -> None:
    file.write_text(file.read_text() + f"{A},ethnicity_group,white,10\n")
    with pytest.raises(FileRefused, match="Nothing was imported"):
        import_populations_file(file, by=make.AT_THE_MACHINE)
    assert not AreaPopulation.objects.unscoped("test").exists()


@pytest.mark.django_db
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PROGRAMME_LEAD])
def test_only_the_programme_lead_imports(role: Role) -> None:
    with pytest.raises(NotAllowed):
        import_populations(rows=table_of([]), by=make.an_actor(role))


@pytest.mark.django_db
@pytest.mark.usefixtures("areas")
def test_the_page_shows_what_came_of_it_and_every_fault(file: Path) -> None:
    client: Client = signed_in(make.a_member(Role.PROGRAMME_LEAD))
    there = reverse("exchange:import_populations")
    assert client.get(reverse("exchange:populations_imported"))["Location"] == there

    def send(content: bytes) -> Any:
        assert client.get(there).status_code == 200
        return client.post(there, {"file": SimpleUploadedFile("populations.csv", content)})

    wrong = send(file.read_bytes() + f"{A},sex,U,1\n".encode())
    assert wrong.status_code == 422
    assert "no group of sex. It has to be: F, M" in wrong.content.decode()
    assert not AreaPopulation.objects.unscoped("test").exists()
    done = send(file.read_bytes())
    assert done.status_code == 303
    page = client.get(done["Location"]).content.decode()
    assert "2 areas added, 0 changed, 0 unchanged" in page
    assert "4,400" in client.get(reverse("programme:areas")).content.decode()
