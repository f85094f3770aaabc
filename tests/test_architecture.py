"""The house rules that a machine can hold the source against. ``pytest -m lint`` runs only these."""

import ast
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.lint

ROOT = Path(__file__).parent.parent
APPLICATION = ROOT / "src" / "spokework"
# In the order in which a reader meets them; a room a package does not need is absent.
ROOMS = {
    "README.md", "apps.py", "permissions.py", "states.py", "models", "queries.py", "queries", "actions.py", "actions",
    "forms.py", "forms", "presenters.py", "presenters", "views.py", "views", "urls.py", "templates", "templatetags",
    "static", "migrations", "middleware.py", "tests", "__init__.py",
}  # fmt: skip
MAY_QUERY = re.compile(
    r"^(\w+/)(models/|queries|actions|memberships\.py|migrations/|tests/)|^(vault|audit)/|^core/once\.py$"
)


def sources(folder: Path = ROOT / "src", *, tests: bool = True) -> list[Path]:
    found = sorted(path for path in folder.rglob("*.py") if "migrations" not in path.parts)
    return [path for path in found if tests or "tests" not in path.parts]


def app_packages() -> list[Path]:
    return sorted(path.parent for path in APPLICATION.glob("*/apps.py"))


def lines_of(path: Path) -> int:
    return len(path.read_text().splitlines())


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "--quiet", "--output-format", "concise", "--no-cache", "."],
        ["ruff", "format", "--check", "--quiet", "--no-cache", "."],
        ["mypy"],
        ["lint-imports"],
    ],
    ids=["ruff check", "ruff format", "mypy", "import contracts"],
)
def test_the_gate_is_clean(command: list[str]) -> None:
    program = Path(sys.executable).parent / command[0]
    done = subprocess.run([program, *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_migration_is_outstanding() -> None:
    command = [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run", "--settings", "tests.settings"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def rows_taken(tree: ast.AST) -> Iterator[int]:
    """The lines on which a manager is reached by name: ``Model.objects``, ``_base_manager``, ``_default_manager``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_base_manager", "_default_manager"}:
            yield node.lineno


@pytest.mark.parametrize("code", ["Post.objects.all()", "type(self)._base_manager", "x = model._default_manager"])
def test_the_scan_for_managers_finds_them(code: str) -> None:
    assert list(rows_taken(ast.parse(code))) == [1]


# Each reads keys only, or the whole point of it is to read rows for whoever asks.
READS_FOR_A_REASON = {"access/rules.py", "access/scoping.py"}


def test_rows_are_taken_only_in_the_rooms_that_may() -> None:
    found = [
        f"{name}:{line}"
        for path in sources(APPLICATION)
        if not MAY_QUERY.match(name := path.relative_to(APPLICATION).as_posix()) and name not in READS_FOR_A_REASON
        for line in rows_taken(ast.parse(path.read_text()))
    ]
    assert not found, f"take rows in models/, queries.py or actions.py: {found}"


def test_what_decides_on_access_knows_no_database() -> None:
    for name in ("permissions", "roles", "decide"):
        tree = ast.parse((APPLICATION / "access" / f"{name}.py").read_text())
        imported = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        imported |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        assert not [module for module in imported if module.startswith("django.db")], name


# A room imports only from rooms further along.
INWARD = ("urls", "views", "forms", "presenters", "actions", "queries", "models", "states")


def imports_of_own_package(path: Path, package: Path) -> Iterator[str]:
    """The rooms of its own package that a file imports, however it spells them."""
    inside = path.relative_to(package).parts
    for node in ast.walk(ast.parse(path.read_text())):
        if not isinstance(node, ast.ImportFrom):
            continue
        parts = (node.module or "").split(".") if node.module else []
        names = [alias.name for alias in node.names]
        if node.level == len(inside):
            yield from parts[:1] or names
        elif node.level == 0 and parts[:2] == ["spokework", package.name]:
            yield from parts[2:3] or names


@pytest.mark.parametrize("package", app_packages(), ids=lambda path: path.name)
def test_data_flows_one_way_through_the_rooms(package: Path) -> None:
    found = []
    for path in sources(package, tests=False):
        room = path.relative_to(package).parts[0].removesuffix(".py")
        for other in imports_of_own_package(path, package):
            if room in INWARD and other in INWARD and INWARD.index(other) < INWARD.index(room):
                found.append(f"{path.relative_to(package)} imports {other}")
    assert not found


@pytest.mark.parametrize("package", app_packages(), ids=lambda path: path.name)
def test_a_package_says_what_it_is_for_on_one_page(package: Path) -> None:
    page = package / "README.md"
    assert page.is_file(), f"write {page.relative_to(ROOT)}: purpose, rules, words"
    assert 5 <= lines_of(page) <= 80


@pytest.mark.parametrize("package", app_packages(), ids=lambda path: path.name)
def test_a_package_has_only_rooms_and_its_own_subjects(package: Path) -> None:
    """A file beside the rooms must be named for what it is about; the README says what."""
    readme = (package / "README.md").read_text() if (package / "README.md").exists() else ""
    beside = {path.name for path in package.iterdir() if path.name not in ROOMS | {"__pycache__"}}
    unexplained = sorted(name for name in beside if name.removesuffix(".py") not in readme)
    assert not unexplained, f"{package.name}/README.md does not say what these are for: {unexplained}"


FORBIDDEN_NAMES = {"utils.py", "helpers.py", "misc.py", "common.py", "admin.py", "signals.py", "services.py"}


def test_no_file_has_a_name_that_says_nothing() -> None:
    assert not [path for path in sources() if path.name in FORBIDDEN_NAMES]


def test_files_are_small() -> None:
    lengths = {path: lines_of(path) for path in [*sources(), *sources(ROOT / "tests")]}
    counted = [length for length in lengths.values() if length]
    assert statistics.median(counted) < 90
    assert not [(path.name, length) for path, length in lengths.items() if length > 400]


# Put together here so that this file does not find itself.
UNWANTED = {
    "work left undone": r"\b(" + "TO" + "DO|FIX" + "ME|XX" + "X)\\b",
    "a way round the rules": r"\bis_super" + r"user\b|\bhas_" + r"perm\b",
    "Django's admin": r"django\.contrib\." + "admin",
    "a test that does not run": r"pytest\.(mark\.)?(skip|xfail|import" + "orskip)",
    "catching everything": r"except( Base)?( )?Exception\b|except" + ":",
}


@pytest.mark.parametrize("why", UNWANTED)
def test_the_source_has_none_of(why: str) -> None:
    pattern = re.compile(UNWANTED[why])
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in [*sources(), *sources(ROOT / "tests"), *(APPLICATION.rglob("*.html"))]
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if pattern.search(line) and path != Path(__file__)
    ]
    assert not found, f"{why}: {found}"


def test_a_silenced_rule_gives_its_reason_on_the_same_line() -> None:
    silent = re.compile(r"#\s*(noqa|type: ignore|fmt: off|pragma: no cover)(?!.*#.*\w{3})")
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in [*sources(), *sources(ROOT / "tests"), ROOT / "conftest.py"]
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if silent.search(line.split("#", 1)[-1] and line[line.index("#") :] if "#" in line else "")
    ]
    assert not found, found


INLINE = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=|\son[a-z]+\s*=\s*[\"']|https?://(?!www\.w3\.org)")


def test_no_page_needs_a_weaker_content_security_policy() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {hit[0]}"
        for path in APPLICATION.rglob("*.html")
        for hit in INLINE.finditer(path.read_text())
    ]
    assert not found
