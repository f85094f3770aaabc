from .columns import CodeList, Column, Kind, Table
from .dimensions import COMBINATIONS
from .tables import TABLES, VERSION

__all__ = ["COMBINATIONS", "TABLES", "VERSION", "CodeList", "Column", "Kind", "Table"]
