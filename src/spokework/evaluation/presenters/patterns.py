"""What was expected beside what was published, with how far it can be trusted."""

from dataclasses import dataclass

from spokework.core.components import Cell, Column, Row, Table
from spokework.core.dates import long_date
from spokework.evaluation.models import Evaluation, Pattern, PatternLook
from spokework.evaluation.observing import Group, Observed, observed, sentences
from spokework.insight.presenters.words import NO_VALUE, per_cent
from spokework.insight.reports.document import Funnel

from .evaluation import link


@dataclass(frozen=True)
class Beside:
    """One look: at what, whether it was a test, what was seen."""

    look: PatternLook
    heading: str
    test: str
    said: list[str]
    tables: list[Table]
    chart: Funnel | None
    url: str


def facts(pattern: Pattern) -> list[Row]:
    return [
        Row("Figure", pattern.title),
        Row("Expected, from the highest", str(pattern)),
        Row("Why", pattern.reasoning),
        Row("Locked", f"{long_date(pattern.at)} at {pattern.at:%H:%M}, by {pattern.by or 'somebody at the machine'}"),
        Row("Of", f"{pattern.theory}, version {pattern.at_version}"),
        Row("Known then", known_then(pattern)),
    ]


def known_then(pattern: Pattern) -> str:
    if pattern.seen_before:
        return (
            f"The release of {pattern.seen_before} said already how these groups stood. Whoever stated this could have "
            "looked: what it says of that time is a description, and no test."
        )
    return "Nothing of it was published."


def test_words(pattern: Pattern, look: PatternLook) -> str:
    if look.snapshot.published_at <= pattern.at:
        return "No test: these figures were out when the pattern was stated."
    if pattern.seen_before:
        return (
            f"A weak test: these figures came out afterwards, but {pattern.seen_before} had said already how "
            "the groups stood by then."
        )
    return "A test: the pattern was locked before these figures, or earlier ones of the same, were out."


def beside(evaluation: Evaluation, pattern: Pattern, look: PatternLook) -> Beside:
    found = observed(pattern.tiers, pattern.names, look.snapshot.table, look.snapshot.profile)
    return Beside(
        look=look,
        heading=f"Release of {look.snapshot.release_name}",
        test=test_words(pattern, look),
        said=list(sentences(found)),
        tables=[_groups_table(found), _pairs_table(found)],
        chart=_chart(pattern, found),
        url=link("figure", evaluation, look.snapshot.number),
    )


def _chart(pattern: Pattern, found: Observed) -> Funnel | None:
    if not found.comparison.comparable:
        return None
    labels: dict[str | None, str] = {group.code: group.name for group in found.groups}
    return Funnel(f"{pattern.title}: funnel plot", found.comparison, "published numbers", labels)


def _groups_table(found: Observed) -> Table:
    return Table(
        "What was expected and what was published",
        [
            Column("Group"),
            Column("Expected place", number=True),
            Column("Published", number=True),
            Column("Before rounding", number=True),
            Column("95 % interval", number=True),
            Column("Adjusted for small numbers", number=True),
            Column("Against the limits of chance"),
        ],
        [_group_row(group) for group in found.groups],
        note="Worked out from published numbers, each rounded by itself. Before rounding the share may have been "
        "anything in the range given. Records of one post resemble each other: intervals are narrower than they "
        "should be.",
    )


def _group_row(group: Group) -> list[Cell]:
    first = [Cell(group.name), Cell(group.tier)]
    if group.site is None:
        return [*first, Cell("not shown", note=group.withheld), *(Cell(NO_VALUE) for _ in range(4))]
    count, place, pooled = group.site.count, group.site.place, group.site.pooled
    missing = f", {count.missing} missing" if count.missing else ""
    adjusted = NO_VALUE if pooled.estimate is None else f"{100 * pooled.estimate:.0f} %"
    return [
        *first,
        Cell(f"{100 * (group.site.share or 0):.0f} %", note=f"{count.numerator} of {count.denominator}{missing}"),
        Cell(per_cent(group.before_rounding)),
        Cell(per_cent(group.site.own)),
        Cell(adjusted, note=per_cent(pooled.interval) if pooled.interval else ""),
        Cell("beyond them, " + str(place.side) if place and place.beyond else "within them"),
    ]


def _pairs_table(found: Observed) -> Table:
    return Table(
        "Each comparison",
        [Column("Expected higher"), Column("Than"), Column("Seen")],
        [[Cell(pair.higher.name), Cell(pair.lower.name), Cell(pair.seen.value)] for pair in found.pairs],
    )
