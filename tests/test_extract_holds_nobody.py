"""A canary in every sealed and every free-text field of the records, and none in a single byte of the extract.

The fields are found in the models, so that a new one is planted in as soon as it exists.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import count
from typing import Any
from uuid import UUID

import polars as pl
import pytest
from django.apps import apps
from django.db.models import Field, Model
from django.test import override_settings

from spokework.access.roles import Role
from spokework.accounts.tests.situations import signed_in
from spokework.casework.tests import situations as work
from spokework.config.files import DataDirectory
from spokework.extract.actions import make_extract
from spokework.extract.files import Extract
from spokework.practice.tests.everything import everything
from spokework.programme.actions import invite
from spokework.programme.tests import situations as programme
from tests.canaries import BORN, birds_in, canary, install_tool, planted, unplanted
from tests.world import AT_THE_MACHINE, World

pytestmark = pytest.mark.django_db

# Words that may stand in an extract, as none of them is about a young person.
ALLOWED = {
    "Hub.slug": "which hub: figures are of hubs",
    "Hub.region": "where a hub is",
    "Area.code": "the ONS code of a local authority",
    "Area.region": "where an area is",
    "Setting.code": "the kind of place spokes work from, which the programme names",
    "Setting.name": "the words for that kind of place",
    "Phase.name": "the words for a phase of the programme",
    "Assessment.tool": "the code of a tool, as its file is called",
}
SHORTEST_WORD = 8  # characters; a code of fewer, and a birth quarter, has no room for a word of anybody's
_KEY = re.compile(rb"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}", re.IGNORECASE)


@pytest.fixture
def _django_db_helper() -> None:
    """No transaction a test: the module's rows are made once, and searched many times."""


def models() -> Iterator[type[Model]]:
    for app in ("casework", "practice", "programme", "accounts"):
        yield from apps.get_app_config(app).get_models()


def name_of(field: "Field[Any, Any]") -> str:
    return f"{field.model.__name__}.{field.name}"


def free_text(model: type[Model]) -> "list[Field[Any, Any]]":
    """What is not sealed, and in which anybody may write what they like."""
    words = [field for field in model._meta.concrete_fields if field.get_internal_type() in ("CharField", "TextField")]
    return [
        field
        for field in words
        if not field.choices and (field.max_length or SHORTEST_WORD) >= SHORTEST_WORD and name_of(field) not in ALLOWED
    ]


def overwritten() -> dict[str, int]:
    """A canary, of its own where it must be, in each row's free text: how many rows of each field."""
    numbers, found = count(), {}
    for model in models():
        rows = model._base_manager.all()
        for field in free_text(model):
            found[name_of(field)] = rows.count()
            for key in rows.values_list("pk", flat=True):
                letters = "".join(chr(ord("a") + int(digit)) for digit in str(next(numbers)))
                word = canary(letters + field.name)[: field.max_length]
                model._base_manager.filter(pk=key).update(**{field.attname: word})
    return found


class Grown:
    """A programme with everything in it, planted, and the extract of it."""

    def __init__(self) -> None:
        world = World()
        planted(world)
        post = world.own_post.post
        programme.a_placement(post, world.area, host=programme.a_host(world.area))
        programme.a_grant(world.own)
        everything(world.own_post, world.area, names=(canary("in a register"), canary("beside her")))
        work.a_closed_case(world.own)
        invite(email="someone@example.org", name="Someone", role=Role.SPOKE_WORKER, hub=world.own, by=AT_THE_MACHINE)
        signed_in(world.stranger).get("/")
        self.unsealed = list(unplanted())
        self.overwritten = overwritten()
        self.keys = {key for model in models() for key in model._base_manager.values_list("pk", flat=True)}
        self.extract: Extract = make_extract(by=AT_THE_MACHINE)

    def texts(self) -> Iterator[tuple[str, bytes]]:
        """Every file as it lies there, and every column of every table read back."""
        for file in sorted(self.extract.path.iterdir()):
            yield file.name, file.read_bytes()
            if file.suffix == ".parquet":
                for column in pl.read_parquet(file):
                    yield f"{file.name} {column.name}", "\n".join(map(str, column.to_list())).encode()


@pytest.fixture(scope="module")
def grown(kept_for_the_module: None, tmp_path_factory: pytest.TempPathFactory) -> Grown:
    tools = tmp_path_factory.mktemp("tools")
    install_tool(tools)
    place = DataDirectory(tmp_path_factory.mktemp("installation"))
    with override_settings(SPOKEWORK_TOOLS_DIRECTORY=tools, DATA_DIRECTORY=place):
        return Grown()


def test_a_canary_was_planted_in_every_sealed_field(grown: Grown) -> None:
    assert not grown.unsealed, f"plant one in tests/canaries.py: {grown.unsealed}"


def test_a_canary_was_planted_in_every_free_text(grown: Grown) -> None:
    assert {"HostAgency.name", "Account.email", "Notice.text", "YoungPerson.language"} <= set(grown.overwritten)
    assert not [name for name, rows in grown.overwritten.items() if not rows]


def test_what_is_allowed_exists(grown: Grown) -> None:
    there_are = {name_of(field) for model in models() for field in model._meta.concrete_fields}
    assert set(ALLOWED) <= there_are


def test_no_canary_is_in_any_byte(grown: Grown) -> None:
    sung = {where: birds_in(text) for where, text in grown.texts()}
    assert not {where: birds for where, birds in sung.items() if birds}


def test_every_table_has_rows_to_be_searched(grown: Grown) -> None:
    assert not [name for name, rows in grown.extract.manifest["rows"].items() if not rows]


def test_a_canary_that_gets_out_is_heard(grown: Grown) -> None:
    """The search itself can fail: one written into a table is found, in a column as in a file."""
    file = grown.extract.path.parent / "one.parquet"
    pl.DataFrame({"word": [canary("given name")] * 100}).write_parquet(file)
    assert birds_in(str(pl.read_parquet(file)["word"].to_list()))


def test_no_key_of_any_row_is_in_any_byte(grown: Grown) -> None:
    keys = {key for key in grown.keys if isinstance(key, UUID)}
    assert len(keys) > 100
    for where, text in grown.texts():
        found = {UUID(match.decode()) for match in _KEY.findall(text)}
        assert not found & keys, where
        assert not any(key.bytes in text for key in keys), where


def test_no_birth_date_nor_the_quarter_of_one(grown: Grown) -> None:
    for file in grown.extract.path.glob("*.parquet"):
        for column in pl.read_parquet(file):
            if column.dtype == pl.Date:
                assert BORN not in column.to_list()
                assert not any(day < date(2010, 1, 1) for day in column.drop_nulls()), f"{file.name} {column.name}"
            assert "2003Q4" not in map(str, column.to_list())
