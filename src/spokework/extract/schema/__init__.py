from .columns import CodeList, Column, Kind, Table
from .tables import TABLES, VERSION

__all__ = ["TABLES", "VERSION", "CodeList", "Column", "Kind", "Table"]
