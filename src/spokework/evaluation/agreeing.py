"""How far the coders of a round agree: by line first, then by character, with and without what nobody coded.

``spokeplan.statistics`` has the formulation. What comes out is plain, to be kept as it was when the round was closed.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from .lines import lines
from .models import Code, Coding

DRAWS = 1_000


def agreement_of(
    *, coders: Sequence[UUID], codes: Sequence[Code], codings: Iterable[Coding], texts: Mapping[UUID, str], seed: int
) -> dict[str, Any]:
    """``texts`` by source. Of all codes together, and of each by itself; the same seed gives the same intervals."""
    import numpy as np

    from spokeplan.statistics.agreement import agreement
    from spokeplan.statistics.coded_text import Passages, units_by_character, units_by_segment

    segments, shifts = _segments(texts)
    said: dict[UUID, dict[UUID, list[tuple[int, int]]]] = {coder: defaultdict(list) for coder in coders}
    for row in codings:
        if row.coder_id in said and row.source_id in shifts:
            shift = shifts[row.source_id]
            said[row.coder_id][row.code_id].append((row.start + shift, row.end + shift))
    passages: list[Passages | None] = [{code: sorted(spans) for code, spans in said[coder].items()} for coder in coders]

    def figures(of: Sequence[Code]) -> dict[str, Any]:
        found = {}
        for name, units in (("line", units_by_segment), ("character", units_by_character)):
            for uncoded in (True, False):
                made = units(passages, codes=[code.pk for code in of], segments=segments, uncoded=uncoded)
                rng = np.random.default_rng(seed)
                result = (
                    agreement(made.values, weights=made.weights, clusters=made.clusters, rng=rng, draws=DRAWS)
                    if made.values.size
                    else None
                )
                found[f"{name} {'with' if uncoded else 'without'}"] = _plain(result)
        return found

    return {"all": figures(codes), "codes": {str(code.number): figures([code]) for code in codes}}


def _segments(texts: Mapping[UUID, str]) -> tuple[list[tuple[int, int]], dict[UUID, int]]:
    """The lines of all texts, one after the other; and where each text begins."""
    segments, shifts, at = [], {}, 0
    for source, text in texts.items():
        shifts[source] = at
        segments += [(at + line.start, at + line.start + len(line.text)) for line in lines(text)]
        at += len(text) + 1
    return segments, shifts


def _plain(result: Any) -> dict[str, Any]:
    if result is None:
        return {"units": 0}

    def one(coefficient: Any) -> dict[str, Any] | None:
        if coefficient is None:
            return None
        between = coefficient.interval
        return {"value": coefficient.value, "low": between and between.low, "high": between and between.high}

    return {
        "units": result.units,
        "percent": one(result.percent),
        "kappa": one(result.kappa),
        "alpha": one(result.alpha),
    }
