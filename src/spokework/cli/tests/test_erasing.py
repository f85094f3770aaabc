"""``erase`` leaves no extract that counts whoever was erased."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from spokework.casework.models import YoungPerson
from spokework.casework.tests.situations import an_open_case
from spokework.cli import erasing
from spokework.extract import files, making
from spokework.extract.actions import make_extract
from spokework.programme.tests.situations import AT_THE_MACHINE

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def extracts(settings: Any, tmp_path: Path) -> Path:
    """A folder of extracts of the test's own; the list of erasures with it."""
    settings.DATA_DIRECTORY = type(settings.DATA_DIRECTORY)(tmp_path)
    return Path(settings.DATA_DIRECTORY.extracts)


@pytest.fixture
def young_person() -> YoungPerson:
    an_open_case()
    return an_open_case().young_person


def counted(place: Path) -> Iterator[int]:
    """Of every extract that is there, the current one or not."""
    for found in place.iterdir():
        if found.is_dir() and not found.is_symlink():
            yield pl.read_parquet(found / "cases.parquet").height


def test_no_extract_is_left_that_counts_them(
    young_person: YoungPerson, extracts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _time in range(2):
        make_extract(by=AT_THE_MACHINE)
    assert list(counted(extracts)) == [2, 2]
    erasing.erase(young_person.reference, yes=True, resume=False)
    assert list(counted(extracts)) == [1, 1]
    assert "none of them counts what was erased" in capsys.readouterr().out


def test_none_is_made_where_there_was_none(young_person: YoungPerson, extracts: Path) -> None:
    erasing.erase(young_person.reference, yes=True, resume=False)
    assert files.current() is None


def test_while_another_is_being_made_it_says_what_to_do(
    young_person: YoungPerson, extracts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_extract(by=AT_THE_MACHINE)
    with making.alone():
        erasing.erase(young_person.reference, yes=True, resume=False)
    said = capsys.readouterr().out
    assert f"{young_person.reference} was erased." in said
    assert "Then run `spokework extract` twice." in said


def test_finishing_an_erasure_brings_figures_up_to_date_too(
    young_person: YoungPerson, extracts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from spokework.casework.actions import erasing as steps

    class Crash(Exception):
        pass

    def crashes(*args: Any, **kwargs: Any) -> None:
        raise Crash

    make_extract(by=AT_THE_MACHINE)
    with monkeypatch.context() as patch:
        patch.setattr(steps, "_purge", crashes)
        with pytest.raises(Crash):
            erasing.erase(young_person.reference, yes=True, resume=False)
    erasing.erase("", yes=True, resume=True)
    assert list(counted(extracts)) == [1, 1]
