"""Rows one under another at heights of their own: text as tall as it needs, and what is drawn under it."""

from collections.abc import Sequence
from typing import Any

import altair as alt

from .drawing import Frame, haloed

LINE = 17


class Rows:
    """Grows from the top; ``height`` is where it has come to."""

    def __init__(self, frame: Frame) -> None:
        self.frame, self.height = frame, 0
        self._lines: list[dict[str, Any]] = []

    def text(self, *says: str) -> None:
        """Each on a line of its own where they do not fit into one."""
        whole = ": ".join(says)
        lines = (
            [whole] if len(whole) <= self.frame.letters else [line for each in says for line in self.frame.lines(each)]
        )
        for line in lines:
            self._lines.append({"y": self.place(LINE), "text": line})

    def place(self, tall: int) -> float:
        """The middle of what stands next."""
        self.height += tall
        return self.height - tall / 2

    def space(self, tall: int) -> None:
        self.height += tall

    def y(self, field: str) -> alt.Y:
        return alt.Y(f"{field}:Q", title=None, axis=None, scale=alt.Scale(domain=[self.height, 0], nice=False))

    @property
    def names(self) -> Sequence[Any]:
        base = alt.Chart({"values": self._lines})

        def text(**ink: Any) -> Any:
            return base.mark_text(align="left", baseline="middle", fontSize=13, **ink)

        return haloed(text, x=alt.value(0), y=self.y("y"), text="text:N")
