"""Everything that changes a record of practice, partnership or support. Pages and the demonstration too."""

from .agreeing import Terms, correct_agreement, end_agreement, record_agreement, renew_agreement
from .answering import LinkOver, answer_confidence_by_link, answer_review_by_link
from .backing import change_strategic_support, rate_strategic_support
from .challenging import correct_challenge, escalate_challenge, raise_challenge, reopen_challenge, resolve_challenge
from .confidence import record_confidence
from .consulting import correct_consultancy, record_consultancy
from .joining import correct_joint_work, record_joint_work
from .looking_in import look_into_supervision
from .meeting import correct_meeting, record_meeting
from .meeting_up import record_colleague_day, record_team_day
from .one_time_links import Drawn, draw_confidence_links, draw_review_links
from .partnering import add_partner, change_champion, end_champion, end_partner, name_champion
from .registers import drop_register, keep_register, read_register
from .relinking import relink
from .reminding import go_round
from .reviewing import Professional, answer_review, ask_professional, start_review
from .ruling import change_supervision_rules
from .sessions import correct_session, record_session, start_series
from .supervising import (
    hold_supervision,
    miss_supervision,
    move_supervision,
    plan_supervision,
    record_supervision,
    write_down_supervision,
)
from .training import correct_training, record_training
from .visiting import cancel_lone_visit, check_in, extend_lone_visit, plan_lone_visit

__all__ = [
    "Drawn",
    "LinkOver",
    "Professional",
    "Terms",
    "add_partner",
    "answer_confidence_by_link",
    "answer_review",
    "answer_review_by_link",
    "ask_professional",
    "cancel_lone_visit",
    "change_champion",
    "change_strategic_support",
    "change_supervision_rules",
    "check_in",
    "correct_agreement",
    "correct_challenge",
    "correct_consultancy",
    "correct_joint_work",
    "correct_meeting",
    "correct_session",
    "correct_training",
    "draw_confidence_links",
    "draw_review_links",
    "drop_register",
    "end_agreement",
    "end_champion",
    "end_partner",
    "escalate_challenge",
    "extend_lone_visit",
    "go_round",
    "hold_supervision",
    "keep_register",
    "look_into_supervision",
    "miss_supervision",
    "move_supervision",
    "name_champion",
    "plan_lone_visit",
    "plan_supervision",
    "raise_challenge",
    "rate_strategic_support",
    "read_register",
    "record_agreement",
    "record_colleague_day",
    "record_confidence",
    "record_consultancy",
    "record_joint_work",
    "record_meeting",
    "record_session",
    "record_supervision",
    "record_team_day",
    "record_training",
    "relink",
    "renew_agreement",
    "reopen_challenge",
    "resolve_challenge",
    "start_review",
    "start_series",
    "write_down_supervision",
]
