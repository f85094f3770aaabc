"""Everything that changes a record of practice, partnership or support. Pages and the demonstration too."""

from .consulting import correct_consultancy, record_consultancy

__all__ = [
    "correct_consultancy",
    "record_consultancy",
]
