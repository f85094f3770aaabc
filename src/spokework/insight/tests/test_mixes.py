"""Of whom each site's work is made up: no small cell of the grid is shown, nor one that could be worked out."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spokework.insight.mixes import Mix, all_sites, coarser, mix
from spokework.insight.presenters.mixes import finest, mix_table
from spokework.insight.small_groups import LEAST

SITES, GROUPS = ("police", "home", None), ("F", "M", None)
KINDS = {"F": "either", "M": "either"}


def apart(counts: dict[tuple[str | None, str | None], int]) -> Mix:
    """Each row in one group only: totals are sums."""
    totals: dict[tuple[str | None, ...], int] = {}
    for (site, _), n in counts.items():
        totals[site,] = totals.get((site,), 0) + n
    return mix(counts, totals)


WORLDS = st.dictionaries(st.sampled_from(list(product(SITES, GROUPS))), st.integers(1, 30), min_size=1).map(apart)


@given(WORLDS)
def test_whoever_is_not_exact_is_shown_no_small_cell_of_any_grid(found: Mix) -> None:
    shown = finest(found, exact=False, kinds=KINDS).mix
    if shown is not None:
        cells = [shown.of(site, group) for site in shown.sites for group in shown.groups]
        assert min(cells) >= LEAST
        assert all(shown.totals[site] == sum(shown.of(site, group) for group in shown.groups) for site in shown.sites)


@given(WORLDS)
def test_whoever_is_exact_is_shown_every_cell(found: Mix) -> None:
    assert finest(found, exact=True, kinds=KINDS).mix is found


@given(WORLDS)
def test_nobody_is_lost_by_putting_groups_or_sites_together(found: Mix) -> None:
    for other in (coarser(found, KINDS), all_sites(found)):
        assert sum(other.counts.values()) == sum(found.counts.values())
        assert sum(other.totals.values()) == sum(found.totals.values())


def test_the_finest_that_may_be_shown_is() -> None:
    full = {(site, group): 10 for site in ("a", "b") for group in ("F", "M", "other")}
    assert finest(apart(full), exact=False, kinds=KINDS).by_site
    few = finest(apart({**full, ("a", "F"): 2}), exact=False, kinds=KINDS)
    assert few.mix
    assert few.mix.groups == ("either", "other")
    assert "fewer, larger groups" in few.note
    none_by_site = finest(apart({**full, ("a", "F"): 2, ("a", "M"): 1}), exact=False, kinds=KINDS)
    assert not none_by_site.by_site
    assert none_by_site.mix
    assert none_by_site.mix.sites == (None,)
    nothing = finest(apart({("a", "F"): 2, ("a", "M"): 10}), exact=False, kinds={})
    assert nothing.mix is None
    assert "even with all settings together" in nothing.note


def test_a_cell_nobody_is_in_is_small_too() -> None:
    assert apart({("a", "F"): 10, ("a", "M"): 10, ("b", "F"): 10}).has_a_small_cell


def test_of_several_reasons_what_is_left_without_one_must_not_be_small() -> None:
    several = {("a", "online"): 18, ("a", "missing"): 12}
    assert mix(several, {("a",): 20}).has_a_small_cell  # all but two
    assert not mix(several, {("a",): 26}).has_a_small_cell
    assert not mix({("a", "online"): 20, ("a", "missing"): 12}, {("a",): 20}).has_a_small_cell


@pytest.mark.parametrize(("site", "own", "others"), [("a", 0.25, 0.75), ("b", 0.75, 0.25)])
def test_a_share_and_that_of_the_other_sites(site: str, own: float, others: float) -> None:
    found = apart({("a", "F"): 5, ("a", "M"): 15, ("b", "F"): 15, ("b", "M"): 5})
    assert (found.share(site, "F"), found.share_elsewhere(site, "F")) == (own, others)


def test_a_single_site_has_no_others() -> None:
    found = finest(apart({("a", "F"): 5, ("a", None): 15}), exact=True)
    table = mix_table(found, caption="", what="Sex", site=str, group=lambda code: code or "Not recorded", others=True)
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["F", "25 % (5 of 20)"],
        ["Not recorded", "75 % (15 of 20)"],
    ]
    assert not any(cell.note for row in table.rows for cell in row)
