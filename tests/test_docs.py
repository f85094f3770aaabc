"""What the documents claim of the source is there: paths, tests, links, commands, words."""

import re
from functools import cache
from pathlib import Path

import pytest
import typer

from docs.from_code.commands import every_command
from spokework.access.roles import Role
from spokework.access.transitions import words
from spokework.casework.states import MACHINES
from spokework.cli import app

pytestmark = pytest.mark.once

ROOT = Path(__file__).parent.parent
PLACES = (ROOT, ROOT / "src" / "spokework", ROOT / "docs")
HELD = ("README.md", "SECURITY.md", "CONTRIBUTING.md", "CHANGELOG.md", "GLOSSARY.md")
LEFT_OUT = {".venv", "node_modules", ".git", "test-results"}
MADE = {"spokework-data", "spokework-demonstration"}


def pages() -> list[Path]:
    found = (path for path in ROOT.rglob("*.md") if not (LEFT_OUT | MADE) & set(path.relative_to(ROOT).parts))
    return sorted(found)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def prose(text: str) -> str:
    """Without what is fenced or indented, where a path may be anybody's."""
    return re.sub(r"^( {4}|\t).*$", "", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL), flags=re.M)


def said_in_code(text: str) -> list[str]:
    return re.findall(r"`([^`\n]+)`", prose(text))


# A path of this repository: with a folder in it, or a file of the kinds there are here.
A_PATH = re.compile(r"^[\w.*-]+(/[\w.*-]+)*(/|\.(py|md|toml|html|yaml|css|lock))$|^\.ci/run$")


def paths_in(text: str) -> list[str]:
    return [said for said in said_in_code(text) if A_PATH.match(said) and not said.startswith("*")]


ROOM = re.compile(r"^(models|queries|actions|forms|presenters|views|templates|tests|urls|states)(/|\.py|$)")


def is_there(path: str) -> bool:
    """Below the root, the application or the documents – or a room, which is in one package at least."""
    inside = path.rstrip("/")
    patterns = [inside, f"*/{inside}"] if ROOM.match(inside) else [inside]
    return any(next(iter(place.glob(pattern)), None) for place in PLACES for pattern in patterns)


@pytest.mark.parametrize("page", HELD)
def test_every_path_that_is_named_is_there(page: str) -> None:
    named = paths_in((ROOT / page).read_text(encoding="utf-8"))
    named = [path for path in named if path.split("/")[0] not in MADE]
    assert [path for path in named if not is_there(path)] == []


def test_security_and_contributing_name_many() -> None:
    assert len(paths_in((ROOT / "SECURITY.md").read_text())) > 60
    assert len(paths_in((ROOT / "CONTRIBUTING.md").read_text())) > 40


A_TEST = re.compile(r"^([\w./]+\.py)::(test_\w+)$")


def named_tests(text: str) -> list[tuple[str, str]]:
    return [(found[1], found[2]) for said in said_in_code(text) if (found := A_TEST.match(said))]


def has_test(file: str, test: str) -> bool:
    here = next((place / file for place in PLACES if (place / file).is_file()), None)
    return here is not None and f"def {test}(" in here.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", pages(), ids=name)
def test_every_test_that_is_named_is_there(page: Path) -> None:
    assert [test for test in named_tests(page.read_text(encoding="utf-8")) if not has_test(*test)] == []


def test_every_promise_names_what_keeps_it_and_what_fails() -> None:
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8").split("## What is not promised")[0]
    rows = [line for line in text.splitlines() if line.startswith("| ") and not line.startswith("| promise")]
    assert len(rows) > 45
    assert [row for row in rows if not paths_in(row) or not named_tests(row)] == []


@cache
def source() -> str:
    files = [*(ROOT / "src").rglob("*.py"), *(ROOT / "tests").rglob("*.py"), *(ROOT / "docs").rglob("*.py")]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def test_every_function_and_class_contributing_names_is_there() -> None:
    said = said_in_code((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    functions = [found[1] for each in said if (found := re.match(r"^(?:\w+\.)*(\w+)\(.*\)$", each))]
    classes = [each for each in said if re.match(r"^[A-Z][a-z]+[A-Z]\w+$", each)]
    assert len(functions) > 10
    assert len(classes) > 5
    gone = [each for each in functions + classes if not re.search(rf"\b(def|class) {each}\b", source())]
    assert gone == []


A_LINK = re.compile(r"(?<!`)!?\[[^\]]*\]\(([^)\s]+)\)")


def links_in(text: str) -> list[str]:
    return [link for link in A_LINK.findall(prose(text)) if not re.match(r"^[a-z]+:", link)]


def headings_of(page: Path) -> set[str]:
    found = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in found}


def leads_somewhere(link: str, page: Path) -> bool:
    file, _, heading = link.partition("#")
    there = page.parent / file if file else page
    return there.exists() and (not heading or heading in headings_of(there))


@pytest.mark.parametrize("page", pages(), ids=name)
def test_every_link_leads_somewhere(page: Path) -> None:
    broken = [link for link in links_in(page.read_text(encoding="utf-8")) if not leads_somewhere(link, page)]
    assert broken == []


def test_every_document_is_led_to_from_the_index() -> None:
    index = ROOT / "docs" / "README.md"
    led_to = {(index.parent / link.partition("#")[0]).resolve() for link in links_in(index.read_text())}
    written = {path for path in (ROOT / "docs").rglob("*.md") if path != index and path.parent.name != "adr"}
    assert sorted(name(path) for path in written - led_to) == []


# The two commands, and all others.

DEMO, TESTS = "uv run spokework demo", "uv run pytest"


def test_the_readme_gives_the_two_commands_and_ci_runs_the_second() -> None:
    typed = [line.strip() for line in (ROOT / "README.md").read_text().splitlines() if line.startswith("    ")]
    assert f"pip install uv && {DEMO}" in typed
    assert TESTS in typed
    assert (ROOT / ".ci" / "run").read_text().splitlines()[-1] == TESTS


@cache
def commands() -> dict[str, set[str]]:
    found = dict(every_command(typer.main.get_command(app)))
    return {
        command: {option for each in given.params for option in (*each.opts, *each.secondary_opts)}
        for command, given in found.items()
    }


def typed_in(text: str) -> list[str]:
    # Either standing in a sentence, or a line of its own to be typed.
    lines = re.findall(r"^ {4,}(?:uv run )?(spokework [^#\n]*)", text, flags=re.MULTILINE)
    return lines + re.findall(r"`(?:uv run )?(spokework [^`\n]*)`", text)


def is_understood(typed: str) -> bool:
    parts = typed.split()
    known = next((each for n in (3, 2) if (each := " ".join(parts[:n])) in commands()), None)
    if known is None:
        return parts[1:] == ["--help"]
    options = {part.partition("=")[0] for part in parts if part.startswith("--")}
    return options <= commands()[known] | {"--data-dir"}


@pytest.mark.parametrize("page", pages(), ids=name)
def test_every_command_that_is_written_down_is_understood(page: Path) -> None:
    assert [typed for typed in typed_in(page.read_text(encoding="utf-8")) if not is_understood(typed)] == []


def test_a_command_that_is_not_there_is_found() -> None:
    assert is_understood("spokework keys rotate --data-dir X")
    assert not is_understood("spokework bakcup")
    assert not is_understood("spokework check --loudly")


# Words.


def test_every_state_and_role_is_in_the_glossary() -> None:
    defined = set(re.findall(r"^\| \*\*(.+?)\*\*", (ROOT / "GLOSSARY.md").read_text(), flags=re.MULTILINE))
    each = {part.strip() for words_ in defined for part in words_.split(",")}
    states = {words(state) for machine in MACHINES for state in machine.states}
    roles = {role.label[0].lower() + role.label[1:] for role in Role}
    assert sorted((states | roles) - each) == []


SPELT_ELSEWHERE = re.compile(
    r"\b(color|behavior|center|organiz|recogniz|minimiz|authoriz|program\b(?= (lead|office))|gray)", re.I
)


@pytest.mark.parametrize("page", pages(), ids=name)
def test_spelling_is_british(page: Path) -> None:
    assert SPELT_ELSEWHERE.findall(prose(page.read_text(encoding="utf-8"))) == []
