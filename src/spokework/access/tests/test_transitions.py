from enum import StrEnum

import pytest

from spokework.access.permissions import Permission as P
from spokework.access.transitions import STAYS, Machine, Transition
from spokework.core.errors import Refused


class Door(StrEnum):
    SHUT = "shut"
    WIDE_OPEN = "wide_open"
    AJAR = "ajar"


DOOR = Machine(
    thing="door",
    states=Door,
    first=Door.SHUT,
    transitions=(
        Transition("open_up", (Door.SHUT,), Door.WIDE_OPEN, P.WORK_CASE),
        Transition("look_at", (Door.SHUT, Door.WIDE_OPEN), STAYS, P.WORK_CASE),
        Transition("lean_on", (Door.AJAR, Door.SHUT), STAYS, P.WORK_CASE),
    ),
    described={Door.AJAR: "open by an inch"},
)


def test_a_verb_leads_to_its_state_or_leaves_it() -> None:
    assert DOOR.step("open_up", Door.SHUT) == Door.WIDE_OPEN
    assert DOOR.step("look_at", Door.WIDE_OPEN) == Door.WIDE_OPEN
    assert DOOR.verbs_from(Door.SHUT) == ["open_up", "look_at", "lean_on"]
    assert DOOR.verbs_from(Door.WIDE_OPEN) == ["look_at"]


def test_a_verb_out_of_place_says_when_it_can_be_done() -> None:
    with pytest.raises(Refused, match=r"This door is wide open.*while it is shut"):
        DOOR.step("open_up", Door.WIDE_OPEN)


def test_a_state_is_described_as_people_say_it() -> None:
    with pytest.raises(Refused, match=r"This door is open by an inch, so"):
        DOOR.step("open_up", Door.AJAR)
    with pytest.raises(Refused, match=r"while it is open by an inch or shut\."):
        DOOR.step("lean_on", Door.WIDE_OPEN)
