"""Partnerships in words: what is due around an area, and the tables of who stands there."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from spokework.core import clock
from spokework.core.components import Cell, Column, Table
from spokework.core.dates import long_date
from spokework.core.quarters import quarter_name, quarter_number
from spokework.practice import codes
from spokework.practice.models import (
    Champion,
    Correction,
    Partner,
    PartnershipReview,
    SharingAgreement,
    StrategicSupport,
)
from spokework.practice.queries.partnerships import Around, Seat
from spokework.programme.presenters.words import days, number


@dataclass(frozen=True)
class Due:
    """Something to do, where it is done, and whether it is late."""

    text: str
    url: str
    late: bool = False


def place_url(found: Around) -> str:
    return _of_place("partnership", found)


def _of_place(name: str, found: Around) -> str:
    return reverse(f"practice:{name}", kwargs={"slug": found.hub.slug, "code": found.area.code})


def due(found: Around) -> list[Due]:
    """What a manager has to see to here. Quarterly things only where the hub has a post today."""
    items = [agreement_due(agreement) for agreement in found.due_agreements]
    if not found.works_there:
        return items
    quarter = quarter_name(quarter_number(clock.today()))
    if found.rating is None:
        items.append(Due(f"Rate strategic support for {quarter}", _of_place("strategic_support_new", found)))
    if found.review is None:
        items.append(Due(f"Ask for the partnership review of {quarter}", _of_place("review_new", found)))
    return items


def agreement_due(agreement: SharingAgreement) -> Due:
    url = reverse("practice:agreement_renew", kwargs={"pk": agreement.pk})
    if agreement.expires < clock.today():
        return Due(f"“{agreement}” expired on {long_date(agreement.expires)}: renew it or end it", url, late=True)
    return Due(f"“{agreement}” expires on {long_date(agreement.expires)}: renew it", url)


def areas_table(found: Sequence[Around], *, with_hub: bool) -> Table:
    names = ("Agencies", "Champions", "Agreements", "Strategic support this quarter", "Review this quarter", "Due")
    columns = [Column("Area"), *(Column(name, number=name in _COUNTS) for name in names)]
    return Table("Where you work or have worked", columns, [_area_row(each, with_hub) for each in found])


_COUNTS = ("Agencies", "Champions", "Agreements", "Due")


def _area_row(found: Around, with_hub: bool) -> list[Cell]:
    note = found.hub.name if with_hub else "" if found.works_there else "no post there today"
    running = [row.agency_id for row in found.partners if row.is_current]
    return [
        Cell(found.area.name, url=place_url(found), note=note),
        Cell(len(set(running))),
        Cell(sum(row.is_current for row in found.champions)),
        Cell(sum(is_in_force(row) for row in found.agreements)),
        Cell(f"{found.rating.rating} of 5" if found.rating else "Not rated"),
        Cell(review_state(found.review)),
        Cell(len(due(found))),
    ]


def is_in_force(agreement: SharingAgreement) -> bool:
    return agreement.signed <= clock.today() <= agreement.runs_out_on


def review_state(review: PartnershipReview | None) -> str:
    if review is None:
        return "Not asked"
    closed = review.closes_on < clock.today()
    return f"{'Closed on' if closed else 'Open until'} {long_date(review.closes_on)}"


def review_line(review: PartnershipReview) -> tuple[str, str, str]:
    """How it is called, how it stands, and its page."""
    return quarter_name(review.quarter), review_state(review), reverse("practice:review", kwargs={"pk": review.pk})


# One area


def partners_table(partners: Sequence[Partner], *, may_write: bool) -> Table:
    rows = [
        [
            Cell(row.agency.name, note=row.agency.get_kind_display()),
            Cell(row.get_role_display()),
            Cell(days(row.start, row.end)),
            _verb("End this part", "partner_end", row, shown=may_write and row.end is None),
        ]
        for row in partners
    ]
    return _table("Which agency plays what part", ["Agency", "Part", "When", "Change"], rows)


def champions_table(champions: Sequence[Champion], *, may_write: bool) -> Table:
    rows = [
        [
            Cell(row.name, note=f"{codes.ProfessionalRole(row.role).label}, {row.agency}"),
            Cell(row.opened or "Not written down yet"),
            Cell(days(row.start, row.end)),
            _verb("Write on", "champion_change", row, shown=may_write),
            _verb("End", "champion_end", row, shown=may_write and row.end is None),
        ]
        for row in champions
    ]
    return _table(
        "Named allies, and which doors they opened",
        ["Champion", "Doors they opened", "When", "Change", "No longer one"],
        rows,
    )


def agreements_table(agreements: Sequence[SharingAgreement], *, may_write: bool) -> Table:
    rows = [
        [
            Cell(row.title, note=", ".join(map(str, row.signatories))),  # type: ignore[attr-defined]  # set by the query
            Cell(row.covers),
            Cell(long_date(row.signed)),
            Cell(long_date(row.expires), note=f"ended on {long_date(row.ended_on)}" if row.ended_on else ""),
            Cell(chip=_agreement_state(row)),
            _verb("Renew", "agreement_renew", row, shown=may_write and row.ended_on is None),
            _verb("Correct", "agreement_correct", row, shown=may_write),
            _verb("End", "agreement_end", row, shown=may_write and row.ended_on is None),
        ]
        for row in agreements
    ]
    facts = ["Agreement", "What may be shared, by whom", "Signed", "Expires", "Now"]
    return _table("What may be shared, by whom and until when", [*facts, "Renew", "Change", "Before its time"], rows)


def _agreement_state(agreement: SharingAgreement) -> str:
    if agreement.ended_on is not None:
        return "Ended"
    if agreement.expires < clock.today():
        return "Expired"
    return "To renew" if agreement.is_due else "In force"


def ratings_table(ratings: Sequence[StrategicSupport], earlier: Sequence[Correction], *, may_write: bool) -> Table:
    rows = [
        [
            Cell(quarter_name(row.quarter)),
            Cell(f"{row.rating} of 5", note=_before(row, earlier)),
            Cell(row.evidence),
            Cell(row.by.name if row.by else "", note=long_date(row.on)),
            _verb("Change", "strategic_support_change", row, shown=may_write),
        ]
        for row in ratings
    ]
    return _table(
        "How far leaders backed the work, by quarter", ["Quarter", "Rating", "What shows it", "By", "Change"], rows
    )


def _before(rating: StrategicSupport, earlier: Sequence[Correction]) -> str:
    said = [str(each.earlier["rating"]) for each in earlier if each.row == rating.pk]
    return f"before it was changed: {', '.join(said)}" if said else ""


def seats_table(seats: Sequence[Seat]) -> Table:
    rows = [
        [
            Cell(seat.placement.post.title, note=", ".join(_held(seat)) or "nobody in post"),
            Cell(seat.placement.setting, note=str(seat.placement.host or "no host")),
            Cell(days(seat.placement.start, seat.placement.end)),
            Cell(number(seat.placement.days_a_week)),
            Cell(", ".join(_beside(seat)) or "–"),
        ]
        for seat in seats
    ]
    titles = ["Post", "Setting and host", "When", "Days a week", "Sits there with"]
    return _table("Posts of the hub that are or were placed here", titles, rows, numbers=("Days a week",))


def _held(seat: Seat) -> list[str]:
    return list(dict.fromkeys(str(each.worker) for each in seat.holders))


def _beside(seat: Seat) -> list[str]:
    own = seat.placement.hub_id
    return [
        f"{each.post.title} {'' if each.hub_id == own else f'of {each.hub} '}({days(each.start, each.end)})"
        for each in seat.beside
    ]


def _verb(word: str, name: str, row: object, *, shown: bool) -> Cell:
    return Cell(word, url=reverse(f"practice:{name}", kwargs={"pk": row.pk})) if shown else Cell("–")  # type: ignore[attr-defined]  # any row


_VERBS = ("Renew", "Change", "No longer one", "Before its time")


def _table(caption: str, titles: Sequence[str], rows: Sequence[Sequence[Cell]], numbers: Sequence[str] = ()) -> Table:
    """Without the columns in which nobody may do anything."""
    empty = {at for at, title in enumerate(titles) if title in _VERBS and all(row[at].text == "–" for row in rows)}
    return Table(
        caption,
        [Column(title, number=title in numbers) for at, title in enumerate(titles) if at not in empty],
        [[cell for at, cell in enumerate(row) if at not in empty] for row in rows],
    )
