"""Everything that changes a young person's record. Pages, imports and the demonstration all come through here."""

from .allocating import allocate_referral, arrange_cover, end_cover, hand_over
from .identity import Characteristics, Identity, correct_details
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
    "correct_details",
    "decline_referral",
    "end_cover",
    "hand_over",
    "receive_information",
    "record_referral",
    "signpost_referral",
    "start_triage",
    "withdraw_referral",
]
