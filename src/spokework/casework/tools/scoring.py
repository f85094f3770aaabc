"""From answers to a total, a band and a level. Pure: the same answers always give the same score."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from spokework.casework.levels import Level
from spokework.casework.tools.errors import AnswerError, AnswerProblem
from spokework.casework.tools.parts import Band, Item

# None and "" both mean that the item was not answered: a form sends the one, a record holds the other.
Answer: TypeAlias = str | int | None


@dataclass(frozen=True)
class Contribution:
    """What one item added; `answer` is None where an optional item was left out."""

    item: str
    answer: str | None
    weight: int


@dataclass(frozen=True)
class Score:
    """`total` and `band` are None, and the level not assessed, while items named in `missing` are unanswered."""

    total: int | None
    band: Band | None
    level: Level
    missing: tuple[str, ...]
    contributions: tuple[Contribution, ...]

    @property
    def complete(self) -> bool:
        return not self.missing


def score(items: Sequence[Item], bands: Sequence[Band], answers: Mapping[str, Answer]) -> Score:
    given = _given(items, answers)
    missing = tuple(item.key for item in items if item.required and item.key not in given)
    contributions = tuple(_contribution(item, given) for item in items if item.key not in missing)
    if missing:
        return Score(None, None, Level.NOT_ASSESSED, missing, contributions)
    total = total_of(contribution.weight for contribution in contributions)
    band = band_for(bands, total)
    return Score(total, band, band.level, (), contributions)


def total_of(weights: Iterable[int]) -> int:
    """Protective answers may weigh less than nothing; they can empty a total but never overdraw it."""
    return max(0, sum(weights))


def band_for(bands: Sequence[Band], total: int) -> Band:
    for band in bands:
        if band.holds(total):
            return band
    raise ValueError(f"No band holds a total of {total}: totals run from 0 to the tool's highest")


def _given(items: Sequence[Item], answers: Mapping[str, Answer]) -> dict[str, str]:
    known = {item.key: item for item in items}
    given = {key: str(answer) for key, answer in answers.items() if answer is not None and answer != ""}
    problems = [
        AnswerProblem(key, "is not an item of this tool; remove the answer, or use the version it was written for")
        for key in answers
        if key not in known
    ]
    problems += [
        AnswerProblem(key, f"{answer!r} is not a permitted answer; choose {_permitted(known[key])}")
        for key, answer in given.items()
        if key in known and known[key].answer(answer) is None
    ]
    if problems:
        raise AnswerError(problems)
    return given


def _permitted(item: Item) -> str:
    *others, last = [answer.value for answer in item.answers]
    return f"{', '.join(others)} or {last}"


def _contribution(item: Item, given: Mapping[str, str]) -> Contribution:
    answer = item.answer(given[item.key]) if item.key in given else None
    if answer is None:
        return Contribution(item.key, None, item.unanswered)
    return Contribution(item.key, answer.value, answer.weight)
