"""The case's life after its opening: pausing, closing, undoing a wrong closure, reopening."""

from django.db import transaction

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.casework import codes
from spokework.casework.models import Allocation, Assessment, Case, Closure, Pause, Referral, YoungPerson
from spokework.casework.states import CASE, RUNNING, AssessmentState, CaseState
from spokework.core import clock
from spokework.core.dates import long_date
from spokework.core.errors import Refused
from spokework.programme.models import Appointment, Area

from .allocating import check_may_hold, open_case, refuse_second_case
from .base import claim, did, lock
from .contradictions import refuse_contradictions
from .planning import HIGHEST
from .working import said


def _claim(case: Case, verb: str, by: Actor) -> tuple[Case, str]:
    """The case as it stands under the young person's lock, and the state that follows the verb."""
    claim(case, CASE.transition(verb).permission, by=by)
    locked: Case = Case.objects.unscoped("under the young person's lock").get(pk=case.pk)
    if verb == "close" and locked.state == CaseState.CLOSED:
        raise Refused(_closed_already(locked))
    return locked, CASE.step(verb, locked.state)


def _closed_already(case: Case) -> str:
    closure = _closure(case)
    who = closure.by.name if closure.by else "Somebody else"
    return f"{who} closed this case on {long_date(closure.day)}, so nothing was changed. Read that closure first."


def _closure(case: Case) -> Closure:
    rows = Closure.objects.unscoped("under the young person's lock").select_related("by")
    closure: Closure = rows.get(case=case, undone_on=None)
    return closure


@transaction.atomic
def pause_case(*, case: Case, reason: str, by: Actor) -> Case:
    reason = said(reason, field="reason", ask="Say why support pauses, so that whoever reads it later knows.")
    locked, state = _claim(case, "pause", by)
    Pause(
        hub_id=locked.hub_id, young_person_id=locked.young_person_id, case=locked, start=clock.today(), reason=reason
    ).save(force_insert=True)
    locked.change(state=state)
    did("case paused", locked, by=by, fields=["state"])
    return locked


@transaction.atomic
def resume_case(*, case: Case, by: Actor) -> Case:
    locked, state = _claim(case, "resume", by)
    _end_pauses(locked)
    locked.change(state=state)
    did("case resumed", locked, by=by, fields=["state"])
    return locked


def _end_pauses(case: Case) -> None:
    pauses = Pause.objects.unscoped("under the young person's lock").filter(case=case, end=None)
    pauses.update(end=clock.today())


@transaction.atomic
def close_case(
    *,
    case: Case,
    reason: str,
    by: Actor,
    outcome: str = "",
    onward_support: str = "",
    assessment: Assessment | None = None,
    not_assessed: str = "",
    young_person_told: bool = False,
    told_how: str = "",
    feedback: str = "",
    feedback_score: int | None = None,
) -> Closure:
    """End the case today, with its closing assessment or why there is none. The worker's allocation ends with it."""
    if reason not in codes.ClosureReason.values:
        raise Refused("Choose why the case closes from the list.", field="reason")
    if feedback_score is not None and not 0 <= feedback_score <= HIGHEST:
        raise Refused("Enter a whole number from 0 to 10.", field="feedback_score")
    locked, state = _claim(case, "close", by)
    refuse_contradictions(
        reason=reason,
        not_assessed=not_assessed,
        young_person_told=young_person_told,
        rated=feedback_score is not None,
    )
    _check_assessed(locked, assessment, not_assessed)
    closure = Closure(
        hub_id=locked.hub_id,
        young_person_id=locked.young_person_id,
        case=locked,
        day=clock.today(),
        reason=reason,
        outcome=outcome,
        onward_support=onward_support,
        assessment=assessment,
        not_assessed=not_assessed,
        young_person_told=young_person_told,
        told_how=told_how,
        feedback=feedback.strip(),
        feedback_score=feedback_score,
        by_id=by.account_id,
    )
    closure.save(force_insert=True)
    _end_pauses(locked)
    running = Allocation.objects.unscoped("under the young person's lock").filter(case=locked, end=None)
    running.update(end=clock.today())
    locked.change(state=state, closed=clock.today())
    did("case closed", closure, by=by, fields=["state"])
    return closure


def _check_assessed(case: Case, assessment: Assessment | None, not_assessed: str) -> None:
    if assessment is None:
        if not_assessed not in codes.NotAssessed.values:
            raise Refused(
                "Give the closing assessment, or say why the young person could not be assessed at the end.",
                field="not_assessed",
            )
        return
    if not_assessed:
        raise Refused("There is a closing assessment, so leave out why there is none.", field="not_assessed")
    rows = Assessment.objects.unscoped("under the young person's lock")
    signed: Assessment | None = rows.filter(
        pk=assessment.pk, case=case, stage=codes.Stage.CLOSURE, state=AssessmentState.SIGNED
    ).first()
    if signed is None:
        raise Refused("Choose a signed closing assessment of this case. Sign it first.", field="assessment")
    if rows.filter(supersedes=signed).exists():
        raise Refused("That assessment was corrected. Choose the correction.", field="assessment")


@transaction.atomic
def undo_closure(*, case: Case, reason: str, by: Actor, over_cap_reason: str = "") -> Case:
    """Within seven days: the closure stays on record as undone, and the case returns to the worker who held it."""
    reason = said(reason, field="reason", ask="Say why the closure was wrong. It stays on the record.")
    locked, state = _claim(case, "undo_closure", by)
    closure = _closure(locked)
    if locked.is_too_late_to_undo:
        raise Refused(
            f"A closure can be undone until seven days after it, here {long_date(locked.undo_until)}. "
            "Reopen as a new case instead."
        )
    refuse_second_case(locked.young_person)
    closure.change(undone_on=clock.today(), undone_reason=reason)
    locked.change(state=state, closed=None)
    _give_back(locked, over_cap_reason)
    did("closure undone", closure, by=by, fields=["undone_on", "undone_reason"])
    return locked


def _give_back(case: Case, over_cap_reason: str) -> None:
    rows = Allocation.objects.unscoped("under the young person's lock").select_related("appointment")
    last: Allocation = rows.filter(case=case).order_by("-end", "-start", "-created_at")[0]
    try:
        check_may_hold(case, last.appointment, over_cap_reason=over_cap_reason)
    except Refused as refused:
        if refused.field == "over_cap_reason":
            raise
        raise Refused(
            "The worker who held this case cannot take it back: she has left the post or may not see the record. "
            "Reopen it as a new case with another worker."
        ) from refused
    last.change(end=None, over_cap_reason=over_cap_reason.strip() or last.over_cap_reason)


@transaction.atomic
def reopen_case(
    *,
    young_person: YoungPerson,
    appointment: Appointment,
    by: Actor,
    area: Area | None = None,
    over_cap_reason: str = "",
) -> Case:
    """Support begins again: a new case that says which one it reopens."""
    claim(young_person, P.ALLOCATE_CASE, by=by)
    locked = lock(young_person)
    refuse_second_case(locked)
    _refuse_running_referral(locked)
    cases = Case.objects.unscoped("under the young person's lock").filter(young_person=locked)
    last: Case | None = cases.order_by("-number").first()
    if last is None:
        raise Refused("There is no earlier case to reopen. Record a referral instead.")
    area_id = area.pk if area else last.area_id
    return open_case(locked, appointment, by=by, area_id=area_id, reopens=last, over_cap_reason=over_cap_reason)


def _refuse_running_referral(young_person: YoungPerson) -> None:
    referrals = Referral.objects.unscoped("under the young person's lock").filter(state__in=RUNNING)
    if referrals.filter(young_person=young_person).exists():
        raise Refused("This young person has a referral waiting. Decide on it and give that one to a worker.")
