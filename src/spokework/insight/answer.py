"""What a page asked for: figures, where they come from, or that there are none to show."""

from dataclasses import dataclass

from .definition import Figure


@dataclass(frozen=True)
class Answer:
    figures: tuple[Figure, ...]
    withheld: bool = False  # parts that are in no release
    note: str = ""  # from which release, or why there is nothing

    def of(self, code: str) -> list[Figure]:
        return [figure for figure in self.figures if figure.indicator.code == code]

    def one(self, code: str, part: str = "") -> Figure:
        """The single figure of a code, to date and undivided."""
        return next(figure for figure in self.of(code) if figure.part.code == part)
