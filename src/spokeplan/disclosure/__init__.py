"""Figures that can be published: what is withheld and rounded, and what an attacker makes of the rest."""

from .counts import ProtectedShare, protect_count, protect_share, share_of_shown
from .dimensions import ALL, Dimension, dimension
from .protecting import protect
from .rules import ROUND5, Profile, Protected, Rule
from .tables import ProtectedTable, Shape, Table, table_of

__all__ = [
    "ALL",
    "ROUND5",
    "Dimension",
    "Profile",
    "Protected",
    "ProtectedShare",
    "ProtectedTable",
    "Rule",
    "Shape",
    "Table",
    "dimension",
    "protect",
    "protect_count",
    "protect_share",
    "share_of_shown",
    "table_of",
]
