"""Seeded choices that come out alike on every machine.

Only operations whose results are exact (`random`, `randrange` and what is built on them, and square roots) are used:
logarithms and exponentials may differ in the last digit between maths libraries.
"""

from collections.abc import Mapping, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


def stream(seed: int, part: str) -> Random:
    """Each part has its own stream, so that a new sentence in one leaves the other parts as they were."""
    return Random(f"{seed}:{part}")


def weighted(rng: Random, weights: Mapping[T, float]) -> T:
    point = rng.random() * sum(weights.values())
    for item, weight in weights.items():
        point -= weight
        if point < 0:
            return item
    return next(reversed(list(weights)))


def pick_some(rng: Random, weights: Mapping[T, float], count: int) -> tuple[T, ...]:
    left = dict(weights)
    chosen = []
    for _ in range(min(count, len(left))):
        item = weighted(rng, left)
        del left[item]
        chosen.append(item)
    return tuple(chosen)


def chance(rng: Random, probability: float) -> bool:
    return rng.random() < probability


def between(rng: Random, low: int, high: int, mode: int | None = None) -> int:
    if high <= low:
        return low
    middle = None if mode is None else min(max(mode, low), high)
    return min(high, max(low, round(rng.triangular(low, high, middle))))


def dealt(rng: Random, items: Sequence[T]) -> list[T]:
    deck = list(items)
    rng.shuffle(deck)
    return deck


def shares(total: int, weights: Sequence[float]) -> list[int]:
    """Whole numbers in proportion to the weights that add up to the total exactly (largest remainders)."""
    scale = total / sum(weights)
    exact = [weight * scale for weight in weights]
    whole = [int(value) for value in exact]
    by_remainder = sorted(range(len(weights)), key=lambda i: (whole[i] - exact[i], i))
    for index in by_remainder[: total - sum(whole)]:
        whole[index] += 1
    return whole
