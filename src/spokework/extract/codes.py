"""The code lists of the extract: those of the records, and the groups it makes itself."""

from collections.abc import Mapping
from functools import cache

from spokework.casework import codes
from spokework.casework.levels import Level
from spokework.casework.states import CaseState, ReferralState
from spokework.practice import codes as practice
from spokework.practice.states import ChallengeState, SupervisionState
from spokework.programme.models import Dimension, Phase, Setting
from spokework.programme.models.area_population import GROUP_NAMES
from spokework.programme.models.host import AgencyKind
from spokework.programme.models.placement import Relation

from .queries.rows import rows_of
from .schema import CodeList
from .shaping import AGE_BANDS, DISABILITY, ETHNICITY_GROUPS

_RECORDS = {
    "source": codes.Source,
    "reason": codes.Reason,
    "decline_reason": codes.DeclineReason,
    "mode": codes.Mode,
    "place": codes.Place,
    "chosen_by": codes.ChosenBy,
    "attendance": codes.Attendance,
    "closure_reason": codes.ClosureReason,
    "not_assessed": codes.NotAssessed,
    "goal_domain": codes.GoalDomain,
    "stage": codes.Stage,
    "sex": codes.Sex,
    "care_status": codes.CareStatus,
    "return_interview": codes.Rhi,
    "agency_kind": AgencyKind,
    "relation": Relation,
    "dimension": Dimension,
    "audience": practice.Audience,
    "venue": practice.Venue,
    "topic": practice.Topic,
    "professional_role": practice.ProfessionalRole,
    "joint_kind": practice.JointKind,
    "meeting_kind": practice.MeetingKind,
    "challenge_issue": practice.ChallengeIssue,
    "challenge_result": practice.ChallengeResult,
    "supervision_kind": practice.SupervisionKind,
}
_OWN: dict[str, dict[str, str]] = {
    "age_band": AGE_BANDS,
    "ethnicity_group": ETHNICITY_GROUPS,
    "disability": DISABILITY,
    "population_group": GROUP_NAMES,
    "level": {level.value: level.label for level in Level},
    "referral_state": {state.value: state.value.replace("_", " ") for state in ReferralState},
    "challenge_state": {state.value: state.value for state in ChallengeState},
    "supervision_state": {state.value: state.value for state in SupervisionState},
    "case_state": {state.value: state.value for state in CaseState},
    "change": {
        "lower": "Lower",
        "unchanged": "Unchanged",
        "raised": "Raised",
        "not_assessed": "Not assessed at the end",
        "no_first": "Nothing to compare it with",
    },
    "how_ended": {"closed": "The case was closed", "handed_on": "The case was handed to another worker"},
    "tool": {},  # as each hub names its own
}


def codes_of(name: str) -> list[str]:
    """The codes of a list of the records."""
    return list(lists_of_records()[name])


@cache
def lists_of_records() -> Mapping[str, dict[str, str]]:
    """Code → label, of every list but those that each programme makes for itself."""
    of_records = {name: {code: str(label) for code, label in each.choices} for name, each in _RECORDS.items()}
    return of_records | _OWN


def code_lists() -> tuple[CodeList, ...]:
    """With the settings and phases of this programme as they are now."""
    of_programme = {
        "setting": {row.code: row.name for row in rows_of(Setting)},
        "phase": {str(row.number): row.name for row in rows_of(Phase)},
    }
    labels = {**lists_of_records(), **of_programme}
    return tuple(CodeList(name, codes.VERSION, labels[name]) for name in sorted(labels))
