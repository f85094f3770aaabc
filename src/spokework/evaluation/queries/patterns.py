"""What can be expected of which figure, and what was expected and seen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from spokework.access.decide import Actor
from spokework.evaluation.models import Evaluation, Pattern, PatternLook, Theory
from spokework.programme.models import Setting

from .figures import name_of, releases, with_figures, with_what_came_since

BEFORE_ANY = "setting"  # by what one may expect something before any release is out
NOT_GROUPS = ("", "part")
NOBODY = "Not recorded"


@dataclass(frozen=True)
class Expectable:
    """A share of a release that is divided into groups. ``said_in``: the last release that says it already."""

    key: str
    title: str
    breakdown: str
    groups: Mapping[str, str]
    said_in: str = ""


def expectable(actor: Actor) -> dict[str, Expectable]:
    """By key. Whatever was published; and before that, the shares that will be published by setting."""
    out = releases(actor)
    full = with_figures(actor, [row.pk for row in out])
    found: dict[str, Expectable] = {}
    for release in (full[row.pk] for row in reversed(out)):
        for table in release.figures["tables"]:
            if not table["is_count"] and table["breakdown"] not in NOT_GROUPS:
                found[table["key"]] = _of(table, name_of(release.quarter, release.edition))
    return found or _before_any()


def _of(table: Mapping[str, Any], said_in: str) -> Expectable:
    groups = {row["code"]: row["label"] for row in table["rows"] if row["label"] != NOBODY}
    by, period = table["breakdown_title"].lower(), "to date" if table["to_date"] else table["period_title"]
    return Expectable(table["key"], f"{table['title']}, by {by}, {period}", table["breakdown"], groups, said_in)


def _before_any() -> dict[str, Expectable]:
    """As ``insight`` will call and divide them. Ibis comes with it, so it is asked only here."""
    from spokework.insight.indicators import INDICATORS  # noqa: PLC0415  # a second, and only before a first release
    from spokework.insight.releases.fixed import FIXED  # noqa: PLC0415  # as above

    rows = Setting.objects.unscoped("what settings there are: no figure")
    groups = {row.code: row.name for row in rows.order_by("name")}
    readings = [each for counted in FIXED if BEFORE_ANY in counted.by for each in counted.readings]
    shares = [each.indicator for each in readings if each.denominator and each.divided and not each.parts]
    return {
        key: Expectable(key, f"{INDICATORS[code].title}, by setting, to date", BEFORE_ANY, groups)
        for code in shares
        for key in (f"{code}-{BEFORE_ANY}-to-date",)
    }


def patterns(actor: Actor, **narrowed: Any) -> list[Pattern]:
    rows = Pattern.objects.visible_to(actor).filter(**narrowed).select_related("theory", "by")
    return list(rows.order_by("-number"))


def looks(actor: Actor, **narrowed: Any) -> list[PatternLook]:
    """The latest release first."""
    rows = PatternLook.objects.visible_to(actor).filter(**narrowed).select_related("snapshot", "by")
    return sorted(rows, key=lambda row: (row.snapshot.quarter, row.snapshot.edition), reverse=True)


@dataclass(frozen=True)
class Expected:
    """A pattern with every release it was held beside, the latest first; each knows what was published since."""

    pattern: Pattern
    looks: list[PatternLook]


def all_expected(actor: Actor, evaluation: Evaluation) -> list[Expected]:
    """Of the whole evaluation, as they were stated, in a number of questions that does not grow."""
    found = [Expected(each, []) for each in reversed(patterns(actor, evaluation=evaluation))]
    of = {each.pattern.pk: each.looks for each in found}
    for look in looks(actor, evaluation=evaluation) if found else ():
        of[look.pattern_id].append(look)
    with_what_came_since(actor, (look.snapshot for each in found for look in each.looks))
    return found


def stated_of(actor: Actor, theory: Theory) -> list[Pattern]:
    return patterns(actor, theory=theory)
