"""Everything that changes a record of practice, partnership or support. Pages and the demonstration too."""

from .consulting import record_consultancy

__all__ = ["record_consultancy"]
