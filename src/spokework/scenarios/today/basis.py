"""Where each number of a plan comes from. A plan whose numbers nobody can trace is nobody's plan."""

from dataclasses import asdict, dataclass, field


@dataclass(frozen=True)
class Origin:
    what: str
    value: str
    source: str
    assumed: bool = False


@dataclass
class Basis:
    origins: list[Origin] = field(default_factory=list)

    def observed(self, what: str, value: str, source: str) -> None:
        self.origins.append(Origin(what, value, source))

    def assumed(self, what: str, value: str, why: str) -> None:
        self.origins.append(Origin(what, value, why, assumed=True))

    def as_data(self) -> list[dict[str, object]]:
        return [asdict(each) for each in self.origins]
