import json
from pathlib import Path
from typing import Any

import pytest
import qlacref_authorities
from hypothesis import given
from hypothesis import strategies as st

from spokework.access.decide import NotAllowed
from spokework.access.roles import Role
from spokework.audit.models import Event
from spokework.core.errors import Refused
from spokework.exchange.actions import import_areas, import_areas_file
from spokework.exchange.areas import read_lookup
from spokework.exchange.problems import FileRefused
from spokework.exchange.tables import read_table, table_of
from spokework.programme.models import Area
from spokework.programme.tests import situations as make

COUNTIES = 24


def areas() -> Any:
    return Area.objects.unscoped("test")


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """The list of 2021 as a package carries it."""
    file = tmp_path / "authorities.json"
    file.write_text(json.dumps(qlacref_authorities.records))
    return file


@pytest.mark.django_db
def test_every_english_authority_of_the_published_list_is_in_with_its_county(published: Path) -> None:
    report = import_areas_file(published, by=make.AT_THE_MACHINE)
    assert report.rows == 331
    assert report.kinds == {"E06": 59, "E07": 181, "E08": 36, "E09": 33, "E10": COUNTIES}
    assert report.added == areas().count() == 309 + COUNTIES
    assert len(report.skipped) == 22
    assert {skipped.why for skipped in report.skipped} == {"in Wales"}
    counties = dict(areas().filter(kind="E10").values_list("code", "name"))
    for district in areas().filter(kind="E07"):
        assert counties[district.parent_code] == district.parent_name
    assert areas().get(name="Cambridge").parent_name == "Cambridgeshire"
    assert "22 skipped, in Wales" in report.lines()
    assert "E07  Non-metropolitan district: 181" in report.lines()


@pytest.mark.django_db
def test_a_second_import_changes_nothing(published: Path) -> None:
    import_areas_file(published, by=make.AT_THE_MACHINE)
    versions = dict(areas().values_list("code", "version"))
    events = Event.objects.count()
    again = import_areas_file(published, by=make.AT_THE_MACHINE)
    assert (again.added, again.changed, again.unchanged) == (0, 0, 309 + COUNTIES)
    assert dict(areas().values_list("code", "version")) == versions
    assert Event.objects.count() == events


@pytest.mark.django_db
def test_region_population_and_neighbours_come_from_a_second_file(published: Path, tmp_path: Path) -> None:
    details = tmp_path / "details.csv"
    details.write_text("code,region,population_10_17,neighbours\nE06000001,North East,9100,E06000004\n")
    report = import_areas_file(published, details=details, by=make.AT_THE_MACHINE)
    assert report.borders_changed == 1
    hartlepool = areas().get(code="E06000001")
    assert (hartlepool.region, hartlepool.population_10_17) == ("North East", 9100)
    assert [area.code for area in hartlepool.neighbours.all().unscoped("test")] == ["E06000004"]
    again = import_areas_file(published, details=details, by=make.AT_THE_MACHINE)
    assert (again.added, again.changed, again.borders_changed) == (0, 0, 0)
    # Without the second file, what it said stays.
    assert import_areas_file(published, by=make.AT_THE_MACHINE).changed == 0


@pytest.mark.django_db
@pytest.mark.parametrize("bad_file", ["rows", "details"])
def test_nothing_is_saved_of_a_file_with_a_fault(bad_file: str) -> None:
    good = [{"LTLA21CD": "E06000001", "LTLA21NM": "Hartlepool", "UTLA21CD": "", "UTLA21NM": ""}]
    bad = [*good, {"LTLA21CD": "E06000001", "LTLA21NM": "Hartlepol", "UTLA21CD": "", "UTLA21NM": ""}]
    rows = table_of(bad if bad_file == "rows" else good)
    details = table_of([{"code": "E06000009", "region": "x"}])
    with pytest.raises(FileRefused, match="Nothing was imported") as refused:
        import_areas(rows=rows, details=details, by=make.AT_THE_MACHINE)
    assert refused.value.field == ("file" if bad_file == "rows" else "details")
    assert not areas().exists()
    assert not Event.objects.filter(action="saved areas").exists()


@pytest.mark.django_db
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PROGRAMME_LEAD])
def test_only_the_programme_lead_imports(role: Role) -> None:
    with pytest.raises(NotAllowed):
        import_areas(rows=table_of([]), by=make.an_actor(role))


def test_a_file_that_is_not_there_is_said_so() -> None:
    with pytest.raises(Refused, match="cannot be read"):
        import_areas_file("nowhere.csv", by=make.AT_THE_MACHINE)


cells = st.text(max_size=12) | st.sampled_from(["E06000001", "E07000008", "E10000003", "W06000015", '"', ""])


def said(content: bytes) -> object:
    """Whatever comes of it: areas, areas passed over, or what is wrong."""
    try:
        lookup = read_lookup(read_table(content))
    except FileRefused as refused:
        return refused.problems
    return lookup.problems or lookup.areas or lookup.skipped


@given(st.lists(st.lists(cells, max_size=5), max_size=6), st.sampled_from([",", ";", "\n"]))
def test_no_table_whatever_makes_the_reader_fall_over(rows: list[list[str]], mark: str) -> None:
    text = "LTLA21CD,LTLA21NM,UTLA21CD,UTLA21NM\n" + "\n".join(mark.join(row) for row in rows)
    assert said(text.encode("utf-8", "replace"))


@given(st.binary(max_size=200))
def test_no_bytes_whatever_make_the_reader_fall_over(content: bytes) -> None:
    assert said(content)
