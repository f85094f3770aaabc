"""What the documents say of the code is made from the code, and is made anew whenever that changes."""

import runpy
from pathlib import Path

import pytest

from spokework.access.permissions import Permission
from spokework.access.transitions import Machine, Transition
from spokework.casework.states import MACHINES, REFERRAL, ReferralState

pytestmark = pytest.mark.once

DOCS = Path(__file__).parent.parent / "docs"
GENERATED = runpy.run_path(str(DOCS / "generate.py"))


@pytest.mark.parametrize("name", GENERATED["PAGES"])
def test_a_generated_page_is_up_to_date(name: str) -> None:
    written = (DOCS / name).read_text(encoding="utf-8") if (DOCS / name).exists() else ""
    assert written == GENERATED["PAGES"][name](), "run: uv run python docs/generate.py"


def test_every_transition_is_drawn_and_listed() -> None:
    page = GENERATED["states"]()
    for machine in MACHINES:
        for transition in machine.transitions:
            for source in transition.sources:
                assert f"    {source} --> {transition.target or source}: " in page
            assert transition.permission.name in page


def test_a_new_transition_makes_the_page_stale() -> None:
    grown = Transition("lose", (ReferralState.WAITING,), ReferralState.RECEIVED, Permission.TRIAGE_REFERRAL)
    machine = Machine("referral", ReferralState, REFERRAL.first, (*REFERRAL.transitions, grown))
    assert GENERATED["diagram"](machine) != GENERATED["diagram"](REFERRAL)
    assert GENERATED["table"](machine) != GENERATED["table"](REFERRAL)
