"""What is read ahead is read once, in its turn, and never waited for by whoever does not want it."""

from threading import Event

import pytest

from spokework.insight.ahead import Ahead

pytestmark = pytest.mark.once


def test_each_is_read_in_its_turn_and_taken_once() -> None:
    read: list[str] = []
    ahead = Ahead({name: lambda name=name: read.append(name) or name for name in "abcdef"})  # type: ignore[misc]  # None
    assert [ahead.take(name) for name in "abcdef"] == [*"abcdef"]
    assert read == [*"abcdef"]
    assert ahead.take("a") is None


def test_what_has_not_been_begun_is_left_to_who_asks() -> None:
    read: list[str] = []
    ahead = Ahead({name: lambda name=name: read.append(name) or name for name in "abcdef"})  # type: ignore[misc]  # None
    assert ahead.take("f") is None
    assert [ahead.take(name) for name in "abcde"] == [*"abcde"]
    assert "f" not in read


def test_no_more_is_held_than_a_few() -> None:
    begun, go_on = list[str](), Event()

    def reader(name: str) -> str:
        begun.append(name)
        go_on.wait(10)
        return name

    ahead = Ahead({name: lambda name=name: reader(name) for name in "abcdef"})  # type: ignore[misc]  # a default
    go_on.set()
    assert ahead.take("a") == "a"
    assert ahead.take("d") == "d"
    assert "f" not in begun


def test_what_went_wrong_is_told_to_who_takes_it() -> None:
    def broken() -> str:
        raise LookupError("not there")

    ahead = Ahead({"a": broken, "b": lambda: "b"})
    with pytest.raises(LookupError, match="not there"):
        ahead.take("a")
    assert ahead.take("b") == "b"
