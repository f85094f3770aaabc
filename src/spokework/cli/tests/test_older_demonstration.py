"""A demonstration that another version made is made anew; an earlier library's tables are brought up to date."""

from pathlib import Path

import pytest
from django.db import connections

import spokework
from spokework.cli import demo
from spokework.cli.demonstration_mark import (
    Making,
    fingerprint_of_tables,
    making,
    say_being_made,
    say_made,
)
from spokework.config.files import DataDirectory

ANOTHER = "This demonstration was made by another version of Spokework, so it is made anew.\n"


@pytest.fixture
def directory(tmp_path: Path) -> DataDirectory:
    directory = DataDirectory(tmp_path / "demonstration")
    directory.make()
    (directory.path / "written-by-somebody").touch()
    return directory


MARKS = {
    "made by this version": (f"made {fingerprint_of_tables()}\n", False, True, ""),
    "made by another": (f"made {'0' * 64}\n", False, False, ANOTHER),
    "made before there were fingerprints": ("made\n", False, False, ANOTHER),
    "never finished": ("being made\n", False, False, ""),
    "asked for anew": (f"made {'0' * 64}\n", True, False, ""),
}


@pytest.mark.parametrize("case", MARKS)
def test_what_another_version_made_is_cleared_away_and_said(
    directory: DataDirectory, capsys: pytest.CaptureFixture[str], case: str
) -> None:
    text, fresh, kept, said = MARKS[case]
    directory.demonstration_mark.write_text(text)
    demo._clear_what_will_not_do(directory, fresh)
    assert (directory.path / "written-by-somebody").exists() == kept
    assert capsys.readouterr().out == said


def test_what_is_no_demonstration_is_left_alone(directory: DataDirectory) -> None:
    demo._clear_what_will_not_do(directory, fresh=True)
    assert (directory.path / "written-by-somebody").exists()


def test_the_mark_says_how_far_it_came(tmp_path: Path) -> None:
    mark = tmp_path / "DEMONSTRATION"
    say_being_made(mark)
    assert making(mark) is Making.UNFINISHED
    say_made(mark)
    assert making(mark) is Making.DONE


def a_package(place: Path, **files: str) -> Path:
    for name, content in files.items():
        file = place / "casework" / "migrations" / f"{name}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)
    return place


def test_a_migration_changed_in_place_renamed_or_added_is_another_version(tmp_path: Path) -> None:
    places = [
        a_package(tmp_path / "first", a="1", b="2"),
        a_package(tmp_path / "changed", a="1", b="3"),
        a_package(tmp_path / "renamed", a="1", c="2"),
        a_package(tmp_path / "added", a="1", b="2", c=""),
    ]
    assert len({fingerprint_of_tables(place) for place in places}) == len(places)
    same = a_package(tmp_path / "again", b="2", a="1")
    assert fingerprint_of_tables(same) == fingerprint_of_tables(places[0])


def test_the_migrations_of_every_package_of_ours_count(tmp_path: Path) -> None:
    ours = Path(spokework.__file__).parent
    copy = tmp_path / "spokework"
    for file in ours.glob("*/migrations/*.py"):
        there = copy / file.relative_to(ours)
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_bytes(file.read_bytes())
    assert fingerprint_of_tables(copy) == fingerprint_of_tables()
    seen = {fingerprint_of_tables()}
    first_ones = list(copy.glob("*/migrations/0001_initial.py"))
    for file in first_ones:
        file.write_bytes(file.read_bytes() + b"#")
        seen.add(fingerprint_of_tables(copy))
    assert copy / "casework" / "migrations" / "0001_initial.py" in first_ones
    assert len(seen) == len(first_ones) + 1


@pytest.mark.django_db
def test_its_databases_are_brought_up_to_date_and_only_then(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[bool] = []
    monkeypatch.setattr(demo, "bring_databases_up_to_date", lambda: done.append(True))
    demo._bring_an_older_one_up_to_date()
    assert done == []
    with connections["keyring"].cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'vault'")
    demo._bring_an_older_one_up_to_date()
    assert done == [True]
