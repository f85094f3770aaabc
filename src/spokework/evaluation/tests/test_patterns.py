"""What a theory predicts across groups: locked before it is looked at, and honest about few and rounded figures."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from spokework.access.decide import NotAllowed
from spokework.accounts.models import Account
from spokework.accounts.tests.situations import signed_in
from spokework.evaluation import actions, codes
from spokework.evaluation.models import Pattern
from spokework.evaluation.observing import Observed, Seen, observed, sentences
from spokework.evaluation.presenters.patterns import test_words as words_on_the_test
from spokework.programme.tests.situations import a_setting

from .figures import BY_SETTING, NAMES, ORDER, QUARTER, SHARES, a_pattern, a_release, figures_of
from .situations import AT_THE_MACHINE, a_theory, an_evaluation, moved, on_the_team, refused, the_lead


def seen(shares: dict[str, tuple[int, int]], tiers: Any = ORDER, profile: str = "round5") -> Observed:
    return observed(tiers, NAMES, figures_of(shares)["tables"][0], profile)


# What is seen


@pytest.mark.once
def test_a_comparison_is_decided_only_where_neither_chance_nor_rounding_could_have_turned_it() -> None:
    found = seen({"police": (400, 600), "social_care": (480, 600), "outreach": (200, 600)})
    verdicts = {(pair.higher.code, pair.lower.code): pair.seen for pair in found.pairs}
    assert verdicts == {
        ("social_care", "police"): Seen.AS_EXPECTED,
        ("social_care", "outreach"): Seen.AS_EXPECTED,
        ("social_care", "home"): Seen.NOT_SHOWN,
        ("police", "outreach"): Seen.AS_EXPECTED,
        ("police", "home"): Seen.NOT_SHOWN,
    }
    assert found.fits
    turned = seen({"police": (480, 600), "social_care": (200, 600)})
    assert turned.counts[Seen.OTHER_WAY] == 1
    assert not turned.fits
    small = {"police": (40, 60), "social_care": (60, 75)}
    assert seen(small).counts[Seen.BY_CHANCE] == 1
    # The published shares differ; what was counted could have been 17 of 27 in both.
    close = {"police": (15, 25), "social_care": (20, 30)}
    assert seen(close).counts[Seen.BY_ROUNDING] == 1
    assert seen(close, profile="dfe").counts[Seen.BY_ROUNDING] == 0


@pytest.mark.once
def test_how_little_a_few_groups_say_is_said() -> None:
    three = " ".join(sentences(seen(SHARES)))
    assert "they would stand so 1 time in 6 by chance" in three
    assert "Over the 3 groups the mean is estimated at" in three
    two = " ".join(sentences(seen({"police": (40, 60), "social_care": (60, 75)})))
    assert "1 time in 2 by chance" in two
    assert "Two groups are shown. How much groups differ in truth cannot be estimated" in two
    one = " ".join(sentences(seen({"police": (40, 60)})))
    assert "Too few groups are shown" in one
    assert "no proof of how it comes about" in one


# Stated, locked, looked at


@pytest.mark.django_db
def test_a_pattern_is_locked_with_its_time_and_says_whether_the_figures_were_out() -> None:
    evaluation = an_evaluation()
    theory = a_theory(evaluation, "under_test")
    for code in NAMES:
        a_setting(code)
    before = a_pattern(theory)  # no release is out: by setting, as it will be published
    assert (before.seen_before, before.at_version, before.tiers) == ("", 1, ORDER)
    release = a_release()
    look = actions.look_at_pattern(pattern=before, release=release, by=AT_THE_MACHINE)
    assert actions.look_at_pattern(pattern=before, release=release, by=AT_THE_MACHINE) == look
    assert words_on_the_test(before, look).startswith("A test:")
    after = a_pattern(theory)
    assert after.seen_before == "2013Q1"
    late = actions.look_at_pattern(pattern=after, release=release, by=AT_THE_MACHINE)
    assert words_on_the_test(after, late).startswith("No test:")
    next_one = actions.look_at_pattern(pattern=after, release=a_release(QUARTER + 1), by=AT_THE_MACHINE)
    assert words_on_the_test(after, next_one).startswith("A weak test:")


@pytest.mark.django_db
def test_a_pattern_that_cannot_be_is_refused_with_what_to_do() -> None:
    evaluation = an_evaluation()
    theory = a_theory(evaluation, "under_test")
    a_release()
    assert "different places" in refused(a_pattern, theory, [["police", "home"], []]).message
    assert "in one place" in refused(a_pattern, theory, [["police"], ["police"]]).message
    assert "in one place" in refused(a_pattern, theory, [["police"], ["moon"]]).message
    assert refused(a_pattern, theory, key="new_cases-setting-to-date").field == "key"
    assert refused(a_pattern, theory, reasoning=" ").field == "reasoning"
    with pytest.raises(NotAllowed):
        a_pattern(theory, by=on_the_team(evaluation, codes.TeamRole.READER))
    moved(theory, "withdraw")
    assert "was withdrawn" in refused(a_pattern, theory).message


@pytest.mark.django_db
def test_the_pages_of_a_pattern_ask_for_the_expectation_before_they_show_a_figure() -> None:
    evaluation, release = an_evaluation(), a_release()
    theory = a_theory(evaluation, "under_test")
    browser: Client = signed_in(Account.objects.get(pk=the_lead(evaluation).id))

    def at(name: str, *numbers: Any) -> str:
        return reverse(f"evaluation:{name}", args=[evaluation.number, *numbers])

    def page(name: str, *numbers: Any) -> str:
        return browser.get(at(name, *numbers)).content.decode()

    assert "80 %" not in page("pattern_choose", theory.number) + page("pattern_new", theory.number, BY_SETTING)
    places = {"group_social_care": "1", "group_police": "2", "group_outreach": "4"}
    sent = browser.post(at("pattern_new", theory.number, BY_SETTING), places | {"reasoning": "So it says"})
    assert sent.status_code == 303
    (stated,) = Pattern.objects.unscoped("tests")
    assert stated.tiers == [["social_care"], ["police"], ["outreach"]]
    assert "80 %" not in page("pattern", 1)
    actions.look_at_pattern(pattern=stated, release=release, by=AT_THE_MACHINE)
    shown = page("pattern", 1)
    for words in ("No test:", "80 %", "60 of 75", "1 time in 6", "<svg", "funnel plot"):
        assert words in shown, words
    assert "Social care, above Police" in page("theory", theory.number)
