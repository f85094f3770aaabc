"""What the documents say of the code is made from the code, and is made anew whenever that changes."""

import pytest

from docs.from_code import codes, commands, settings, states, urls
from docs.generate import DOCS, PAGES
from spokework.access.permissions import Permission
from spokework.access.roles import Role
from spokework.access.transitions import Machine, Transition
from spokework.access.url_table import URL_TABLE
from spokework.casework import codes as casework
from spokework.casework.states import REFERRAL, ReferralState
from spokework.practice import codes as practice

pytestmark = pytest.mark.once


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_up_to_date(name: str) -> None:
    written = (DOCS / name).read_text(encoding="utf-8") if (DOCS / name).exists() else ""
    assert written == PAGES[name](), "run: uv run python -m docs.generate"


def test_no_reference_page_is_left_that_nothing_makes() -> None:
    made = {name for name in PAGES if name.startswith("reference/")}
    assert {f"reference/{path.name}" for path in (DOCS / "reference").glob("*.md")} == made


def test_every_transition_is_drawn_and_listed() -> None:
    page = states.states()
    for machine in [machine for machines in states.PARTS.values() for machine in machines]:
        for transition in machine.transitions:
            for source in transition.sources:
                assert f"    {source} --> {transition.target or source}: " in page
            assert transition.permission.name in page


def test_a_new_transition_makes_the_page_stale() -> None:
    grown = Transition("lose", (ReferralState.WAITING,), ReferralState.RECEIVED, Permission.TRIAGE_REFERRAL)
    machine = Machine("referral", ReferralState, REFERRAL.first, (*REFERRAL.transitions, grown))
    assert states.diagram(machine) != states.diagram(REFERRAL)
    assert states.table(machine) != states.table(REFERRAL)


def test_every_permission_role_and_address_is_listed() -> None:
    roles = PAGES["reference/roles.md"]()
    assert [each.name for each in Permission if f"| `{each.name}` | {each.value} |" not in roles] == []
    assert [role for role in Role if f"| {role.label} | `{role.value}` |" not in roles] == []
    page = urls.urls()
    assert [name for name in URL_TABLE if f"| `{name}` |" not in page] == []


def test_every_setting_that_is_read_is_described_and_no_other() -> None:
    assert {name for name, _ in settings.read_from_the_environment()} == settings.MEANS.keys()
    assert settings.OTHERWISE.keys() <= settings.MEANS.keys()


def test_the_scan_for_settings_finds_them_however_they_are_read() -> None:
    code = (
        'a = os.environ.get("ONE", "1")\nb = os.environ["TWO"]\nc = os.getenv("THREE")\nd = os.environ.get("FOUR", x)'
    )
    assert list(settings.read_in(code)) == [("ONE", "1"), ("TWO", None), ("THREE", None), ("FOUR", None)]


def test_every_command_has_a_section_and_every_option_a_line() -> None:
    page = commands.commands()
    found = dict(commands.every_command(commands.whole_program()))
    assert "spokework keys rotate" in found
    for name, command in found.items():
        section = page.split(f"\n## {name.removeprefix('spokework ')}\n")[1].split("\n## ")[0]
        for parameter in command.params:
            assert parameter.help
            assert parameter.help in section


def test_every_code_list_is_listed() -> None:
    page = codes.codes()
    lists = [choices for module in (casework, practice) for choices in codes.lists_in(module)]
    assert len(lists) > 30
    assert [code for choices in lists for code in choices.values if f"`{code}`" not in page] == []
