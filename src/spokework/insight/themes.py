"""What figures are about, in the order of a young person's way through: each figure stands under one theme."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Theme:
    title: str
    codes: tuple[str, ...]


THEMES: Sequence[Theme] = (
    Theme(
        "Referrals",
        ("referrals_received", "acceptance", "decline_reasons", "triage_within_target", "re_referral"),
    ),
    Theme(
        "Waiting and capacity",
        (
            "wait_to_first_contact",
            "waiting",
            "longest_wait",
            "young_people_supported",
            "new_cases",
            "caseload_per_fte",
            "over_cap",
        ),
    ),
    Theme("Contact", ("contact_hours", "attendance", "place_chosen")),
    Theme(
        "Risk",
        (
            "first_assessment_in_time",
            "review_currency",
            "initial_level",
            "lower_risk_paired",
            "lower_risk_all",
            "not_lower",
            "judgement_differs",
            "missing_less_often",
            "interview_in_72_hours",
        ),
    ),
    Theme("Goals and wellbeing", ("plans_in_own_words", "goal_scores_improved", "goals_achieved")),
    Theme(
        "Endings",
        ("duration", "planned_endings", "closure_reasons", "feedback", "support_helped", "ended_with_funding"),
    ),
    Theme(
        "Reach beyond the casework",
        (
            "reached_in_groups",
            "adults_reached_in_groups",
            "different_young_people_in_groups",
            "professionals_trained",
            "confidence_raised",
            "confidence_kept",
        ),
    ),
    Theme(
        "Diffusion: how agencies around the service change",
        ("early_referral", "right_place", "right_time", "well_informed", "consultancy", "joint_work"),
    ),
    Theme("Independence: being able to disagree", ("meetings_attended", "challenges_raised", "challenge_results")),
    Theme("Support of workers", ("supervision_held", "days_with_colleagues")),
)
