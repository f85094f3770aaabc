"""Coded text as units on which coders agree or do not: segments first, then characters."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from .agreement import MISSING

Span = tuple[int, int]
Passages = Mapping[Hashable, Sequence[Span]]  # code → where in the text a coder gave it


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """What ``agreement`` takes. ``values``: 1 where a coder gave the code, 0 where not; shape (coders, units)."""

    values: NDArray[np.int64]
    weights: NDArray[np.int64]
    clusters: NDArray[np.int64]


def units_by_segment(
    coders: Sequence[Passages | None], *, codes: Sequence[Hashable], segments: Sequence[Span], uncoded: bool = True
) -> Units:
    """One unit a code and segment: did the coder give this code to any character of it?

    ``coders``: what each coded, or None for one who did not look at this text. ``segments``: paragraphs or turns, as
    half-open spans of code points that rise and do not overlap; a segment without a character counts nowhere. Several
    ``codes`` are pooled, since a passage may have several: each is asked by itself. ``uncoded=False`` leaves out
    segments to which nobody gave any code at all, ``codes`` or others, so that agreement on what is plainly not about
    anything does not count.

    A segment is forgiving of where exactly a passage begins; read it first. Units of a segment are one cluster.
    """
    return _units(coders, codes, _checked(segments), [1] * len(segments), range(len(segments)), uncoded)


def units_by_character(
    coders: Sequence[Passages | None], *, codes: Sequence[Hashable], segments: Sequence[Span], uncoded: bool = True
) -> Units:
    """One unit a code and character: did the coder give this code to it? Arguments as in ``units_by_segment``.

    Characters between two borders of any passage or segment are alike for everybody, so they are one unit with their
    number as its weight: the figures are those of character by character, at the cost of passages. Units of a segment
    are one cluster, since nobody codes letter by letter.

    It is alpha with the character as unit, not Krippendorff's alpha for unitising (2016), which takes into account that
    passages are drawn whole.
    """
    cuts, runs = _borders(coders), list[Span]()
    lengths, places = list[int](), list[int]()
    for place, (start, end) in enumerate(_checked(segments)):
        inner = cuts[np.searchsorted(cuts, start, "right") : np.searchsorted(cuts, end, "left")]
        for low, high in pairwise([start, *inner.tolist(), end]):
            runs.append((low, high))
            lengths.append(high - low)
            places.append(place)
    return _units(coders, codes, runs, lengths, places, uncoded)


def _units(
    coders: Sequence[Passages | None],
    codes: Sequence[Hashable],
    runs: Sequence[Span],
    lengths: Sequence[int],
    places: Sequence[int],
    uncoded: bool,
) -> Units:
    starts, ends = (np.array([run[side] for run in runs], dtype=np.int64) for side in (0, 1))
    kept = ends > starts
    if not uncoded:
        kept &= np.logical_or.reduce(
            [_touched(spans, starts, ends) for passages in coders if passages for spans in passages.values()],
            initial=False,
            axis=0,
        )
    starts, ends = starts[kept], ends[kept]
    values = [
        np.concatenate(
            [
                np.full(starts.size, MISSING) if passages is None else _touched(passages.get(code, ()), starts, ends)
                for code in codes
            ]
            or [np.zeros(0)]
        ).astype(np.int64)
        for passages in coders
    ]
    return Units(
        values=np.stack(values) if values else np.zeros((0, 0), dtype=np.int64),
        weights=np.tile(np.asarray(lengths, dtype=np.int64)[kept], len(codes)),
        clusters=np.tile(np.asarray(places, dtype=np.int64)[kept], len(codes)),
    )


def _touched(spans: Sequence[Span], starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which runs share a character with a span: those from the first that ends after it begins."""
    depth = np.zeros(starts.size + 1, dtype=np.int64)
    for start, end in spans:
        first, last = np.searchsorted(ends, start, "right"), np.searchsorted(starts, end, "left")
        if start < end and first < last:
            depth[first] += 1
            depth[last] -= 1
    return np.asarray(np.cumsum(depth[:-1]) > 0)


def _borders(coders: Sequence[Passages | None]) -> NDArray[np.int64]:
    borders = {
        border for passages in coders if passages for spans in passages.values() for span in spans for border in span
    }
    return np.array(sorted(borders), dtype=np.int64)


def _checked(segments: Sequence[Span]) -> Sequence[Span]:
    ends = [0, *(end for _, end in segments)]
    for before, (start, end) in zip(ends, segments, strict=False):
        if not before <= start <= end:
            raise ValueError(f"segments must rise and not overlap; {(start, end)} after {before} does not")
    return segments
