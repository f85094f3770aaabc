"""What can and cannot be said of who is referred early, in sentences made from the numbers."""

from collections.abc import Mapping, Sequence

from spokework.insight.comparing import Behind
from spokework.insight.sites import Comparison, Site, overlap

from .words import per_cent

FEW_HUBS = 3
NOT_CAUSE = (
    "Which young people a setting sees is not a matter of chance. Who refers, how long a hub has been known in the "
    "area and what else there is for young people differ from setting to setting, so none of this shows that a setting "
    "makes referrals earlier, or support work better."
)
ONE_HUB = (
    "These are the settings of one hub, often with one worker each: what belongs to the setting and what to the worker "
    "cannot be told apart."
)
REFERRALS_ALIKE = (
    "Referrals to one post tend to resemble each other, not least where the same few people refer. The intervals take "
    "each referral by itself, so they are narrower than they should be."
)
NOT_SHOWN_WHICH = "These numbers do not show which setting is referred to earliest."


def sentences(found: Comparison, behind: Mapping[str | None, Behind], *, one_hub: bool) -> list[str]:
    """``behind``: the posts and hubs that have worked from each setting."""
    ranked = sorted(found.known, key=lambda site: (-(site.share or 0), site.count.name))
    if not ranked:
        return ["No referral with a setting has a level: nothing can be said of how early referrals come."]
    if len(ranked) == 1:
        return [f"{_said(ranked[0])} It is the only setting with a figure: there is nothing to compare it with."]
    return [
        *(_apart(ranked) if _any_apart(ranked) else [_all_alike(ranked)]),
        *_behind(ranked, behind),
        *([ONE_HUB] if one_hub else _hubs_apart(ranked, behind)),
        REFERRALS_ALIKE,
        *_without_setting(found),
        NOT_CAUSE,
    ]


def _apart(ranked: Sequence[Site]) -> list[str]:
    first, last = ranked[0], ranked[-1]
    return [
        f"The earliest referrals come to {first.count.name}. {_said(first)}",
        *_against(first, ranked[1:]),
        f"The lowest share is that of {last.count.name}: {last.count.numerator:,} of {last.count.denominator:,}, "
        f"{_share(last)}.",
        *_latest(last, ranked[1:-1]),
    ]


def _any_apart(ranked: Sequence[Site]) -> bool:
    return any(not _alike(one, other) for at, one in enumerate(ranked) for other in ranked[at + 1 :])


def _all_alike(ranked: Sequence[Site]) -> str:
    each = "; ".join(
        f"{site.count.name} {site.count.numerator:,} of {site.count.denominator:,}, {_share(site)}" for site in ranked
    )
    return (
        f"{NOT_SHOWN_WHICH} The intervals of all settings overlap. Referrals that came while the risk was none or low, "
        f"of those with a level: {each}."
    )


def not_said(titles: Sequence[str]) -> list[str]:
    """Of what nothing is said by setting, because no release says it."""
    return [f"Nothing is said by setting of what no release has by setting: {'; '.join(titles)}."] if titles else []


def _said(site: Site) -> str:
    return (
        f"There {site.count.numerator:,} of {site.count.denominator:,} referrals with a level, {_share(site)}, came "
        "while the risk was none or low."
    )


def _share(site: Site) -> str:
    return f"{100 * (site.share or 0):.0f}\u00a0% (95\u00a0% interval {per_cent(site.own)})"


def _alike(one: Site, other: Site) -> bool:
    return bool(one.own and other.own and overlap(one.own, other.own))


def _against(first: Site, others: Sequence[Site]) -> list[str]:
    alike = [site for site in others if _alike(site, first)]
    apart = [site for site in others if site not in alike]
    said = []
    if alike:
        said.append(
            f"What cannot be said: {_overlap(alike)} with that of {first.count.name}, so these "
            "numbers do not settle which of them is referred to earliest."
        )
    if apart:
        whose = "interval lies" if len(apart) == 1 else "intervals lie"
        said.append(
            f"For {_names(apart)} the {whose} wholly below that of {first.count.name}: chance alone would seldom "
            "make so large a difference."
        )
    return said


def _latest(last: Site, others: Sequence[Site]) -> list[str]:
    alike = [site for site in others if _alike(site, last)]
    if not alike:
        return []
    return [
        f"What cannot be said either: {_overlap(alike)} with that of {last.count.name}, so these numbers do not settle "
        "which of them is referred to latest."
    ]


def _overlap(sites: Sequence[Site]) -> str:
    return (
        f"the interval of {_names(sites)} overlaps" if len(sites) == 1 else f"the intervals of {_names(sites)} overlap"
    )


def _behind(ranked: Sequence[Site], behind: Mapping[str | None, Behind]) -> list[str]:
    known = [(site.count.name, behind[site.count.code]) for site in ranked if site.count.code in behind]
    if not known:
        return []
    each = "; ".join(f"{name} {one.words}" for name, one in known)
    return [f"How much work stands behind each figure, of all that has been so far: {each}."]


def _hubs_apart(ranked: Sequence[Site], behind: Mapping[str | None, Behind]) -> list[str]:
    few = [site for site in ranked if site.count.code in behind and behind[site.count.code].hubs <= FEW_HUBS]
    return [
        f"{site.count.name} is worked from by {_hubs(behind[site.count.code].hubs)} only: what belongs to the setting "
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
