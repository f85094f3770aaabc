from pathlib import Path

import pytest

from spokework.casework.tests.tools.situations import a_document, as_text
from spokework.casework.tools import ToolError, UnknownTool, all_tools, latest, readable_tools, shipped_tools, tool


def _put(directory: Path, *, version: int, title: str = "Small", name: str = "") -> Path:
    path = directory / (name or f"small.{version}.yaml")
    path.write_text(as_text(a_document() | {"version": version, "title": title}))
    return path


def test_shipped_tools_are_found_by_code_and_version() -> None:
    assert [(found.code, found.version) for found in shipped_tools()] == [("spokework_safety", 1)]
    assert tool("spokework_safety", 1) is latest("spokework_safety")


def test_a_hubs_own_tools_stand_beside_the_shipped(tmp_path: Path) -> None:
    for version in (1, 2, 10):
        _put(tmp_path, version=version)

    assert [found.code for found in all_tools(tmp_path)] == ["small"] * 3 + ["spokework_safety"]
    assert latest("small", directory=tmp_path).version == 10
    assert tool("small", 2, directory=tmp_path).version == 2
    assert all_tools(tmp_path)[0] is all_tools(tmp_path)[0]
    assert len(shipped_tools()) == 1


def test_a_file_added_later_is_found_without_a_restart(tmp_path: Path) -> None:
    _put(tmp_path, version=1)
    assert latest("small", directory=tmp_path).version == 1

    _put(tmp_path, version=2)

    assert latest("small", directory=tmp_path).version == 2


def test_what_is_not_here_is_refused_with_what_is() -> None:
    with pytest.raises(UnknownTool, match="harbour: is not a tool that is here; choose spokework_safety"):
        latest("harbour")
    with pytest.raises(UnknownTool, match="spokework_safety: version 9 is not here; choose 1"):
        tool("spokework_safety", 9)


def test_one_version_with_two_contents_is_refused(tmp_path: Path) -> None:
    _put(tmp_path, version=1)
    _put(tmp_path, version=1, title="Other", name="other.yml")

    with pytest.raises(ToolError, match=r"small\.1\.yaml, version: small version 1 is also in other\.yml"):
        all_tools(tmp_path)


def test_a_hub_cannot_put_its_own_content_under_a_shipped_version(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(as_text(a_document() | {"code": "spokework_safety"}))

    with pytest.raises(ToolError, match=r"is also in spokework_safety\.1\.yaml but differs"):
        tool("spokework_safety", 1, directory=tmp_path)


def test_the_same_content_twice_is_one_tool(tmp_path: Path) -> None:
    _put(tmp_path, version=1)
    _put(tmp_path, version=1, name="copy.yaml")

    assert len(all_tools(tmp_path)) == 2


def test_bad_files_are_reported_together(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("code: a")
    (tmp_path / "b.yaml").write_text("[")

    with pytest.raises(ToolError) as refused:
        all_tools(tmp_path)

    assert {problem.file for problem in refused.value.problems} == {"a.yaml", "b.yaml"}


def test_a_directory_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ToolError, match="is not a directory; make it"):
        all_tools(tmp_path / "nowhere")


def test_what_can_be_read_is_there_beside_what_cannot(tmp_path: Path) -> None:
    _put(tmp_path, version=1)
    (tmp_path / "bad.1.yaml").write_text("code: bad\n")

    tools, problems = readable_tools(tmp_path)

    assert [found.code for found in tools] == ["small", "spokework_safety"]
    assert {problem.file for problem in problems} == {"bad.1.yaml"}
    with pytest.raises(ToolError):
        all_tools(tmp_path)
