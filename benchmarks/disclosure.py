"""What an attacker recovers by method, and how long protecting and attacking take by size and by number of releases.

uv run python -m benchmarks.disclosure              # both
uv run python -m benchmarks.disclosure --tables 10  # fewer draws
"""

import argparse
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import numpy as np

from spokeplan.disclosure import (
    DFE,
    ROUND5,
    CannotProtectError,
    Dimension,
    Profile,
    ProtectedTable,
    Release,
    Table,
    attack,
    dimension,
    own_counts,
    protect,
    table_of,
)
from spokeplan.disclosure.rounding import protect_each

SMALL = 7
HUBS = 3
Method = Callable[[Table, Sequence[Release]], ProtectedTable]


def each(profile: Profile) -> Method:
    return lambda table, _past: protect_each(table, profile)


METHODS: dict[str, Method] = {
    "1–7 withheld, totals exact": each(replace(ROUND5, base=1, least_hubs=0, dominance=1)),
    "and further counts (MILP)": lambda table, _past: protect(table, profile=replace(DFE, small=SMALL, width=SMALL)),
    "1–7 withheld, rounded to 5": each(ROUND5),
    "`round5`: and a second look": lambda table, past: protect(table, past=past),
}


def flat(name: str, codes: int) -> Dimension:
    return dimension(name, [f"{name}{code}" for code in range(codes)])


def drawn(draws: np.random.Generator, *sizes: int, mean: float = 25) -> np.ndarray:
    """Cells of very different means, Poisson in each hub."""
    means = draws.gamma(0.7, mean / 0.7, sizes)
    return draws.poisson(means[..., None] * draws.dirichlet([2] * HUBS))


def to_date(inner: np.ndarray, quarters: int) -> Table:
    """Shape (quarters, rows, columns, hubs), up to a quarter; the quarters themselves are not published."""
    names = [f"Q{number}" for number in range(1, quarters + 1)]
    period = dimension("quarter", names, root=f"to Q{quarters}", hidden=names)
    return table_of("x", [period, flat("a", inner.shape[1]), flat("b", inner.shape[2])], inner[:quarters])


def one_table(draws: np.random.Generator, *sizes: int, mean: float = 25) -> list[Table]:
    dimensions = [flat(name, size) for name, size in zip("abc", sizes, strict=False)]
    return [table_of("x", dimensions, drawn(draws, *sizes, mean=mean))]


def two_nested(draws: np.random.Generator) -> list[Table]:
    inner = drawn(draws, 2, 8, 6)
    return [to_date(inner, quarters) for quarters in (1, 2)]


SETS: dict[str, tuple[Callable[[np.random.Generator], list[Table]], int | None]] = {
    "8 × 6": (lambda draws: one_table(draws, 8, 6), None),
    "8 × 6, by one of three hubs": (lambda draws: one_table(draws, 8, 6), 0),
    "8 × 6, two nested releases": (two_nested, None),
    "3 × 2 × 3, sparse": (lambda draws: one_table(draws, 3, 2, 3, mean=9), None),
    "3 × 2 × 3, sparse, by a hub": (lambda draws: one_table(draws, 3, 2, 3, mean=9), 0),
}


def released_in_turn(tables: Iterable[Table], method: Method) -> list[Release]:
    releases: list[Release] = []
    for number, table in enumerate(tables):
        releases.append(Release(name=str(number), tables=(method(table, releases),)))
    return releases


def told_of(releases: list[Release], tables: list[Table], hub: int | None) -> tuple[int, int]:
    """How many small counts are told exactly, of how many."""
    own = None if hub is None else own_counts(tables, hub)
    counts = {c: n for table in tables for c, n in zip(table.shape.names(), table.counts, strict=True)}
    small = [cell for cell, count in counts.items() if 1 <= count - (own or {}).get(cell, 0) <= SMALL]
    attacked = attack(releases, own=own, targets=small)
    assert not attacked.undecided()
    return len(attacked.told(small=SMALL)), len(small)


def recovery(tables: int) -> None:
    print(f"| method | {' | '.join(SETS)} |\n|{'---|' * (len(SETS) + 1)}")
    for name, method in METHODS.items():
        cells = []
        for draw, hub in SETS.values():
            draws, told, small = np.random.default_rng(2016), 0, 0
            for _ in range(tables):
                known = draw(draws)
                found = told_of(released_in_turn(known, method), known, hub)
                told, small = told + found[0], small + found[1]
            cells.append(f"{told}/{small} ({told / small:.1%})")
        print(f"| {name} | {' | '.join(cells)} |", flush=True)


def seconds(work: Callable[[], object]) -> str:
    """Of the processor, not of the clock: the machine may be shared."""
    start = time.process_time()
    try:
        work()
    except CannotProtectError:
        return "cannot"
    return f"{time.process_time() - start:.2f}"


def by_size(sizes: Sequence[tuple[int, int]]) -> None:
    print("\n| table | counts | `round5` s | attack, outside s | all bounds s | `dfe` s |\n|---|---|---|---|---|---|")
    for rows, columns in sizes:
        draws = np.random.default_rng([rows, columns])
        (table,) = one_table(draws, rows, columns, mean=9)
        rounded = [Release(name="", tables=(protect_each(table, ROUND5),))]
        figures = (
            seconds(lambda table=table: protect(table)),
            seconds(lambda rounded=rounded: attack(rounded)),
            seconds(lambda rounded=rounded: attack(rounded, tight=True)),
            seconds(lambda table=table: protect(table, profile=DFE)),
        )
        print(f"| {rows} × {columns} | {len(table.counts)} | {' | '.join(figures)} |", flush=True)


def by_releases(numbers: Sequence[int]) -> None:
    print("\n| releases of 8 × 6, nested | counts | attack, outside s | by a hub s |\n|---|---|---|---|")
    inner = drawn(np.random.default_rng(12), max(numbers), 8, 6, mean=9)
    for number in numbers:
        tables = [to_date(inner, quarters) for quarters in range(1, number + 1)]
        releases = released_in_turn(tables, each(ROUND5))
        counts = len({cell for table in tables for cell in table.shape.names()})
        outside = seconds(lambda releases=releases: attack(releases))
        inside = seconds(lambda releases=releases, tables=tables: attack(releases, own=own_counts(tables, 0)))
        print(f"| {number} | {counts} | {outside} | {inside} |", flush=True)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--tables", type=int, default=40)
    asked = options.parse_args()
    recovery(asked.tables)
    by_size([(8, 6), (20, 10), (40, 15), (80, 20)])
    by_releases([1, 2, 4, 8, 12])


if __name__ == "__main__":
    main()
