"""What a page asked for: figures, or that they are withheld."""

from dataclasses import dataclass

from .definition import Figure


@dataclass(frozen=True)
class Answer:
    figures: tuple[Figure, ...]
    withheld: bool = False  # a group was small: nothing of its table is shown

    def of(self, code: str) -> list[Figure]:
        return [figure for figure in self.figures if figure.indicator.code == code]

    def one(self, code: str, part: str = "") -> Figure:
        """The single figure of a code, to date and undivided."""
        return next(figure for figure in self.of(code) if figure.part.code == part)
