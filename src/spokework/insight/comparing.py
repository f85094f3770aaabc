"""What a page asks to put sites beside each other: of a hub from the extract, of the programme from a release."""

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


@dataclass(frozen=True)
class Asked:
    """``found`` is None where it is in no release. ``note`` says where it comes from, or why there is nothing."""

    found: Comparison | None
    when: str
    note: str = ""
    left_out: tuple[str, ...] = ()  # sites that are withheld, and why


def comparison(reader: Reader, code: str, by: str, name: Name) -> Asked:
    answer = reader.ask((code,), by=(by,))
    left_out = tuple(
        f"{name(each.group[0])} ({_lower_first(each.withheld)})" for each in answer.figures if each.withheld
    )
    found = None if answer.withheld else compared(counts_of(answer.figures, name))
    return Asked(found, reader.when, answer.note, left_out)


def whole(reader: Reader, code: str) -> Figure:
    return reader.ask((code,)).one(code)


def mixed(reader: Reader, base: Base, site: str, group: str) -> Mix:
    return mix(reader.counts(base, site, group), reader.counts(base, site))


@dataclass(frozen=True)
class Rates:
    """``indicator``: what was counted. No ``rates`` where it is in no release; ``note`` says so."""

    indicator: str
    rates: tuple[PlaceRate, ...]
    when: str
    note: str = ""


def rates_by_setting(reader: Reader) -> Rates:
    """In the areas in which posts of a setting have worked: of young people in a hub, of cases in a release.

    Whoever was in two settings is one young person: so many cannot be protected by setting together with their total.
    """
    code = "young_people_supported" if reader.scope.exact else "new_cases"
    answer = reader.ask((code,), by=("setting",))
    areas: dict[str, Any] = {row["area"]: row for row in reader.rows("areas")}
    reached = areas_by_setting(reader.rows("placements"))
    rates = (
        place_rate(
            figure.group[0],
            int(figure.numerator or 0),
            population_of([areas[code] for code in reached.get(figure.group[0], ()) if code in areas]),
        )
        for figure in answer.figures
        if not figure.no_data
    )
    return Rates(code, tuple(rates), reader.when, answer.note)


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


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
