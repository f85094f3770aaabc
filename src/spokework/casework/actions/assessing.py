"""Assessing: a tool's answers, the worker's judgement beside them, and a signature after which nothing changes."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from spokework.access.decide import Actor
from spokework.casework import codes
from spokework.casework.levels import Level
from spokework.casework.models import Assessment, Case
from spokework.casework.queries.tools import tool_of
from spokework.casework.states import ASSESSMENT, AssessmentState
from spokework.casework.tools import Answer, AnswerError, Tool
from spokework.core.errors import Refused
from spokework.core.models.again import again

from .base import did
from .working import at_work, done_on, one_of

REVIEW_MONTHS = 3


@transaction.atomic
def draft_assessment(
    *,
    case: Case,
    stage: str,
    tool: Tool,
    answers: Mapping[str, Answer],
    by: Actor,
    day: date | None = None,
    judged_level: str = "",
    judged_reason: str = "",
) -> Assessment:
    """Answers may still be missing, and so may the judgement; signing asks for both."""
    one_of(stage, codes.Stage.values, field="stage", what="the stage")
    locked = at_work(case, by=by)
    assessment = Assessment(
        hub_id=locked.hub_id,
        young_person_id=locked.young_person_id,
        number=Assessment.objects.next_number(locked.young_person_id),
        case=locked,
        tool=tool.code,
        tool_version=tool.version,
        fingerprint=tool.fingerprint,
        stage=stage,
        day=done_on(day, locked, what="An assessment"),
        by_id=by.account_id,
        **_scored(tool, answers),
        **_judged(judged_level, judged_reason),
    )
    assessment.save(force_insert=True)
    did("assessment drafted", assessment, by=by)
    return assessment


@transaction.atomic
def change_assessment(
    *,
    assessment: Assessment,
    by: Actor,
    version: int | None = None,
    answers: Mapping[str, Answer] | None = None,
    judged_level: str | None = None,
    judged_reason: str | None = None,
    day: date | None = None,
) -> Assessment:
    """What is not given stays as it is."""
    locked, case = _under_lock(assessment, "change", by=by)
    values: dict[str, Any] = {}
    if answers is not None:
        values |= _scored(tool_of(locked), answers)
    if judged_level is not None or judged_reason is not None:
        level = locked.judged_level if judged_level is None else judged_level
        values |= _judged(level, locked.judged_reason if judged_reason is None else judged_reason)
    if day is not None:
        values["day"] = done_on(day, case, what="An assessment")
    changed = locked.change(expected=version, **values)
    did("assessment changed", locked, by=by, fields=changed)
    return locked


@transaction.atomic
def sign_assessment(*, assessment: Assessment, by: Actor, version: int | None = None) -> Assessment:
    """From here on it never changes, so what is signed is the version that was read.

    The next review is due three months after its day.
    """
    locked, case = _under_lock(assessment, "sign", by=by)
    _check_ready(locked)
    done_on(locked.day, case, what="An assessment")
    signed = {"state": AssessmentState.SIGNED, "signed_at": timezone.now(), "by_id": by.account_id}
    changed = locked.change(expected=version, **signed)
    due = three_months_after(locked.day)
    # An older assessment that is signed late does not bring the next review forward.
    if case.review_due is None or due > case.review_due:
        case.change(review_due=due)
    did("assessment signed", locked, by=by, fields=changed)
    return locked


@transaction.atomic
def correct_assessment(
    *, assessment: Assessment, answers: Mapping[str, Answer], judged_level: str, judged_reason: str, by: Actor
) -> Assessment:
    """A new signed one of the same day and stage takes its place; the first stays, and says so."""
    locked, case = _under_lock(assessment, "correct", by=by, closed_too=True)
    _refuse_second_correction(locked)
    correction = Assessment(
        hub_id=locked.hub_id,
        young_person_id=locked.young_person_id,
        number=Assessment.objects.next_number(locked.young_person_id),
        case=case,
        tool=locked.tool,
        tool_version=locked.tool_version,
        fingerprint=locked.fingerprint,
        stage=locked.stage,
        day=locked.day,
        state=AssessmentState.SIGNED,
        signed_at=timezone.now(),
        by_id=by.account_id,
        supersedes=locked,
        **_scored(tool_of(locked), answers),
        **_judged(judged_level, judged_reason),
    )
    _check_ready(correction)
    correction.save(force_insert=True)
    did("assessment corrected", correction, by=by)
    return correction


def three_months_after(day: date) -> date:
    """The same day of the month, or the month's last."""
    months = day.year * 12 + day.month - 1 + REVIEW_MONTHS
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _under_lock(assessment: Assessment, verb: str, *, by: Actor, closed_too: bool = False) -> tuple[Assessment, Case]:
    case = at_work(assessment.case, by=by, closed_too=closed_too)
    locked = again(assessment)
    ASSESSMENT.step(verb, locked.state)
    return locked, case


def _refuse_second_correction(assessment: Assessment) -> None:
    rows = Assessment.objects.unscoped("read under the lock").filter(supersedes=assessment)
    later = rows.values_list("number", flat=True).first()
    if later is not None:
        raise Refused(f"This assessment was corrected already, by number {later}. Correct that one.")


def _scored(tool: Tool, answers: Mapping[str, Answer]) -> dict[str, Any]:
    given = {key: str(answer) for key, answer in answers.items() if answer not in (None, "")}
    try:
        score = tool.score(given)
    except AnswerError as error:
        first = error.problems[0]
        raise Refused(f"{first.item} {first.message}.", field=first.item) from error
    return {"answers": given, "total": score.total, "computed_level": score.level}


def _judged(level: str, reason: str) -> dict[str, Any]:
    if level:
        one_of(level, list(Level), field="judged_level", what="the level you judge")
    return {"judged_level": level, "judged_reason": reason.strip()}


def _check_ready(assessment: Assessment) -> None:
    if assessment.total is None:
        raise Refused("Some questions still need an answer. Answer them, then sign.", field="answers")
    if not assessment.judged_level:
        raise Refused("Judge the level yourself before you sign: the tool only helps.", field="judged_level")
    if assessment.judged_level != assessment.computed_level and not assessment.judged_reason:
        raise Refused("Your judgement differs from the tool's level. Say why.", field="judged_reason")
