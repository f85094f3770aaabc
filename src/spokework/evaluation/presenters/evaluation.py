"""An evaluation, its team, its places and who took part, as tables."""

from typing import Any

from django.urls import reverse

from spokework.core.components import Cell, Column, Row, Table
from spokework.core.dates import long_date
from spokework.evaluation import codes
from spokework.evaluation.models import Attribute, Evaluation, Participant, Site, TeamMember


def link(name: str, evaluation: Evaluation, number: int | None = None, **more: Any) -> str:
    given = {"evaluation": evaluation.number} | ({} if number is None else {"number": number}) | more
    return reverse(f"evaluation:{name}", kwargs=given)


def evaluations_table(rows: list[Evaluation]) -> Table:
    return Table(
        "Evaluations you work on",
        [Column("Evaluation"), Column("Since")],
        [[Cell(row.title, link("evaluation", row)), Cell(long_date(row.start))] for row in rows],
    )


def facts(row: Evaluation) -> list[Row]:
    return [
        Row("What it asks", row.questions),
        Row("How it is studied", row.design),
        Row("Ethics approval", row.ethics),
        Row("Since", long_date(row.start)),
    ]


def team_table(evaluation: Evaluation, rows: list[TeamMember], *, may_lead: bool) -> Table:
    def until(row: TeamMember) -> Cell:
        if row.until is not None:
            return Cell(f"until {long_date(row.until)}")
        return Cell("End this part", link("member_end", evaluation, row.number)) if may_lead else Cell("today")

    return Table(
        "Team",
        [Column("Name"), Column("What they do"), Column("Since"), Column("Until")],
        [
            [Cell(row.account.name), Cell(codes.TeamRole(row.role).label), Cell(long_date(row.since)), until(row)]
            for row in rows
        ],
    )


def value_words(attribute: Attribute, site: Site) -> str:
    value = site.attributes.get(str(attribute.number))
    if attribute.kind == codes.AttributeKind.YES_NO:
        return {"yes": "Yes", "no": "No"}.get(value, "")
    return "" if value is None else str(value)


def site_facts(row: Site, attributes: list[Attribute]) -> list[Row]:
    known = [Row(each.name, value_words(each, row) or "not known") for each in attributes]
    return [Row("Area or hub", row.area or row.hub or "neither"), *known]


def sites_table(evaluation: Evaluation, rows: list[Site], attributes: list[Attribute]) -> Table:
    def name(row: Site) -> Cell:
        place = row.area or row.hub
        return Cell(row.name, link("site", evaluation, row.number), note=str(place) if place else "")

    return Table(
        "Sites",
        [Column("Site"), *(Column(each.name) for each in attributes)],
        [[name(row), *(Cell(value_words(each, row) or "not known") for each in attributes)] for row in rows],
    )


def participant_facts(row: Participant) -> list[Row]:
    agreed = codes.ResearchConsent(row.consent).label
    return [
        Row("Who", f"{codes.ParticipantKind(row.kind).label}: {codes.Stakeholder(row.stakeholder).label}"),
        Row("Site", row.site or "not said"),
        Row("Consent to the research", f"{agreed}, {_since(row)}" if row.consent_on else agreed),
    ]


def _since(row: Participant) -> str:
    return f"on {long_date(row.consent_on)}" if row.consent_on else ""


def participants_table(evaluation: Evaluation, rows: list[Participant]) -> Table:
    def name(row: Participant) -> Cell:
        there = link("participant", evaluation, row.number)
        return Cell(row.pseudonym, there, note=codes.ParticipantKind(row.kind).label)

    def consent(row: Participant) -> Cell:
        return Cell(codes.ResearchConsent(row.consent).label, note=_since(row))

    return Table(
        "Who took part",
        [Column("Pseudonym"), Column("Who"), Column("Site"), Column("Consent to the research")],
        [
            [
                name(row),
                Cell(codes.Stakeholder(row.stakeholder).label),
                Cell(row.site or "not said"),
                consent(row),
            ]
            for row in rows
        ],
    )
