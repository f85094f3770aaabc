"""The page of an area that is taken to a meeting: numbers that have passed the rule for what may be published.

It leaves the house, so its counts are protected like a release of this one hub: 1 to 7 are not shown, every other count
and total is rounded to 5 by itself, shares come from rounded counts only.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from spokeplan.disclosure import ROUND5, Protected, Rule, dimension, protect, protect_share, table_of
from spokework.core.components import Cell, Column, Table
from spokework.core.dates import long_date
from spokework.core.quarters import quarter_name
from spokework.practice.codes import PartnerRole
from spokework.practice.models import Champion, StrategicSupport
from spokework.practice.queries.area_counts import DIFFUSION, AreaCounts, Counts
from spokework.practice.queries.partnerships import Around, Seat
from spokework.programme.models import HostAgency
from spokework.programme.presenters.words import number

from .partnerships import is_in_force

# Of one hub on purpose: it shows what it did itself.
OF_ONE_HUB = replace(ROUND5, least_hubs=1, dominance=1)
RULE = "Numbers from 1 to 7 are not shown, and every other is rounded to 5 by itself, so that nobody can be made out."
_TO_DATE = "To date"
_NO_AGENCY = "No agency recorded"
_MEASURES = (
    ("Referrals received", "referrals"),
    ("Consultancies", "consultancies"),
    ("Joint work", "joint_work"),
    ("Professionals trained (attendances)", "trained"),
    ("Young people reached in groups (attendances)", "reached"),
    ("Strategic meetings", "meetings"),
    ("Challenges raised", "raised"),
    ("Challenges after which something changed", "changed"),
)
_BY_AGENCY = ("referrals", "consultancies", "joint_work", "trained", "raised", "changed")
_QUESTIONS = {
    "right_place": "Referred to the right place",
    "right_time": "Referred early enough",
    "good_information": "Referred with enough said",
}


def by_year(found: AreaCounts) -> Table | None:
    years = _years(found)
    if not years:
        return None
    rows = [[Cell(title), *_protected(_by_year(getattr(found, name), years))] for title, name in _MEASURES]
    rows += [[Cell(_QUESTIONS[name]), *_shares(found, name, years)] for name in DIFFUSION]
    columns = [Column("What"), *(Column(str(year), number=True) for year in years), Column(_TO_DATE, number=True)]
    return Table("Year by year", columns, rows, note=f"{RULE} Shares are of the referrals of which triage said it.")


def by_agency(found: AreaCounts, agencies: Iterable[HostAgency]) -> Table | None:
    """To date, so that as little as can be is withheld."""
    names: dict[UUID | None, str] = {agency.pk: agency.name for agency in agencies} | {None: _NO_AGENCY}
    measures = {name: _by_agency(getattr(found, name)) for name in _BY_AGENCY}
    there = [key for key in names if any(key in counts for counts in measures.values())]
    if not there:
        return None
    titles = [title for title, name in _MEASURES if name in _BY_AGENCY]
    columns = [_protected([measures[name].get(key, 0) for key in there]) for name in _BY_AGENCY]
    rows = [[Cell(names[key]), *(column[place] for column in columns)] for place, key in enumerate(there)]
    rows.append([Cell("All agencies"), *(column[-1] for column in columns)])
    return Table("By agency, to date", [Column("Agency"), *(Column(title, number=True) for title in titles)], rows)


def who_is_there(seats: Iterable[Seat]) -> list[str]:
    """A sentence a placement that is running, without the name of anybody."""
    return [_sentence(seat) for seat in seats if seat.placement.is_current]


def _sentence(seat: Seat) -> str:
    placement = seat.placement
    where = f"at {placement.host}" if placement.host else "without a host"
    days = "day" if placement.days_a_week == 1 else "days"
    there = f"{number(placement.days_a_week)} {days} a week"
    return f"{placement.post.title}, {placement.setting.name.lower()}, {where}, {there}"


def champions_in_words(found: Around) -> str:
    """How many, and in which agencies: their names stay in the house."""
    there: list[Champion] = [row for row in found.champions if row.is_current]
    if not there:
        return "No champion is named at present."
    agencies = sorted({str(row.agency) for row in there})
    return f"{len(there)} named: {', '.join(agencies)}."


def partners_in_words(found: Around) -> list[str]:
    """Each agency with the parts it plays now."""
    parts: dict[str, list[str]] = {}
    for row in found.partners:
        if row.is_current:
            parts.setdefault(str(row.agency), []).append(PartnerRole(row.role).label.lower())
    return [f"{agency}: {', '.join(sorted(roles))}" for agency, roles in sorted(parts.items())]


def agreements_in_words(found: Around) -> list[str]:
    return [
        f"{row.title} with {', '.join(map(str, row.signatories))}, until {long_date(row.expires)}"  # type: ignore[attr-defined]  # set by the query
        for row in found.agreements
        if is_in_force(row)
    ]


def ratings_table(ratings: Sequence[StrategicSupport]) -> Table:
    """Without the evidence, which may name somebody."""
    rows = [[Cell(quarter_name(row.quarter)), Cell(row.rating)] for row in ratings]
    return Table("Strategic support, from 1 to 5", [Column("Quarter"), Column("Rating", number=True)], rows)


def _years(found: AreaCounts) -> list[int]:
    seen = {year for _, name in _MEASURES for year, _ in getattr(found, name)}
    return list(range(min(seen), max(seen) + 1)) if seen else []


def _by_year(counts: Counts, years: list[int]) -> list[int]:
    return [sum(n for (year, _), n in counts.items() if year == each) for each in years]


def _by_agency(counts: Counts) -> Mapping[UUID | None, int]:
    found: dict[UUID | None, int] = {}
    for (_, agency), n in counts.items():
        found[agency] = found.get(agency, 0) + n
    return found


def _protected(parts: list[int]) -> list[Cell]:
    """Each part, and their total by itself."""
    places = [str(place) for place in range(len(parts))]
    table = protect(table_of("area", [dimension("part", places)], [[part] for part in parts]), profile=OF_ONE_HUB)
    return [Cell(_words(table.at(place))) for place in places] + [Cell(_words(table.at("all")))]


def _words(count: Protected) -> str:
    if count.shown is not None:
        return f"{count.shown:,}"
    return "1 to 7" if count.withheld is Rule.SMALL else "not shown"


def _shares(found: AreaCounts, name: str, years: list[int]) -> list[Cell]:
    asked, yes = (_by_year(counts[name], years) for counts in (found.asked, found.yes))
    pairs = [*zip(yes, asked, strict=True), (sum(yes), sum(asked))]
    return [_share(*pair) for pair in pairs]


def _share(yes: int, asked: int) -> Cell:
    share = protect_share([yes], [asked], profile=OF_ONE_HUB)
    if share.share is None:
        return Cell("–" if not asked else "not shown")
    return Cell(f"{round(100 * share.share)} %", note=f"of {share.denominator.shown}")
