"""A few sites beside each other: who is a site, what is overall, and what may be said of the earliest."""

from spokeplan.statistics import Interval, pool_sites, wilson
from spokework.insight.presenters.earliest import NOT_BY_LOT, ONE_HUB, sentences
from spokework.insight.presenters.sections import spread
from spokework.insight.sites import Comparison, Count, compared, overlap


def counts(*each: tuple[str | None, int, int]) -> list[Count]:
    return [Count(code, (code or "not recorded").capitalize(), part, whole) for code, part, whole in each]


FIVE = counts(("outreach", 46, 85), ("home", 14, 27), ("police", 35, 257), ("care", 65, 283), ("team", 56, 293))
FROM_MANY = dict.fromkeys(("outreach", "home", "police", "care", "team"), 9)


def said(found: Comparison, hubs: dict[str | None, int] | None = None) -> str:
    return " ".join(sentences(found, hubs if hubs is not None else dict(FROM_MANY))).replace("\u00a0", " ")


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
    assert "The latest come to Police: 14 %" in words
    assert "the interval of Home overlaps with that of Outreach, so these numbers do not settle" in words
    assert "For Care, Team and Police the intervals lie wholly below that of Outreach" in words
    assert words.endswith(NOT_BY_LOT)


def test_where_all_overlap_nothing_is_said_to_lie_apart() -> None:
    words = said(compared(counts(("a", 5, 10), ("b", 4, 10), ("c", 6, 10))))
    assert "the intervals of A and B overlap with that of C" in words
    assert "wholly below" not in words


def test_a_setting_of_few_hubs_is_not_told_from_them() -> None:
    words = said(compared(FIVE), {**FROM_MANY, "home": 1, "police": 3, "care": 4})
    assert "Home is worked from by one hub only" in words
    assert "Police is worked from by 3 hubs only" in words
    assert "Care is worked from" not in words


def test_referrals_without_a_setting_are_named() -> None:
    assert "105 referrals have no setting" in said(compared([*FIVE, *counts((None, 35, 105))]))
    assert "have no setting" not in said(compared(FIVE))


def test_of_one_hub_its_workers_are_not_told_from_its_settings() -> None:
    assert ONE_HUB in said(compared(FIVE), {})


def test_a_single_setting_is_compared_with_nothing() -> None:
    assert "the only setting with a figure" in said(compared(FIVE[:1]))
