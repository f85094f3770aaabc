"""What cannot be published in this shape."""

from .tables import Cell, named


class CannotProtectError(ValueError):
    """No set of counts to withhold protects these ``cells``; a coarser table might."""

    def __init__(self, cells: tuple[Cell, ...]) -> None:
        self.cells = cells
        some = "; ".join(named(cell) for cell in cells[:5])
        super().__init__(f"nothing that can be withheld keeps these from being worked out: {some}")


class ContradictionError(ValueError):
    """The tables and the past releases cannot all be true: a count was corrected in between."""

    def __init__(self) -> None:
        super().__init__("past releases contradict the tables: no counts agree with both")
