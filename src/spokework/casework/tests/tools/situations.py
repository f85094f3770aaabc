"""Tools to try things on: a small one as values that a test can spoil, and strategies for any tool at all."""

from typing import Any

import yaml
from hypothesis import strategies as st

from spokework.casework.levels import ASSESSED
from spokework.casework.tools import Band, Completeness, Item, Kind, PermittedAnswer, Section, Tool
from spokework.casework.tools.kinds import FIXED_ANSWERS, NOT_KNOWN

texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]), min_size=1, max_size=40).map(
    lambda text: text.strip() or "a text"
)
weights = st.integers(-8, 12)


def a_document() -> dict[str, Any]:
    return {
        "code": "small",
        "version": 1,
        "title": "Small",
        "licence": "MIT",
        "purpose": "To be spoilt",
        "source": "Invented",
        "complete": "required",
        "sections": [
            {
                "key": "only",
                "title": "Only",
                "items": [
                    an_item("calm", "yes_no", {"yes": 0, "no": 4}),
                    an_item("storm", "recency_both", {"recent": 5, "earlier": 1, "both": 6, "no": 0}),
                    an_item("wind", "scale", {"0": 0, "1": 1, "2": 2}) | {"required": False},
                ],
            }
        ],
        "bands": [
            {"key": "low", "label": "Low", "from": 0, "to": 5, "level": "low"},
            {"key": "high", "label": "High", "from": 6, "to": 12, "level": "high"},
        ],
    }


def an_item(key: str, kind: str, answers: dict[str, Any]) -> dict[str, Any]:
    return {"key": key, "question": f"{key}?", "guidance": "Ask.", "kind": kind, "answers": answers}


def as_text(document: object) -> str:
    return yaml.safe_dump(document, sort_keys=False)


@st.composite
def tools(draw: st.DrawFn) -> Tool:
    complete = draw(st.sampled_from(Completeness))
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=3))
    sections = tuple(
        Section(f"section_{s}", draw(texts), tuple(_item(draw, f"item_{s}_{i}", complete) for i in range(size)))
        for s, size in enumerate(sizes)
    )
    words = draw(st.tuples(texts, texts, texts, texts, st.one_of(st.just(""), texts)))
    unbanded = Tool("any_tool", draw(st.integers(1, 99)), *words[:4], complete, sections, (), notice=words[4])
    return Tool(**{**vars(unbanded), "bands": _bands(draw, unbanded.max_total)})


@st.composite
def tools_and_answers(draw: st.DrawFn) -> tuple[Tool, dict[str, str]]:
    tool = draw(tools())
    answers = {
        item.key: draw(st.sampled_from(item.answers)).value
        for item in tool.items
        if item.required or draw(st.booleans())
    }
    return tool, answers


def _item(draw: st.DrawFn, key: str, complete: Completeness) -> Item:
    kind = draw(st.sampled_from(Kind))
    required = complete is Completeness.ALL or draw(st.booleans())
    values = list(FIXED_ANSWERS.get(kind, {})) or [str(n) for n in range(draw(st.integers(2, 4)))]
    if draw(st.booleans()):
        values.append(NOT_KNOWN)
    answers = tuple(PermittedAnswer(value, draw(texts), draw(weights)) for value in values)
    return Item(key, draw(texts), draw(texts), kind, answers, required, 0 if required else draw(weights))


def _bands(draw: st.DrawFn, highest: int) -> tuple[Band, ...]:
    starts = sorted({0, *draw(st.lists(st.integers(0, highest), max_size=4))})
    levels = sorted(draw(st.sampled_from(ASSESSED)) for _ in starts)
    ends = [start - 1 for start in starts[1:]] + [draw(st.sampled_from([None, highest]))]
    return tuple(
        Band(f"band_{n}", draw(texts), start, end, level)
        for n, (start, end, level) in enumerate(zip(starts, ends, levels, strict=True))
    )
