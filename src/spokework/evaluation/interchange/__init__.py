"""Coded projects in and out: REFI-QDA projects (``.qdpx``) and codebooks (``.qdc``), and codings as a table."""

from .codebooks import ReadCodebook, read_qdc, write_qdc
from .packages import ReadPackage, Written, read_qdpx, write_qdpx
from .report import Line, Loss, Report
from .ways_out import WAYS, written_as

__all__ = [
    "WAYS",
    "Line",
    "Loss",
    "ReadCodebook",
    "ReadPackage",
    "Report",
    "Written",
    "read_qdc",
    "read_qdpx",
    "write_qdc",
    "write_qdpx",
    "written_as",
]
