"""A release's way out: what is in it, who may take which step, and what is refused."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from spokework.access.decide import Actor, NotAllowed
from spokework.access.roles import Role
from spokework.audit.models import Event
from spokework.core.errors import Refused
from spokework.insight import actions
from spokework.insight.actions import Leaking
from spokework.insight.models import Release
from spokework.insight.queries import releases as queries
from spokework.insight.releases.content import ReleaseContent, released
from spokework.insight.reports.ordering import composer
from spokework.insight.reports.year import annual
from spokework.programme.tests.situations import AT_THE_MACHINE, an_actor

from .releases import THIRD, a_checked_release, a_draft, a_programme, a_published_release, an_attack, make_current

# The figures are counted the same whatever the records lie in; tests/test_states.py takes every step on both.
pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.DATA_DIRECTORY = type(settings.DATA_DIRECTORY)(tmp_path)
    found: Path = settings.DATA_DIRECTORY.extracts
    found.mkdir(parents=True)
    return found


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One extract for all who only read it, so that a release of it is counted and attacked once."""
    place = tmp_path_factory.mktemp("data")
    (place / "data" / "extracts").mkdir(parents=True)
    make_current(a_programme(), place / "data" / "extracts")
    return place


@pytest.fixture
def figures(settings: Any, kept: Path) -> Path:
    settings.DATA_DIRECTORY = type(settings.DATA_DIRECTORY)(kept)
    found: Path = settings.DATA_DIRECTORY.extracts
    return found


@pytest.fixture
def lead() -> Actor:
    return an_actor(Role.PROGRAMME_LEAD, name="Anita Cole")


@pytest.fixture
def second() -> Actor:
    return an_actor(Role.PROGRAMME_LEAD, name="Ben Dale")


def read(release: Release, by: Actor = AT_THE_MACHINE) -> ReleaseContent:
    found = queries.one(by, release.quarter, release.edition)
    assert found is not None
    return released(found)


def shown(content: ReleaseContent, key: str) -> dict[str, int | None]:
    table = content.table(key)
    assert table is not None, [each.key for each in content.tables]
    return {row.label: row.numerator for row in table.rows}


def goes_on_to_its_end(told: list[tuple[int, int]]) -> bool:
    done, of = ([each[at] for each in told] for at in (0, 1))
    return len(done) > 2 and done == sorted({*done}) and {*of} == {done[-1]}


def test_a_draft_holds_the_fixed_tables_rounded_and_small_groups_withheld(figures: Path, lead: Actor) -> None:
    content = read(a_draft(lead))
    assert (content.state, content.as_at.isoformat(), content.notes) == ("draft", "2016-12-30", ())
    # By the police 6 + 7 + 8 + 9 in the first quarter, one more from each hub in each after it; by health 8 in each.
    assert shown(content, "referrals_received-source-to-date") == {"Police": 100, "Health": 25}
    assert shown(content, "referrals_received-source-quarter") == {"Police": 40, "Health": 10}
    (lower,) = (row for row in content.table("lower_risk_all-all-to-date").rows)  # type: ignore[union-attr]  # it is there
    assert (lower.numerator, lower.denominator, lower.missing, lower.rate) == (55, 90, 10, 55 / 90)
    (paired,) = (row for row in content.table("lower_risk_paired-all-to-date").rows)  # type: ignore[union-attr]  # the same
    assert (paired.numerator, paired.denominator) == (55, 80)
    for table in content.tables:
        for row in table.rows:
            for count in (row.numerator, row.denominator, row.missing):
                assert count is None or (count % 5 == 0 and count not in range(1, 8)), table.key


def test_nothing_that_is_stored_knows_more(figures: Path, lead: Actor) -> None:
    release = a_draft(lead)
    counts = [shown for table in release.tables for shown, _rule in table["cells"] if shown is not None]
    assert counts
    assert not [count for count in counts if count % 5]
    assert not [count for count in counts if 0 < count < 8]


def test_a_release_goes_out_by_two_people(figures: Path, lead: Actor, second: Actor) -> None:
    release = a_published_release(lead, second)
    content = read(release, an_actor(Role.FUNDER))
    assert content.is_published
    assert {step: taken.by for step, taken in content.steps.items()} == {
        "made": "Anita Cole",
        "checked": "Anita Cole",
        "approved": "Ben Dale",
        "published": "Anita Cole",
    }
    assert release.report["attackers"] == 5
    done = list(Event.objects.filter(record_id=release.pk).order_by("number").values_list("action", flat=True))
    assert done == ["release made", "release checked", "release approved", "release published"]


def test_nobody_approves_what_they_made_checked_or_wrote(figures: Path, lead: Actor, second: Actor) -> None:
    release = a_checked_release(lead)
    with pytest.raises(Refused, match="Ask another person"):
        actions.approve_release(release=release, by=lead)
    actions.write_message(release=release, indicator="lower_risk_all", words="Most felt safer.", by=second)
    with pytest.raises(Refused, match="Ask another person"):
        actions.approve_release(release=release, by=second)
    with pytest.raises(Refused, match="own name"):
        actions.approve_release(release=release, by=AT_THE_MACHINE)
    third = an_actor(Role.PROGRAMME_LEAD)
    actions.approve_release(release=release, by=third)


def test_a_checker_who_did_not_make_it_does_not_approve_it_either(figures: Path, lead: Actor, second: Actor) -> None:
    release = a_draft(lead)
    checked = actions.check_release(release=release, attacked=an_attack(release, second), by=second)
    for one in (lead, second):
        with pytest.raises(Refused, match="Ask another person"):
            actions.approve_release(release=checked, by=one)


@pytest.mark.parametrize("role", [Role.FUNDER, Role.EVALUATOR, Role.HUB_MANAGER])
def test_a_reader_prepares_nothing(role: Role, figures: Path, lead: Actor) -> None:
    release, reader = a_checked_release(lead), an_actor(role)
    for refused in (
        lambda: actions.candidate_for(quarter=THIRD, by=reader),
        lambda: actions.attack_release(release=release, by=reader),
        lambda: actions.approve_release(release=release, by=reader),
        lambda: actions.publish_release(release=release, by=reader),
        lambda: actions.write_message(release=release, indicator="new_cases", words="Many", by=reader),
    ):
        with pytest.raises(NotAllowed):
            refused()


def test_a_release_that_leaks_is_refused_with_the_counts_it_would_give_away(folder: Path, lead: Actor) -> None:
    """Of seven young people who asked for themselves six came to Birch, which knows that one came elsewhere."""
    made = a_programme()
    for hub, number in (("ash", 1), ("birch", 6)):
        made.referrals(number, hub=hub, source="self", received=date(2016, 8, 4), decided_on=date(2016, 8, 5))
    make_current(made, folder)
    release = a_draft(lead, profile="dfe")
    attacked = actions.attack_release(release=release, by=lead)
    with pytest.raises(Leaking, match="could be worked out") as leaking:
        actions.check_release(release=release, attacked=attacked, by=lead)
    assert "Referrals received (2016Q3, Who referred: The young person): by birch, which knows its own" in (
        leaking.value.cells
    )
    release.refresh_from_db()
    assert (release.state, release.report) == ("draft", {})


def test_what_comes_out_meanwhile_has_to_be_attacked_too(figures: Path, lead: Actor, second: Actor) -> None:
    earlier = actions.approve_release(release=a_checked_release(lead, quarter=THIRD - 1), by=second)
    later = actions.approve_release(release=a_checked_release(lead), by=second)
    actions.publish_release(release=earlier, by=lead)
    with pytest.raises(Refused, match="Another release came out"):
        actions.publish_release(release=later, by=lead)
    told: list[tuple[int, int]] = []
    candidate = actions.candidate_for(quarter=THIRD, by=lead, progress=lambda *far: told.append(far))
    assert goes_on_to_its_end(told)  # every base, then the board of every hub
    again = actions.make_again(release=later, candidate=candidate, by=lead)
    assert (again.state, again.approved_by_id, again.report) == ("draft", None, {})
    told.clear()
    attacked = actions.attack_release(release=again, by=lead, progress=lambda *far: told.append(far))
    assert goes_on_to_its_end(told)
    checked = actions.check_release(release=again, attacked=attacked, by=lead)
    assert checked.report["against"] == ["2016Q2"]
    actions.publish_release(release=actions.approve_release(release=checked, by=second), by=lead)

    # The financial year has both quarters, 42 and 46, and is rounded by itself; its report has what was out then.
    content = read(checked)
    for key, count in (("quarter", 45), ("year", 90), ("to-date", 125)):
        assert shown(content, f"referrals_received-all-{key}") == {"Everybody": count}
    found = composer(an_actor(Role.FUNDER), "2016Q3")
    assert found is not None
    (received, *_) = annual(found).items
    assert [[cell.text for cell in row[:2]] for row in received.exhibits[0].table.rows] == [
        ["In 2016Q2", "40"],
        ["In 2016Q3", "45"],
        ["From April to September 2016", "90"],
        ["To the end of 2016Q3", "125"],
    ]


def test_a_hub_without_a_return_is_named_and_never_counted_as_nought(folder: Path, lead: Actor) -> None:
    make_current(a_programme(silent="elm"), folder)
    content = read(a_draft(lead))
    assert [(each.hub, each.quarter) for each in content.missing_returns] == [("elm", "2016Q3")]
    assert content.tables
    assert all(row.silent == ("elm",) for table in content.tables for row in table.rows)


def test_a_return_that_nobody_confirmed_is_named_beside_what_it_counts(folder: Path, lead: Actor) -> None:
    make_current(a_programme(), folder)
    before = shown(read(a_draft(lead)), "referrals_received-all-quarter")
    Release.objects.unscoped("tests").all().delete()
    make_current(a_programme(unconfirmed="elm"), folder)
    draft = a_draft(lead)
    content = read(draft)
    assert [(each.name, each.quarter, each.recorded) for each in content.missing_returns] == [("elm", "2016Q3", True)]
    assert {(table.unconfirmed, table.silent) for table in content.tables} == {(("elm",), ())}
    assert shown(content, "referrals_received-all-quarter") == before
    draft.change(missing_returns=[])
    with pytest.raises(Leaking, match="not named"):
        actions.check_release(release=draft, attacked=actions.attack_release(release=draft, by=lead), by=lead)


def test_where_all_are_silent_there_is_no_figure(folder: Path, lead: Actor) -> None:
    made = a_programme()
    for row in made.world["returns"]:
        row["records"] = 0 if row["quarter"] == THIRD else 5
    for table, day in (("referrals", "received"), ("cases", "opened")):
        made.world.tables[table] = [row for row in made.world[table] if row[day].month < 7]
    make_current(made, folder)
    content = read(a_draft(lead))
    quarter = content.table("new_cases-all-quarter")
    assert quarter is not None
    assert [(row.numerator, row.withheld) for row in quarter.rows] == [(None, "No data: nobody sent a return")]


def test_a_missing_return_shown_as_nought_or_not_named_is_refused(folder: Path, lead: Actor) -> None:
    make_current(a_programme(silent="elm"), folder)
    release = a_draft(lead)
    release.change(missing_returns=[])
    attacked = actions.attack_release(release=release, by=lead)
    with pytest.raises(Leaking, match="counted as nought") as refused:
        actions.check_release(release=release, attacked=attacked, by=lead)
    assert refused.value.cells == ("elm, 2016Q3",)


@pytest.mark.parametrize(("quarter", "why"), [(THIRD + 1, "is not over"), (THIRD - 9, "do not go back")])
def test_only_a_whole_quarter_of_the_figures_is_released(quarter: int, why: str, figures: Path, lead: Actor) -> None:
    with pytest.raises(Refused, match=why):
        actions.candidate_for(quarter=quarter, by=lead)


def test_without_figures_there_is_nothing_to_release(folder: Path, lead: Actor) -> None:
    with pytest.raises(Refused, match="Bring figures up to date"):
        actions.candidate_for(quarter=THIRD, by=lead)


def test_another_version_says_why_and_an_earlier_quarter_stays_shut(figures: Path, lead: Actor, second: Actor) -> None:
    checked = a_checked_release(lead)
    actions.write_message(release=checked, indicator="new_cases", words="More came.", by=lead)
    actions.publish_release(release=actions.approve_release(release=checked, by=second), by=lead)
    with pytest.raises(Refused, match="Choose it, or a later quarter"):
        actions.candidate_for(quarter=THIRD - 1, by=lead)
    with pytest.raises(Refused, match="why there is another version"):
        a_draft(lead)
    other = a_draft(lead, reason="Ash sent late records")
    assert (other.name, other.reason) == ("2016Q3, version 2", "Ash sent late records")
    content = read(other)
    assert [(each.number, each.words, each.by) for each in content.messages] == [(1, "More came.", "Anita Cole")]
    assert content.is_older(content.messages[0])
    assert (other.state, other.checked_by_id, other.approved_by_id) == ("draft", None, None)
    done = Event.objects.filter(record_id=other.pk).values_list("fields", flat=True)
    assert list(done) == [["messages", "profile", "quarter"]]
    with pytest.raises(Refused, match="being prepared already"):
        a_draft(lead, reason="Once more")


def test_numbers_corrected_since_a_release_are_left_out_of_the_next(folder: Path, lead: Actor, second: Actor) -> None:
    make_current(a_programme(), folder)
    a_published_release(lead, second)
    made = a_programme()
    made.world.tables["referrals"] = made.world["referrals"][::2]
    make_current(made, folder)
    content = read(a_draft(lead, reason="Half of the referrals were entered twice"))
    assert not content.of("referrals_received")
    assert "Nothing is published of referrals received" in content.notes[0]
    assert content.of("new_cases")


def test_messages_are_written_until_it_is_approved(figures: Path, lead: Actor, second: Actor) -> None:
    release = a_checked_release(lead)
    message = actions.write_message(release=release, indicator="new_cases", words=" More came. ", by=lead)
    actions.write_message(release=release, indicator="new_cases", words="More came early.", by=lead, message=message)
    other = actions.write_message(release=release, indicator="lower_risk_all", words="Most felt safer.", by=lead)
    actions.remove_message(message=other, by=lead)
    assert [(each.indicator, each.words) for each in read(release).messages] == [("new_cases", "More came early.")]
    for words, indicator in ((" ", "new_cases"), ("x" * 601, "new_cases"), ("Well", "no_such")):
        with pytest.raises(Refused):
            actions.write_message(release=release, indicator=indicator, words=words, by=lead)
    actions.approve_release(release=release, by=second)
    with pytest.raises(Refused, match="too late"):
        actions.write_message(release=release, indicator="new_cases", words="Late", by=lead)
