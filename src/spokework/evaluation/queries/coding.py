"""The tree of codes, the codings of a source, and where a code was used."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from spokework.access.decide import Actor
from spokework.access.narrowed import Narrowed
from spokework.evaluation.models import Code, Coding, Evaluation, Memo, Source, about_only, memo_words

from .sources import texts_of


@dataclass(frozen=True)
class Branch:
    code: Code
    depth: int
    passages: int


def codes_in_use(actor: Actor, evaluation: Evaluation) -> Any:
    rows = Code.objects.visible_to(actor).filter(evaluation=evaluation, merged_into__isnull=True)
    return rows.order_by("name")


def code_tree(actor: Actor, evaluation: Evaluation) -> list[Branch]:
    """From the top, each before what stands under it, with how many passages it has itself."""
    used = passages_of_codes(actor, evaluation)
    return [Branch(code, depth, used[code.pk]) for code, depth in in_tree(codes_in_use(actor, evaluation))]


def in_tree(codes: Iterable[Code]) -> Iterator[tuple[Code, int]]:
    """From the top, each with how deep it stands."""
    under: dict[UUID | None, list[Code]] = defaultdict(list)
    for code in codes:
        under[code.parent_id].append(code)

    def walk(parent: UUID | None, depth: int) -> Iterator[tuple[Code, int]]:
        for code in under[parent]:
            yield code, depth
            yield from walk(code.pk, depth + 1)

    return walk(None, 0)


def passages_of_codes(actor: Actor, evaluation: Evaluation) -> Counter[UUID]:
    rows = Coding.objects.visible_to(actor).filter(evaluation=evaluation).holding()
    return Counter(dict(rows.order_by().values_list("code").annotate(passages=Count("pk"))))


Mark = tuple[int, int, int, int]  # a coding as it is drawn: its number, start and end, its code's number


def marks_of(actor: Actor, source: Source) -> list[Mark]:
    """In the order of the text. Of the thousands in a long source no objects are made."""
    return _MARKS.every(actor, source.pk)


def _marks(actor: Actor, source: UUID) -> Any:
    rows = Coding.objects.visible_to(actor).filter(source=source).holding().order_by("start", "-end", "number")
    return rows.values_list("number", "start", "end", "code__number")


_MARKS = Narrowed(_marks)


def passages_in_sources(actor: Actor, evaluation: Evaluation) -> Counter[UUID]:
    rows = Coding.objects.visible_to(actor).filter(evaluation=evaluation).holding()
    return Counter(dict(rows.order_by().values_list("source").annotate(passages=Count("pk"))))


@dataclass(frozen=True)
class Passage:
    coding: Coding
    words: str
    text: str  # that it is a place in

    @property
    def line(self) -> int:
        return self.text.count("\n", 0, self.coding.start) + 1


def passages_of(actor: Actor, code: Code) -> list[Passage]:
    """Every passage a code has, with its words, by source."""
    rows = Coding.objects.visible_to(actor).filter(code=code).holding()
    return with_words(actor, list(rows.select_related("source__site", "coder").order_by("source__number", "start")))


def with_words(actor: Actor, codings: list[Coding]) -> list[Passage]:
    """Exactly the words that were coded, in two questions however many."""
    texts = texts_of(actor, list({coding.source_id: coding.source for coding in codings}.values()))
    found = [(row, texts.get(row.source_id, "")) for row in codings]
    return [Passage(row, "" if row.lost else text[row.start : row.end], text) for row, text in found]


def memos(actor: Actor, **about: Any) -> list[tuple[Memo, str]]:
    """The latest first; one about what was withdrawn has no words any more, and is left out.

    Those about the ``evaluation`` are about it as a whole.
    """
    ((thing, row),) = about.items()
    if not _memos_about(thing).every(actor, row.pk):
        return []  # as about most things
    found = Memo.objects.visible_to(actor).filter(_is_about(thing, row.pk))
    rows = list(found.select_related("by").order_by("-at"))
    words = memo_words(rows)
    return [(row, words[row.pk]) for row in rows if row.pk in words]


@cache
def _memos_about(thing: str) -> Narrowed:
    return Narrowed(
        lambda actor, key: Memo.objects.visible_to(actor).filter(_is_about(thing, key)).order_by().values_list("pk")
    )


def _is_about(thing: str, key: UUID) -> Q:
    this = Q(**{thing: key})
    return this & about_only(thing) if thing == "evaluation" else this
