"""A whole table, as it may be published."""

from .rounding import protect_each
from .rules import ROUND5, Profile
from .tables import ProtectedTable, Table


def protect(table: Table, *, profile: Profile = ROUND5) -> ProtectedTable:
    """Every count and total by the rules of the profile."""
    return protect_each(table, profile)
