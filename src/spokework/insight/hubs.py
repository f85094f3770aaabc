"""What is known of each hub as an organisation: its posts, its areas, and the quarters it recorded nothing in."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from .coverage import Row
from .definition import Figure
from .queries.figures import Reader
from .scope import AT_THE_MACHINE, Scope
from .small_groups import has_a_small_group

LEAST_HUBS = 3  # others: of two, each would know the other's


@dataclass(frozen=True)
class HubFacts:
    hub: str
    phase: str
    region: str | None
    began: date | None
    posts: int
    fte: float
    areas: int  # in which a post has worked so far
    quarters: int  # over which it could have recorded something
    silent: tuple[int, ...]  # of them, without a record
    unfinished: frozenset[int] = frozenset()  # quarters that are not over: they may have one yet

    @property
    def has_data(self) -> bool:
        return self.quarters > len(self.silent)


def facts(
    hubs: Iterable[Row],
    posts: Iterable[Row],
    placements: Iterable[Row],
    returns: Iterable[Row],
    as_at: date,
    *,
    unfinished: frozenset[int] = frozenset(),
) -> list[HubFacts]:
    jobs, places, told = list(posts), list(placements), list(returns)
    return [
        HubFacts(
            row["hub"],
            row["phase"],
            row["region"],
            row["began"],
            len(own := [job for job in jobs if job["hub"] == row["hub"]]),
            sum(job["fte"] for job in own),
            len({place["area"] for place in places if place["hub"] == row["hub"] and place["start"] <= as_at} - {None}),
            len(quarters := [each for each in told if each["hub"] == row["hub"]]),
            tuple(sorted(each["quarter"] for each in quarters if not each["records"])),
            unfinished,
        )
        for row in hubs
    ]


@dataclass(frozen=True)
class Beside:
    """A hub's own figure, the whole programme's, and that of the other hubs; the last two None where not shown."""

    own: Figure
    programme: Figure | None
    rest: Figure | None


def beside(own: Figure, programme: Figure, *, others: int, also_own: Iterable[Figure] = ()) -> Beside:
    """Whoever knows hubs exactly can take them from the whole: so what is left must be no small group.

    ``others``: how many hubs count in the programme's figure that are not hers. ``also_own``: of her further hubs.
    """
    rest = left = _without(programme, own)
    for each in also_own:
        left = _without(left, each) if left is not None else None
    if others < LEAST_HUBS or rest is None or left is None or has_a_small_group([rest, left]):
        return Beside(own, None, None)
    return Beside(own, programme, rest)


def beside_programme(reader: Reader, codes: Sequence[str]) -> list[Beside]:
    """How many hubs are in a figure is counted of all of them, small ones too: only the number of them is used."""
    scope, extract = reader.scope, reader.extract
    own_hubs = {scope.hub, *(slug for slug, _name in scope.others)}
    by_hub = Reader(extract, AT_THE_MACHINE).ask(codes, by=("hub",)).figures
    further = [Reader(extract, Scope(slug, name)).ask(codes) for slug, name in scope.others]
    found = []
    for own, programme in zip(reader.ask(codes).figures, Reader(extract, Scope()).ask(codes).figures, strict=True):
        code, part = own.indicator.code, own.part.code
        others = others_in((each for each in by_hub if (each.indicator.code, each.part.code) == (code, part)), own_hubs)
        found.append(beside(own, programme, others=others, also_own=[each.one(code, part) for each in further]))
    return found


def others_in(by_hub: Iterable[Figure], own: Collection[str]) -> int:
    """Hubs that count in a figure and are not her ``own``: one that is silent, or has none of it, hides nobody."""
    return sum(bool(figure.denominator) and figure.group[0] not in own for figure in by_hub)


def _without(whole: Figure, part: Figure) -> Figure | None:
    if whole.numerator is None or whole.denominator is None:
        return None
    if part.numerator is None or part.denominator is None:
        return whole
    numerator, denominator = whole.numerator - part.numerator, whole.denominator - part.denominator
    missing = (whole.missing or 0) - (part.missing or 0)
    return whole._replace(numerator=numerator, denominator=denominator, missing=missing, value=None)
