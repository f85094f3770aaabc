"""A few sites beside each other: who is a site, what is overall, and what may be said of the earliest."""

from datetime import date

from spokeplan.statistics import Interval, pool_sites, wilson
from spokework.insight.comparing import Behind, behind_settings
from spokework.insight.presenters.earliest import NOT_CAUSE, NOT_SHOWN_WHICH, ONE_HUB, REFERRALS_ALIKE, sentences
from spokework.insight.presenters.sections import spread
from spokework.insight.sites import Comparison, Count, compared, overlap

from .programmes import AS_AT, placement


def counts(*each: tuple[str | None, int, int]) -> list[Count]:
    return [Count(code, (code or "not recorded").capitalize(), part, whole) for code, part, whole in each]


FIVE = counts(("outreach", 46, 85), ("home", 14, 27), ("police", 35, 257), ("care", 65, 283), ("team", 56, 293))
FROM_MANY: dict[str | None, Behind] = dict.fromkeys(("outreach", "home", "police", "care", "team"), Behind(12, 9))


def said(found: Comparison, behind: dict[str | None, Behind] | None = None, *, one_hub: bool = False) -> str:
    return " ".join(sentences(found, FROM_MANY if behind is None else behind, one_hub=one_hub)).replace("\u00a0", " ")


def test_those_of_no_site_neither_pull_nor_are_pulled() -> None:
    alone, with_unknown = compared(FIVE), compared([*FIVE, *counts((None, 35, 105))])
    assert with_unknown.overall == alone.overall
    assert with_unknown.pooled == alone.pooled
    unknown = with_unknown.sites[-1]
    assert unknown.place is None
    assert unknown.pooled.estimate is None
    assert unknown.own == wilson(35, 105).interval
    assert len(with_unknown.known) == 5


def test_each_site_has_its_own_figure_and_the_one_drawn_towards_the_rest() -> None:
    found = compared(FIVE)
    expected = pool_sites([each.numerator for each in FIVE], [each.denominator for each in FIVE])
    assert [site.pooled for site in found.sites] == list(expected.sites)
    assert found.overall == 216 / 945


def test_one_or_two_sites_are_not_comparable() -> None:
    assert not compared(FIVE[:2]).comparable
    assert not compared([*FIVE[:2], *counts(("empty", 0, 0), (None, 5, 10))]).comparable
    assert compared(FIVE[:3]).comparable


def test_of_nobody_there_is_nothing() -> None:
    found = compared([])
    assert found.overall is None
    assert said(found) == "No referral with a setting has a level: nothing can be said of how early referrals come."
    assert spread(found, "setting") == ""


def test_intervals_that_touch_overlap() -> None:
    assert overlap(Interval(0.1, 0.2, 0.95), Interval(0.2, 0.3, 0.95))
    assert not overlap(Interval(0.1, 0.2, 0.95), Interval(0.21, 0.3, 0.95))


def test_the_earliest_the_latest_what_overlaps_and_what_lies_apart() -> None:
    words = said(compared(FIVE))
    assert "The earliest referrals come to Outreach. There 46 of 85 referrals with a level, 54 %" in words
    assert "The lowest share is that of Police: 35 of 257, 14 %" in words
    assert "the interval of Team overlaps with that of Police, so these numbers do not settle which of them" in words
    assert REFERRALS_ALIKE in words
    assert "the interval of Home overlaps with that of Outreach, so these numbers do not settle" in words
    assert "For Care, Team and Police the intervals lie wholly below that of Outreach" in words
    assert words.endswith(NOT_CAUSE)


def test_where_all_overlap_it_opens_with_what_is_not_shown() -> None:
    words = said(compared(counts(("a", 5, 10), ("b", 4, 22), ("c", 6, 10))))
    assert words.startswith(NOT_SHOWN_WHICH)
    assert "B 4 of 22, 18 % (95 % interval 7 to 39 %)" in words
    assert "wholly below" not in words
    assert "The earliest referrals come to" not in words


def test_where_only_the_last_lies_apart_the_latest_is_said_without_doubt() -> None:
    words = said(compared(counts(("a", 50, 100), ("b", 48, 100), ("c", 5, 100))))
    assert "The lowest share is that of C" in words
    assert "referred to latest" not in words


def test_a_setting_of_few_hubs_is_not_told_from_them() -> None:
    few = {"home": Behind(1, 1), "police": Behind(5, 3), "care": Behind(6, 4)}
    words = said(compared(FIVE), {**FROM_MANY, **few})
    assert "Home 1 post of 1 hub" in words
    assert "Police 5 posts of 3 hubs" in words
    assert "Home is worked from by one hub only" in words
    assert "Police is worked from by 3 hubs only" in words
    assert "Care is worked from" not in words


def test_posts_and_hubs_behind_a_setting_are_those_that_have_begun() -> None:
    rows = [placement("a"), placement("b"), placement("b", post=2, hub="two"), placement("c", setting="police")]
    rows += [placement("c", post=3, start=date(2017, 1, 1)), placement("c", setting=None)]
    assert behind_settings(rows, AS_AT) == {"outreach": Behind(2, 2), "police": Behind(1, 1)}


def test_referrals_without_a_setting_are_named() -> None:
    assert "105 referrals have no setting" in said(compared([*FIVE, *counts((None, 35, 105))]))
    assert "have no setting" not in said(compared(FIVE))


def test_of_one_hub_its_workers_are_not_told_from_its_settings() -> None:
    assert ONE_HUB in said(compared(FIVE), {}, one_hub=True)


def test_a_single_setting_is_compared_with_nothing() -> None:
    assert "the only setting with a figure" in said(compared(FIVE[:1]))
