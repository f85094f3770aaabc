"""What can and cannot be said of who is referred early, in sentences made from the numbers."""

from collections.abc import Mapping, Sequence

from spokework.insight.sites import Comparison, Site, overlap

from .sections import per_cent

FEW_HUBS = 3
NOT_BY_LOT = (
    "Young people do not come to a setting by lot. Who refers, how long a hub has been known in the area and what else "
    "there is for young people differ from setting to setting, so none of this shows that a setting makes referrals "
    "earlier, or support work better."
)
ONE_HUB = (
    "These are the settings of one hub, often with one worker each: what belongs to the setting and what to the worker "
    "cannot be told apart."
)


def sentences(found: Comparison, hubs: Mapping[str | None, int]) -> list[str]:
    """``hubs``: how many hubs have worked from each setting; nothing where all are of one hub."""
    ranked = sorted(found.known, key=lambda site: (-(site.share or 0), site.count.name))
    if not ranked:
        return ["No referral with a setting has a level: nothing can be said of how early referrals come."]
    if len(ranked) == 1:
        return [f"{_said(ranked[0])} It is the only setting with a figure: there is nothing to compare it with."]
    first, others = ranked[0], ranked[1:]
    return [
        f"The earliest referrals come to {first.count.name}. {_said(first)} The latest come to "
        f"{ranked[-1].count.name}: {_share(ranked[-1])}.",
        *_against(first, others),
        *(_hubs_apart(ranked, hubs) if hubs else [ONE_HUB]),
        *_without_setting(found),
        NOT_BY_LOT,
    ]


def not_said(withheld: Sequence[str]) -> list[str]:
    """Of what nothing is said by setting, because one setting is too small for it."""
    if not withheld:
        return []
    titles = "; ".join(withheld)
    return [f"Nothing is said by setting, because a group in one has fewer than 8 young people, of: {titles}."]


def _said(site: Site) -> str:
    return (
        f"There {site.count.numerator:,} of {site.count.denominator:,} referrals with a level, {_share(site)}, came "
        "while the risk was none or low."
    )


def _share(site: Site) -> str:
    return f"{100 * (site.share or 0):.0f}\u00a0% (95\u00a0% interval {per_cent(site.own)})"


def _against(first: Site, others: Sequence[Site]) -> list[str]:
    alike = [site for site in others if site.own and first.own and overlap(site.own, first.own)]
    apart = [site for site in others if site not in alike]
    said = []
    if alike:
        whose, verb = ("interval", "overlaps") if len(alike) == 1 else ("intervals", "overlap")
        said.append(
            f"What cannot be said: the {whose} of {_names(alike)} {verb} with that of {first.count.name}, so these "
            "numbers do not settle which of them is referred to earliest."
        )
    if apart:
        whose = "interval lies" if len(apart) == 1 else "intervals lie"
        said.append(
            f"For {_names(apart)} the {whose} wholly below that of {first.count.name}: chance alone would seldom "
            "make so large a difference."
        )
    return said


def _hubs_apart(ranked: Sequence[Site], hubs: Mapping[str | None, int]) -> list[str]:
    few = [site for site in ranked if 0 < hubs.get(site.count.code, 0) <= FEW_HUBS]
    return [
        f"{site.count.name} is worked from by {_hubs(hubs[site.count.code])} only: what belongs to the setting "
        "and what to the hub cannot be told apart."
        for site in few
    ]


def _hubs(number: int) -> str:
    return "one hub" if number == 1 else f"{number} hubs"


def _without_setting(found: Comparison) -> list[str]:
    unknown = [site for site in found.sites if site.count.code is None and site.count.denominator]
    return [
        f"{site.count.denominator:,} referrals have no setting, because no worker was given them or none was placed "
        f"anywhere: {_share(site)} of them came early. They count in no setting."
        for site in unknown
    ]


def _names(sites: Sequence[Site]) -> str:
    names = [site.count.name for site in sites]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
