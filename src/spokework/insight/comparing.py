"""What a page asks to put sites beside each other, kept from showing small groups."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from .coverage import Row
from .definition import Base, Figure
from .mixes import Mix, mix
from .queries.figures import Reader
from .rates import PlaceRate, place_rate, population_of
from .sites import Comparison, compared, counts_of

Name = Callable[[str | None], str]


def comparison(reader: Reader, code: str, by: str, name: Name) -> Comparison | None:
    """None where it is withheld."""
    answer = reader.ask((code,), by=(by,))
    return None if answer.withheld else compared(counts_of(answer.figures, name))


def whole(reader: Reader, code: str) -> Figure:
    return reader.ask((code,)).one(code)


def mixed(reader: Reader, base: Base, site: str, group: str) -> Mix:
    return mix(reader.counts(base, site, group), reader.counts(base, site))


def rates_by_setting(reader: Reader) -> list[PlaceRate] | None:
    """In the areas in which posts of a setting have worked. None where it is withheld."""
    answer = reader.ask(("young_people_supported",), by=("setting",))
    if answer.withheld:
        return None
    areas: dict[str, Any] = {row["area"]: row for row in reader.rows("areas")}
    reached = areas_by_setting(reader.rows("placements"))
    return [
        place_rate(
            figure.group[0],
            int(figure.numerator or 0),
            population_of([areas[code] for code in reached.get(figure.group[0], ()) if code in areas]),
        )
        for figure in answer.figures
        if not figure.no_data
    ]


def areas_by_setting(placements: Sequence[Row]) -> Mapping[str | None, set[str]]:
    return _together(placements, "area")


@dataclass(frozen=True)
class Behind:
    """How few posts and hubs a setting's figures come from."""

    posts: int
    hubs: int

    @property
    def words(self) -> str:
        return f"{_some(self.posts, 'post')} of {_some(self.hubs, 'hub')}"


def behind_settings(placements: Sequence[Row], as_at: date) -> Mapping[str | None, Behind]:
    """Whoever has worked there by that day."""
    begun = [row for row in placements if row["start"] <= as_at]
    hubs = _together(begun, "hub")
    return {setting: Behind(len(posts), len(hubs[setting])) for setting, posts in _together(begun, "post").items()}


def _some(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _together(placements: Sequence[Row], what: str) -> dict[str | None, set[Any]]:
    found: dict[str | None, set[Any]] = {}
    for row in placements:
        if row["setting"] is not None and row[what] is not None:
            found.setdefault(row["setting"], set()).add(row[what])
    return found
