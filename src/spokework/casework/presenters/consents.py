"""Consent to support, in words."""

from dataclasses import dataclass

from spokework.casework import codes
from spokework.casework.models import Consent, Referral
from spokework.casework.models.consent import TO_ACT_ON
from spokework.core.components import Cell, Column, Row, Table, TimelineItem
from spokework.core.dates import long_date

from .words import small

Decision = codes.ConsentDecision


@dataclass(frozen=True)
class ConsentShown:
    rows: list[Row]
    history: Table | None


def consent_title(row: Consent) -> str:
    if row.decision == Decision.NOT_ASKED:
        return "Consent not asked yet"
    return f"Consent {small(Decision(row.decision).label)} by {_who(row)}"


def _who(row: Consent) -> str:
    who = codes.ConsentBy(row.decided_by)
    return "the young person and a parent or carer" if who == codes.ConsentBy.BOTH else small(who.label)


def consent_item(row: Consent, url: str) -> TimelineItem:
    text = "\n".join(words for words in (row.explained, _gillick(row)) if words)
    by = row.by.name if row.by else ""
    return TimelineItem(row.day, consent_title(row), by=by, text=text, url=url, key=row.decision in TO_ACT_ON)


def _gillick(row: Consent) -> str:
    return f"Gillick: {row.gillick}" if row.gillick else ""


def shown(rows: list[Consent], referrals: list[Referral]) -> ConsentShown:
    return ConsentShown(
        rows=[*consent_facts(rows), *_referred(referrals)],
        history=_history(rows) if len(rows) > 1 else None,
    )


def consent_facts(rows: list[Consent]) -> list[Row]:
    """Of the one that stands."""
    return _current(rows[0]) if rows else [Row("Consent to support", "Not recorded here yet")]


def _current(row: Consent) -> list[Row]:
    facts = [
        Row("Consent to support", f"{Decision(row.decision).label}, {long_date(row.day)}"),
        Row("Who decided", codes.ConsentBy(row.decided_by).label if row.decided_by else ""),
        Row("How it was explained, and what they said", row.explained),
        Row("Why they could decide alone, under 16", row.gillick),
        Row("Recorded by", row.by.name if row.by else ""),
    ]
    return [fact for fact in facts if fact.value]


def _referred(rows: list[Referral]) -> list[Row]:
    return [
        Row(f"As the referral of {long_date(row.received)} said", codes.Consent(row.consent).label) for row in rows[:1]
    ]


def _history(rows: list[Consent]) -> Table:
    return Table(
        caption="Consent before, the latest first",
        columns=[
            Column("Day"),
            Column("Decision"),
            Column("How it was explained, and what they said"),
            Column("Recorded by"),
        ],
        rows=[
            [
                Cell(long_date(row.day)),
                Cell(consent_title(row), note=_gillick(row)),
                Cell(row.explained or "–"),
                Cell(row.by.name if row.by else "–"),
            ]
            for row in rows[1:]
        ],
    )
