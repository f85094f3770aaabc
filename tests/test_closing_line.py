"""How many tests passed beside is read from what a process said, whatever it said after it."""

import pytest

from tests.beside import closing_line

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("...\n73 passed, 72 deselected in 11.19s (0:19:16)\n", "73 passed, 72 deselected in 11.19s (0:19:16)"),
        (
            "=== 2 failed, 57 passed, 23 errors in 17.4s (0:28:21) ===\n",
            "2 failed, 57 passed, 23 errors in 17.4s (0:28:21)",
        ),
        ("9 passed in 2.05s\nengine: this is caused by an error in the binding code.\n", "9 passed in 2.05s"),
        ("INTERNALERROR\n", ""),
    ],
)
def test_the_closing_line_need_not_be_the_last(said: str, found: str) -> None:
    assert closing_line(said) == found
