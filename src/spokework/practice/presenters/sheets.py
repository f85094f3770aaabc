"""One-time links as they are handed on: for whom, the address to type, and the same as a QR code."""

from dataclasses import dataclass

import segno


@dataclass(frozen=True)
class Slip:
    to: str
    address: str
    code: str  # the dark squares, as one path
    size: int


def slip(to: str, address: str) -> Slip:
    code = segno.make(address, error="m", micro=False)
    rows = [list(row) for row in code.matrix]
    path = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return Slip(to, address, path, len(rows))
