"""Everything that changes a record of practice, partnership or support. Pages and the demonstration too."""

from .agreeing import Terms, correct_agreement, end_agreement, record_agreement
from .answering import LinkOver, answer_confidence_by_link, answer_review_by_link
from .backing import change_strategic_support, rate_strategic_support
from .confidence import record_confidence
from .consulting import correct_consultancy, record_consultancy
from .one_time_links import Drawn, draw_confidence_links, draw_review_links
from .partnering import add_partner, change_champion, end_champion, end_partner, name_champion
from .reviewing import Professional, answer_review, ask_professional, start_review

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
    "change_champion",
    "change_strategic_support",
    "correct_agreement",
    "correct_consultancy",
    "draw_confidence_links",
    "draw_review_links",
    "end_agreement",
    "end_champion",
    "end_partner",
    "name_champion",
    "rate_strategic_support",
    "record_agreement",
    "record_confidence",
    "record_consultancy",
    "start_review",
]
