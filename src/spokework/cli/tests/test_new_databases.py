"""A database made at once and one that took every step of the migrations are the same, to the last index."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connections

from spokework.core import new_databases
from tests.beside import ROOT
from tests.postgresql import ASKED_FOR

OURS = ("SPOKEWORK_", "DATABASE_URL", "KEYRING_DATABASE_URL", "DJANGO_")

# Django's own permission groups, which nobody here has: its migrations make this wider than its model says.
NOT_OURS = "default column auth_group_permissions id "


def described(directory: Path, way: str) -> list[str]:
    environment = {name: value for name, value in os.environ.items() if name == ASKED_FOR or not name.startswith(OURS)}
    ran = subprocess.run(
        [sys.executable, "-m", "spokework.cli.tests.describing", str(directory), way],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return [line for line in ran.stdout.splitlines() if not line.startswith(NOT_OURS)]


@pytest.mark.each
def test_tables_made_at_once_are_those_that_the_migrations_make(tmp_path: Path) -> None:
    at_once = described(tmp_path / "new", "at_once")
    assert len(at_once) > 400
    assert at_once == described(tmp_path / "old", "step_by_step")


@pytest.mark.django_db
def test_a_database_that_has_tables_is_left_to_its_migrations() -> None:
    before = connections["default"].introspection.table_names()
    new_databases.make_tables_at_once("default")
    assert connections["default"].introspection.table_names() == before
