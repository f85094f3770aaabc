"""All that a realist report stands on, in a constant number of questions; what was withdrawn is not there."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings

from spokework.access.decide import Actor
from spokework.core import clock
from spokework.evaluation.codes import ResearchConsent
from spokework.evaluation.models import (
    Adjudication,
    Attribute,
    Coding,
    Evaluation,
    Evidence,
    Participant,
    Quote,
    Relation,
    ReportSection,
    Site,
    Source,
    TeamMember,
    Theory,
    TheoryStep,
    TheoryVersion,
    quoted,
)
from spokework.evaluation.states import LessonState, RoundState
from spokework.programme.queries.hubs import the_programme

from .coding import codes_in_use
from .evaluations import attributes, participants, sites
from .lessons import parts_of_several
from .messages import Kept, messages
from .patterns import Expected, all_expected
from .rounds import Whole, rounds, wholes
from .team import team
from .theories import Matrix, evidence, matrix, theories


@dataclass(frozen=True)
class Quotation:
    words: str
    part: str  # of who said it; empty where that would say who it was


@dataclass
class TheoryOf:
    """A theory with its course."""

    theory: Theory
    versions: list[TheoryVersion] = field(default_factory=list)  # the first one first
    steps: list[TheoryStep] = field(default_factory=list)
    judged: list[Evidence] = field(default_factory=list)
    prompted: dict[int, list[Evidence]] = field(default_factory=dict)  # by version: what it came of
    quotes: list[Quotation] = field(default_factory=list)

    @property
    def now(self) -> TheoryVersion:
        return self.versions[-1]


@dataclass(frozen=True)
class Content:
    evaluation: Evaluation
    programme: str
    as_at: date
    written: Mapping[str, str]
    team: list[TeamMember]
    sites: list[Site]
    attributes: list[Attribute]
    participants: list[Participant]  # who has not taken consent back
    took_back: int
    pseudonyms: tuple[str, ...]  # everybody's: nothing that leaves the team names one
    sources: list[Source]
    figures: int  # published ones that are held against a theory
    coded: int  # sources with a coding
    passages: int
    codes: int
    rounds: list[Whole]  # that are closed
    decided: int
    theories: list[TheoryOf]
    relations: list[Relation]
    expected: list[Expected]
    matrix: Matrix
    messages: list[Kept]
    invented: bool

    @property
    def standing(self) -> list[Kept]:
        return [each for each in self.messages if each.stands]


def section_of(actor: Actor, evaluation: Evaluation, key: str) -> ReportSection | None:
    rows = ReportSection.objects.visible_to(actor).filter(evaluation=evaluation, key=key)
    found: ReportSection | None = rows.first()
    return found


def content_of(actor: Actor, evaluation: Evaluation) -> Content:
    about = {"evaluation": evaluation}
    judged = evidence(actor, evaluation)
    people = list(participants(actor, evaluation))
    holding = Coding.objects.visible_to(actor).filter(**about).holding()
    programme = the_programme(actor)
    return Content(
        evaluation=evaluation,
        programme=programme.name if programme else "",
        as_at=clock.today(),
        written={row.key: row.words for row in ReportSection.objects.visible_to(actor).filter(**about)},
        team=[each for each in team(actor, evaluation) if each.until is None],
        sites=list(sites(actor, evaluation)),
        attributes=attributes(actor, evaluation),
        participants=[each for each in people if each.consent != ResearchConsent.WITHDRAWN],
        pseudonyms=tuple(each.pseudonym for each in people),
        took_back=sum(each.consent == ResearchConsent.WITHDRAWN for each in people),
        sources=list(Source.objects.visible_to(actor).filter(**about).counting().order_by("number")),
        figures=len({row.snapshot_id for row in judged if row.snapshot_id is not None}),
        coded=holding.order_by().values("source").distinct().count(),
        passages=holding.count(),
        codes=codes_in_use(actor, evaluation).count(),
        rounds=wholes([each for each in reversed(rounds(actor, evaluation)) if each.state == RoundState.CLOSED]),
        decided=Adjudication.objects.visible_to(actor)
        .filter(**about, coding__source__withdrawn_on__isnull=True)
        .count(),
        theories=_courses(actor, evaluation, judged),
        relations=list(
            Relation.objects.visible_to(actor)
            .filter(**about, ended_at__isnull=True)
            .select_related("theory", "other")
            .order_by("number")
        ),
        expected=all_expected(actor, evaluation),
        matrix=matrix(judged),
        messages=messages(actor, evaluation),
        # By its mark and not by how it is served: a file made at the command line is of invented people too.
        invented=settings.DATA_DIRECTORY.demonstration_mark.exists(),
    )


def _courses(actor: Actor, evaluation: Evaluation, judged: list[Any]) -> list[TheoryOf]:
    found = {each.pk: TheoryOf(each) for each in theories(actor, evaluation)}
    versions = TheoryVersion.objects.visible_to(actor).filter(evaluation=evaluation)
    for version in versions.order_by("number"):
        found[version.theory_id].versions.append(version)
    for step in TheoryStep.objects.visible_to(actor).filter(evaluation=evaluation).order_by("at"):
        found[step.theory_id].steps.append(step)
    holding = {row.pk: row for row in judged}
    for row in judged:
        found[row.theory_id].judged.append(row)
    prompts = versions.filter(prompted_by__isnull=False).values_list("theory", "number", "prompted_by")
    for theory, number, key in prompts:
        if key in holding:
            found[theory].prompted.setdefault(number, []).append(holding[key])
    for theory, quotations in _quotes(actor, evaluation).items():
        found[theory].quotes.extend(quotations)
    return list(found.values())


def _quotes(actor: Actor, evaluation: Evaluation) -> dict[UUID, list[Quotation]]:
    """Those of lessons that a second person has read: nothing else of anybody's words leaves the team."""
    read = (LessonState.READ, LessonState.PUBLISHED)
    rows = Quote.objects.visible_to(actor).filter(
        evaluation=evaluation, lessons__state__in=read, taken_out_on__isnull=True
    )
    listed = list(rows.select_related("evidence").distinct().order_by("number"))
    words, named = quoted(listed), parts_of_several(evaluation.pk)
    found: dict[UUID, list[Quotation]] = defaultdict(list)
    for row in listed:
        if row.pk in words:
            part = row.stakeholder if row.stakeholder in named else ""
            found[row.evidence.theory_id].append(Quotation(words[row.pk], part))
    return found
