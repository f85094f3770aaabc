"""Everything that changes a young person's record. Pages, imports and the demonstration all come through here."""

from .allocating import allocate_referral, arrange_cover, end_cover, hand_over
from .closing import close_case, pause_case, reopen_case, resume_case, undo_closure
from .erasing import erase_young_person, resume_erasures
from .identity import Characteristics, Identity, correct_details
from .noticing import give_notice, notice_done, settle_notices
from .reaching import lift_restriction, look_beyond, restrict_record, review_look
from .referring import record_referral
from .triaging import (
    accept_referral,
    ask_for_information,
    decline_referral,
    receive_information,
    signpost_referral,
    start_triage,
    withdraw_referral,
)

__all__ = [
    "Characteristics",
    "Identity",
    "accept_referral",
    "allocate_referral",
    "arrange_cover",
    "ask_for_information",
    "close_case",
    "correct_details",
    "decline_referral",
    "end_cover",
    "erase_young_person",
    "give_notice",
    "hand_over",
    "lift_restriction",
    "look_beyond",
    "notice_done",
    "pause_case",
    "receive_information",
    "record_referral",
    "reopen_case",
    "restrict_record",
    "resume_case",
    "resume_erasures",
    "review_look",
    "settle_notices",
    "signpost_referral",
    "start_triage",
    "undo_closure",
    "withdraw_referral",
]
