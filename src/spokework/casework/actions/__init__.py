"""Everything that changes a young person's record. Pages, imports and the demonstration all come through here."""

from .allocating import allocate_referral, arrange_cover, end_cover, hand_over
from .asking import answer_inquiry, ask_other_hub
from .assessing import change_assessment, correct_assessment, draft_assessment, sign_assessment
from .carrying import carry_draft, carry_typed
from .closing import close_case, pause_case, reopen_case, resume_case, undo_closure
from .consenting import record_consent
from .contacting import change_contact, record_contact
from .erasing import erase_young_person, resume_erasures
from .identity import Characteristics, Identity, correct_details
from .merging import merge_young_people
from .missing import correct_missing_episode, record_missing_episode, record_return, record_return_home_interview
from .noticing import give_notice, notice_done, settle_notices
from .planning import end_goal, score_goal, set_goal
from .reaching import lift_restriction, look_beyond, restrict_record, review_look
from .referring import record_referral
from .sharing import Telling, correct_sharing, share_information, submit_intelligence
from .surrounding import add_network_member, end_alert, end_network_member, raise_alert
from .triaging import (
    accept_referral,
    ask_for_information,
    decline_referral,
    judge_referral,
    receive_information,
    signpost_referral,
    start_triage,
    withdraw_referral,
)
from .trying import give_try_back, look_failed, reserve_try

__all__ = [
    "Characteristics",
    "Identity",
    "Telling",
    "accept_referral",
    "add_network_member",
    "allocate_referral",
    "answer_inquiry",
    "arrange_cover",
    "ask_for_information",
    "ask_other_hub",
    "carry_draft",
    "carry_typed",
    "change_assessment",
    "change_contact",
    "close_case",
    "correct_assessment",
    "correct_details",
    "correct_missing_episode",
    "correct_sharing",
    "decline_referral",
    "draft_assessment",
    "end_alert",
    "end_cover",
    "end_goal",
    "end_network_member",
    "erase_young_person",
    "give_notice",
    "give_try_back",
    "hand_over",
    "judge_referral",
    "lift_restriction",
    "look_beyond",
    "look_failed",
    "merge_young_people",
    "notice_done",
    "pause_case",
    "raise_alert",
    "receive_information",
    "record_consent",
    "record_contact",
    "record_missing_episode",
    "record_referral",
    "record_return",
    "record_return_home_interview",
    "reopen_case",
    "reserve_try",
    "restrict_record",
    "resume_case",
    "resume_erasures",
    "review_look",
    "score_goal",
    "set_goal",
    "settle_notices",
    "share_information",
    "sign_assessment",
    "signpost_referral",
    "start_triage",
    "submit_intelligence",
    "undo_closure",
    "withdraw_referral",
]
