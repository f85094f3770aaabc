"""Of whom each of a hub's sites is made up."""

import pytest

from spokework.insight.mixes import Mix, mix
from spokework.insight.presenters.mixes import mix_table


def apart(counts: dict[tuple[str | None, str | None], int]) -> Mix:
    """Each row in one group only: totals are sums."""
    totals: dict[tuple[str | None, ...], int] = {}
    for (site, _), n in counts.items():
        totals[site,] = totals.get((site,), 0) + n
    return mix(counts, totals)


@pytest.mark.parametrize(("site", "own", "others"), [("a", 0.25, 0.75), ("b", 0.75, 0.25)])
def test_a_share_and_that_of_the_other_sites(site: str, own: float, others: float) -> None:
    found = apart({("a", "F"): 5, ("a", "M"): 15, ("b", "F"): 15, ("b", "M"): 5})
    assert (found.share(site, "F"), found.share_elsewhere(site, "F")) == (own, others)


def test_a_single_site_has_no_others_and_small_groups_are_a_hubs_own_to_see() -> None:
    found = apart({("a", "F"): 5, ("a", None): 15})
    table = mix_table(found, caption="", what="Sex", site=str, group=lambda code: code or "Not recorded", others=True)
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["F", "25 % (5 of 20)"],
        ["Not recorded", "75 % (15 of 20)"],
    ]
    assert not any(cell.note for row in table.rows for cell in row)


def test_of_several_reasons_the_shares_add_up_to_more_than_all() -> None:
    several = mix({("a", "online"): 18, ("a", "missing"): 12}, {("a",): 20})
    assert [several.share("a", reason) for reason in ("online", "missing")] == [0.9, 0.6]
