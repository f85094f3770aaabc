"""``release``: the figures that leave the house, as far as they can be prepared at the machine."""

from typing import TYPE_CHECKING, Annotated

import typer

from .django_ready import set_up, whoever, whoever_is_here
from .talking import As, Explained, counted, say

if TYPE_CHECKING:
    from spokework.access.decide import Actor
    from spokework.insight.models import Release

VERBS = ("list", "make", "check")


def release(
    verb: Annotated[str, typer.Argument(help="list, make or check.")],
    quarter: Annotated[str, typer.Argument(help="Of which quarter, for example 2016Q4.")] = "",
    profile: Annotated[str, typer.Option(help="round5, or dfe for exact totals.")] = "round5",
    reason: Annotated[str, typer.Option(help="Why there is another version of a quarter that is published.")] = "",
    somebody: As = "",
) -> None:
    """List releases, make one of a quarter, or check it.

    It is approved and published on its page, by people under their own names.
    """
    set_up()
    from spokework.core.errors import Refused
    from spokework.insight.actions import Leaking

    if verb not in VERBS:
        raise Explained(f"“{verb}” is not one of {', '.join(VERBS)}.")
    if somebody and verb != "list":
        raise Explained("A release is made and checked in your own name. Leave out --as.")
    try:
        if verb == "list":
            _list(whoever(somebody))
        elif verb == "make":
            _make(whoever_is_here(), quarter, profile, reason)
        else:
            _check(whoever_is_here(), quarter)
    except Leaking as leaking:
        raise Explained("\n".join([leaking.message, *(f"- {cell}" for cell in leaking.cells)])) from None
    except Refused as refused:
        raise Explained(refused.message) from None


def _list(by: "Actor") -> None:
    from spokework.insight.queries.releases import releases

    found = releases(by)
    say(*(f"{each.name}: {each.state}, {each.profile}, figures as at {each.as_at}" for each in found))
    if not found:
        say("There is no release yet.")


def _make(by: "Actor", quarter: str, profile: str, reason: str) -> None:
    from spokework.core.quarters import quarter_named
    from spokework.insight.actions import candidate_for, make_release
    from spokework.insight.releases.storing import PROFILES

    number = quarter_named(quarter)
    if number is None:
        raise Explained(f"“{quarter}” is no quarter. Write it like 2016Q4.")
    if profile not in PROFILES:
        raise Explained(f"“{profile}” is no rule. There are: {', '.join(PROFILES)}.")
    made = make_release(candidate=candidate_for(quarter=number, profile=profile, by=by), by=by, reason=reason)
    words = " It starts with the key messages of the version before: look at each on its page." * (made.edition > 1)
    say(f"Release {made.name} is a draft, with {counted(len(made.figures['tables']), 'table')}.{words} Check it next.")


def _check(by: "Actor", quarter: str) -> None:
    from spokework.insight.actions import attack_release, check_release

    found = _on_its_way(by, quarter)
    checked = check_release(release=found, attacked=attack_release(release=found, by=by), by=by)
    say(
        f"{counted(checked.report['counts'], 'count')} of release {checked.name} were attacked by "
        f"{counted(checked.report['attackers'], 'attacker')}; no small one could be worked out. "
        "Another person can approve it on its page."
    )


def _on_its_way(by: "Actor", quarter: str) -> "Release":
    from spokework.core.quarters import quarter_name
    from spokework.insight.queries.releases import one, releases

    for each in releases(by):
        if not each.is_published and quarter_name(each.quarter) == quarter:
            found = one(by, each.quarter, each.edition)
            assert found is not None  # it was listed
            return found
    raise Explained(f"No release of “{quarter}” is being prepared. `spokework release list` shows those there are.")


def add_to(app: typer.Typer) -> None:
    app.command()(release)
