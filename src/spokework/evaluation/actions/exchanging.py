"""A project taken out of the house, on record; and one from another program brought in, whole or not at all."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from spokework.access.decide import Actor
from spokework.core import clock
from spokework.core.errors import Refused
from spokework.evaluation.interchange import Written, read_qdc, read_qdpx, written_as
from spokework.evaluation.interchange import project as from_
from spokework.evaluation.interchange.report import Loss, Report
from spokework.evaluation.interchange.sidecar import read_theories
from spokework.evaluation.models import Evaluation
from spokework.evaluation.queries.coding import memos
from spokework.evaluation.queries.exchanging import TakenOut, as_codebook, as_project
from spokework.evaluation.team import Work

from .base import at_work, did, hold
from .bringing_codes import bring_codes
from .bringing_sources import Sources
from .bringing_theories import Theories
from .memos import LONGEST_MEMO

Sidecar = Mapping[str, Any]


@transaction.atomic
def take_out_project(*, evaluation: Evaluation, by: Actor) -> TakenOut:
    """Everything that was said leaves the house with it, so that it is on record who took it."""
    at_work(evaluation.pk, Work.CODE, by=by)
    taken = as_project(by, evaluation)
    did("project taken out", evaluation, by=by)
    return taken


@transaction.atomic
def take_out_codebook(*, evaluation: Evaluation, by: Actor) -> from_.Codebook:
    at_work(evaluation.pk, Work.CODE, by=by)
    taken = as_codebook(by, evaluation)
    if not taken.codes:
        raise Refused("There is no code yet, so there is no codebook to take out.", field="what")
    did("codebook taken out", evaluation, by=by)
    return taken


def take_out(*, evaluation: Evaluation, what: str, by: Actor) -> Written:
    """In one of ``WAYS``, with what does not come across in it."""
    if what == "qdc":
        return written_as(what, take_out_codebook(evaluation=evaluation, by=by))
    taken = take_out_project(evaluation=evaluation, by=by)
    return written_as(what, taken.project, taken.sidecar)


@dataclass
class BroughtIn:
    """How many of each are new. What was there already is counted nowhere: the same file twice adds nothing."""

    codes: int = 0
    sites: int = 0
    participants: int = 0
    sources: int = 0
    codings: int = 0
    memos: int = 0
    theories: int = 0
    verdicts: int = 0
    report: Report = field(default_factory=Report)


def bring_in(*, evaluation: Evaluation, content: bytes, name: str, by: Actor, day: date | None = None) -> BroughtIn:
    """A file of another program: a codebook where its name says so, a project otherwise."""
    at_work(evaluation.pk, Work.CODE, by=by)  # before a stranger's file is opened
    if name.lower().endswith(".qdc"):
        book = read_qdc(content)
        return bring_in_codes(evaluation=evaluation, codebook=book.codebook, report=book.report, by=by)
    read = read_qdpx(content)
    return bring_in_project(
        evaluation=evaluation, project=read.project, sidecar=read.sidecar, report=read.report, day=day, by=by
    )


@transaction.atomic
def bring_in_codes(*, evaluation: Evaluation, codebook: from_.Codebook, by: Actor, report: Report) -> BroughtIn:
    at_work(evaluation.pk, Work.CODE, by=by)
    hold(evaluation.pk)
    found = BroughtIn(report=report)
    _, found.codes = bring_codes(evaluation, codebook.codes, by=by, report=report)
    if codebook.sets:
        report.note(Loss.DROPPED, "set of codes", "codes stand in a tree here", count=len(codebook.sets))
    did("codebook brought in", evaluation, by=by)
    return found


@transaction.atomic
def bring_in_project(
    *,
    evaluation: Evaluation,
    project: from_.Project,
    by: Actor,
    report: Report,
    sidecar: Sidecar | None = None,
    day: date | None = None,
) -> BroughtIn:
    """``day`` is that of sources of which the file does not say it. A passage shows the words it showed there."""
    at_work(evaluation.pk, Work.CODE, by=by)
    hold(evaluation.pk)
    told = read_theories(
        sidecar or {},
        sources={source.guid for source in project.sources},
        passages={coding.guid for source in project.sources for coding in _codings(source)},
        sites={case.guid for case in project.cases},
        notes={note.guid for note in project.notes},
    )
    found = BroughtIn(report=report)
    codes, found.codes = bring_codes(evaluation, project.codes, by=by, report=report)
    bringing = Sources(evaluation, project, sidecar or {}, codes, by, report, day or clock.today())
    found.sites = bringing.sites()
    found.participants = bringing.participants()
    found.sources, found.codings = bringing.sources()
    sites = {case.guid: bringing.site_by_case[str(case.guid)] for case in project.cases}
    theories = Theories(evaluation, told, by, bringing.source_of, bringing.coding_of, sites)
    found.theories, found.verdicts = theories.bring()
    bringing.memos.told(
        told.get("memos", ()),
        theories=theories.theories,
        sites=sites,
        people=bringing.people,
        figures=theories.snapshots,
        new=bringing.new | theories.new,
    )
    thought = {words for _, words in memos(by, evaluation=evaluation)}
    said = {note.guid: note.text.strip()[:LONGEST_MEMO] for note in project.notes}
    for note in project.about:
        bringing.memos.note([note], evaluation, new=said.get(note) not in thought)
    found.memos = bringing.memos.write(project.notes, by=by, report=report)
    for what, number in (
        ("set", len(project.sets)),
        ("link between things", len(project.links)),
    ):
        if number:
            report.note(Loss.DROPPED, what, "the workspace has no place for it", count=number)
    did("project brought in", evaluation, by=by)
    return found


def _codings(source: from_.Source) -> Iterator[from_.Coding]:
    yield from source.codings
    for selection in source.selections:
        yield from selection.codings
