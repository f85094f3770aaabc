"""Figures that can be published: what is withheld and rounded, and what an attacker makes of the rest."""

from .attacking import Answer, Attack, Found, attack
from .counts import ProtectedShare, protect_count, protect_share, share_of_shown
from .dimensions import ALL, Dimension, dimension
from .errors import CannotProtectError, ContradictionError
from .knowledge import Release, counts_of, own_counts
from .ledger import OUTSIDE, Leak, LedgerCheck, check_against_ledger
from .protecting import protect, protect_together
from .rules import DFE, ROUND5, Profile, Protected, Rule
from .solving import Limits
from .tables import ProtectedTable, Shape, Table, table_of

__all__ = [
    "ALL",
    "DFE",
    "OUTSIDE",
    "ROUND5",
    "Answer",
    "Attack",
    "CannotProtectError",
    "ContradictionError",
    "Dimension",
    "Found",
    "Leak",
    "LedgerCheck",
    "Limits",
    "Profile",
    "Protected",
    "ProtectedShare",
    "ProtectedTable",
    "Release",
    "Rule",
    "Shape",
    "Table",
    "attack",
    "check_against_ledger",
    "counts_of",
    "dimension",
    "own_counts",
    "protect",
    "protect_count",
    "protect_share",
    "protect_together",
    "share_of_shown",
    "table_of",
]
