"""Each file holds exactly what ``schema.json`` says, in those types, with no code that is in no list."""

import json
from datetime import timedelta
from typing import Any

import polars as pl
import pytest

from spokework.casework import actions, codes
from spokework.casework.actions.erasing import rows_about_a_child
from spokework.casework.levels import Level
from spokework.casework.models import Case, YoungPerson
from spokework.casework.states import ReferralState
from spokework.casework.tests import situations as work
from spokework.core import clock
from spokework.extract.actions import make_extract
from spokework.extract.files import Extract
from spokework.extract.pseudonyms import Pseudonyms
from spokework.extract.queries.rows import SealedColumn, frame, rows_of
from spokework.practice.tests.everything import everything
from spokework.programme.tests import situations as programme
from spokework.programme.tests.situations import AT_THE_MACHINE
from spokework.vault.fields import encrypted_fields

pytestmark = pytest.mark.django_db

TYPES = {
    "pseudonym": pl.Int32,
    "code": pl.String,
    "codes": pl.List(pl.String),
    "day": pl.Date,
    "quarter": pl.Int16,
    "number": pl.Int32,
    "amount": pl.Float64,
    "flag": pl.Boolean,
}
AS_EACH_HUB_NAMES_ITS_OWN = {"tool"}


@pytest.fixture
def extract() -> Extract:
    """Of a hub that has a row in every table."""
    hub, area = work.a_hub(), programme.an_area(population_10_17=9_000)
    programme.a_population(area)
    worker = work.a_spoke(hub)
    programme.a_placement(worker.post, area, host=programme.a_host(area))
    programme.a_grant(hub)
    for state in ReferralState:
        work.a_referral(hub, state=state, area=area)
    work.a_closed_case(hub)
    long_ago = clock.today() - timedelta(days=200)
    case = work.an_open_case(worker=worker, opened=long_ago, area=area)
    work.a_contact(case)
    work.a_planned_contact(case)
    for stage, level in ((codes.Stage.INITIAL, Level.HIGH), (codes.Stage.REVIEW, Level.LOW)):
        work.a_signed_assessment(case, level, stage=stage)
    work.a_goal(case)
    work.a_missing_episode(case)
    everything(worker, area)
    return make_extract(by=AT_THE_MACHINE)


def described(extract: Extract) -> dict[str, list[dict[str, Any]]]:
    tables = json.loads((extract.path / "schema.json").read_text())["tables"]
    return {table["name"]: table["columns"] for table in tables}


def read(extract: Extract, table: str) -> pl.DataFrame:
    return pl.read_parquet(extract.table(table))


def test_files_hold_exactly_the_columns_that_are_described_in_their_types(extract: Extract) -> None:
    said = described(extract)
    assert {file.stem for file in extract.path.glob("*.parquet")} == set(said)
    for table, columns in said.items():
        assert dict(read(extract, table).schema) == {each["name"]: TYPES[each["kind"]] for each in columns}, table
        assert all(each["means"] for each in columns)


def test_every_table_has_a_row_here_and_only_what_may_be_empty_is(extract: Extract) -> None:
    for table, columns in described(extract).items():
        rows = read(extract, table)
        assert rows.height, table
        for each in columns:
            assert each["may_be_empty"] or not rows[each["name"]].null_count(), f"{table}.{each['name']}"


def test_every_code_is_in_its_list(extract: Extract) -> None:
    for table, columns in described(extract).items():
        rows = read(extract, table)
        for each in columns:
            if not each["codes"] or each["codes"] in AS_EACH_HUB_NAMES_ITS_OWN:
                continue
            found = rows[each["name"]]
            values = set((found.explode() if each["kind"] == "codes" else found).drop_nulls().to_list())
            assert values <= set(extract.labels[each["codes"]]), f"{table}.{each['name']}"


def test_every_code_list_that_is_named_exists(extract: Extract) -> None:
    named = {each["codes"] for columns in described(extract).values() for each in columns} - {""}
    assert named == set(extract.labels)


def test_a_sealed_column_cannot_be_asked_for() -> None:
    pseudonyms = Pseudonyms()
    for model in (YoungPerson, *rows_about_a_child()):
        for name in encrypted_fields(model):
            with pytest.raises(SealedColumn, match=name):
                frame(rows_of(model), pseudonyms, keys={}, columns={"x": (name, pl.String)})
    for path in ("young_person__born", "referral__words"):
        with pytest.raises(SealedColumn):
            frame(rows_of(Case), pseudonyms, keys={}, columns={"x": (path, pl.String)})


def test_pseudonyms_are_numbers_drawn_anew_each_time() -> None:
    hub, today = work.a_hub(), clock.today()
    for days in range(16):
        work.a_referral(hub, received=today - timedelta(days=days))
    orders = [read(make_extract(by=AT_THE_MACHINE), "referrals").sort("received") for _ in range(2)]
    for column in ("young_person", "referral"):
        first, second = (rows[column].to_list() for rows in orders)
        assert sorted(first) == sorted(second) == list(range(1, 17))
        assert first != second
        assert first not in (sorted(first), sorted(first, reverse=True))


def test_the_same_young_person_has_one_pseudonym_in_every_table() -> None:
    case = work.an_open_case()
    work.an_open_case()
    work.a_contact(case)
    actions.set_goal(case=case, words="Sleep", domain=codes.GoalDomain.HEALTH, baseline=1, by=AT_THE_MACHINE)
    extract = make_extract(by=AT_THE_MACHINE)
    (person,) = read(extract, "contacts")["young_person"].to_list()
    assert read(extract, "goals")["young_person"].to_list() == [person]
    of_case = read(extract, "contacts")["case"][0]
    assert read(extract, "cases").filter(case=of_case)["young_person"].to_list() == [person]
    assert read(extract, "referrals").filter(case=of_case)["young_person"].to_list() == [person]
