"""Tables drawn at random: many empty cells, many small ones, a few hubs of different size."""

from collections.abc import Sequence

import numpy as np

from spokeplan.disclosure import Dimension, ProtectedTable, Release, Table, dimension, table_of

Draws = np.random.Generator


def flat(name: str, codes: int) -> Dimension:
    return dimension(name, [f"{name}{code}" for code in range(codes)])


def counts(draws: Draws, *sizes: int, hubs: int = 3, mean: float = 9) -> np.ndarray:
    """Shape (*sizes, hubs): cells of very different means, in each of them Poisson."""
    means = draws.gamma(0.7, mean / 0.7, sizes)
    return draws.poisson(means[..., None] * draws.dirichlet([2] * hubs))


def a_table(draws: Draws, *sizes: int, hubs: int = 3) -> Table:
    dimensions = [flat(name, size) for name, size in zip("abc", sizes, strict=False)]
    return table_of("young people", dimensions, counts(draws, *sizes, hubs=hubs))


def a_tree(draws: Draws) -> Table:
    area = dimension("area", {"north": ["N1", "N2"], "south": ["S1", "S2", "S3"]})
    return table_of("young people", [area, flat("b", 3)], counts(draws, 5, 3))


def linked(draws: Draws, *, circle: bool = False) -> tuple[Table, ...]:
    """Tables by two of three dimensions each: two of them, that share one margin, or all three."""
    inner = counts(draws, 3, 3, 2)
    a, b, c = flat("a", 3), flat("b", 3), flat("c", 2)
    by_ab = table_of("young people", [a, b], inner.sum(axis=2))
    by_bc = table_of("young people", [b, c], inner.sum(axis=0))
    by_ac = table_of("young people", [a, c], inner.sum(axis=1))
    return (by_ab, by_bc, by_ac) if circle else (by_ab, by_bc)


def nested(draws: Draws) -> tuple[Table, Table]:
    """To the second quarter, then to the third; the quarters themselves are not published."""
    quarters, inner = ("Q1", "Q2", "Q3"), counts(draws, 3, 4)
    ages = flat("a", 4)
    earlier = dimension("quarter", quarters[:2], root="to Q2", hidden=quarters[:2])
    later = dimension("quarter", quarters, root="to Q3", hidden=quarters)
    return (
        table_of("young people", [earlier, ages], inner[:2]),
        table_of("young people", [later, ages], inner),
    )


def released(*tables: ProtectedTable, name: str = "2016Q4") -> Release:
    return Release(name=name, tables=tables)


def truth(tables: Sequence[Table]) -> dict[tuple, int]:
    return {cell: n for table in tables for cell, n in zip(table.shape.names(), table.counts, strict=True)}
