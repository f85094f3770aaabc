"""What was measured last, from ``benchmarks/results``: the page is as old as the figures say they are."""

from collections.abc import Iterator
from typing import Any

from benchmarks.measured import kept

from .markdown import page, table


def benchmarks() -> str:
    return page(
        "# Benchmarks",
        "Measured, never asserted: what `benchmarks/` found when it was last run, on the day and the machine it says, "
        "other work on that machine included. Ratios are of one run, side by side.",
        *_insight(kept("insight")),
        *_simulation(kept("simulation")),
        *_location(kept("location")),
        *_statistics(kept("statistics")),
        *_coding(kept("coding")),
    )


def _insight(told: dict[str, Any] | None) -> Iterator[str]:
    yield "## Figures"
    command = "`uv run python -m benchmarks.insight`"
    if told is None:
        yield f"Not kept yet: {command}. What was seen before is in `benchmarks/README.md`."
        return
    yield (
        f"{command}: every figure by every breakdown, to date and each quarter, over a drawn extract; all ways came to "
        "the same figures before its time was told. The ORM is asked a third of them, beside ours for the same, and no "
        "longer than 55 times what ours took. The floor is reading the columns used, once."
    )
    for cases, size in told["sizes"].items():
        yield f"### {int(cases):,} cases"
        yield f"{size['rows']:,} rows. {_when(size)}"
        yield table(("", "seconds of the clock", "of CPU", "figures", "beside ours"), map(_way, size["lines"]))


def _way(line: dict[str, Any]) -> tuple[str, ...]:
    cpu = "" if line["cpu"] is None else f"{line['cpu']:.1f}"
    return line["what"], f"{line['seconds']:.1f}", cpu, f"{line['figures']:,}", line["beside"]


def _simulation(told: dict[str, Any] | None) -> Iterator[str]:
    yield "## Simulation"
    if told is None:
        yield "Not measured yet: `uv run --group benchmark python -m benchmarks.simulation`."
        return
    yield (
        f"`uv run --group benchmark python -m benchmarks.simulation`, {_when(told)} C: {told['C']}. "
        "*plain*: 53 posts in 35 areas, 36 months, priorities, patience, recruitment and ramp-up. *whole*: with "
        "turnover, cases that end early, a build-up of referrals and a grant that ends."
    )
    for name, model in told["models"].items():
        yield f"### {name}"
        yield f"{model['referred a replication']:,} young people are referred in a replication."
        yield table(("", "replications a CPU second", "ours is", "agreement with ours"), _ways(model))
    two, backends = told["two workers"], told["backends"]
    yield "### Two workers"
    yield (
        f"8,000 replications of *whole* in chunks of 1,000, by the clock: {two['one, seconds']} s with one process, "
        f"{two['two, seconds']} s with two: {two['efficiency']:.0%} of twice as fast. "
        "The same to the bit as in one go: "
        + ", ".join(f"{name} {'yes' if same else '**no**'}" for name, same in backends.items())
        + "."
    )


def _ways(model: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    ours = model["ours, a second"]
    yield "ours", f"{ours:,.0f}", "", ""
    if "C, a second" in model:
        equal = "equal to the bit" if model["C, equal to the bit"] else "**not equal**"
        yield "C twin", f"{model['C, a second']:,.0f}", f"{ours / model['C, a second']:.2f} ×", equal
    for way in ("SimPy", "Ciw"):
        if way in model:
            found = model[way]
            worst, z = found["largest |z|"]
            agreement = (
                f"{found['outputs compared']} outputs, {found['replications']} replications: root mean square of z "
                f"{found['root mean square of z']}, largest {z} ({worst})"
            )
            yield way, f"{found['a second']:,.2f}", f"{ours / found['a second']:,.0f} ×", agreement


def _location(told: dict[str, Any] | None) -> Iterator[str]:
    yield "## Placement"
    if told is None:
        yield "Not measured yet: `uv run python -m benchmarks.location`."
        return
    yield (
        f"`uv run python -m benchmarks.location`, {_when(told)} Three drawn instances of each size. A: hubs lie "
        "anywhere. B: hubs and need lie in a few towns, and every second area has a post already, at a price."
    )
    headings = list(told["rows"][0])
    yield table(headings, ([_shown(row[name]) for name in headings] for row in told["rows"]))


def _statistics(told: dict[str, Any] | None) -> Iterator[str]:
    yield "## Statistics"
    if told is None:
        yield "Not measured yet: `uv run python -m benchmarks.statistics`."
        return
    yield (
        f"`uv run python -m benchmarks.statistics`, {_when(told)} Each figure two ways on the same drawn sets: the "
        "largest difference of any number that both give, then calls in a second of the processor."
    )
    headings = ("figure", "beside", "sets", "largest difference", "ours, a second", "theirs, a second", "ours is")
    yield table(headings, map(_both_ways, told["rows"]))


def _both_ways(row: dict[str, Any]) -> tuple[str, ...]:
    ours, theirs = row["ours, calls a second"], row["theirs, calls a second"]
    apart = f"{row['largest difference']:.1g}" if row["largest difference"] else "0"
    ratio = f"{ours / theirs:,.0f} ×" if ours >= 10 * theirs else f"{ours / theirs:.2f} ×"
    return row["figure"], row["beside"], str(row["sets"]), apart, f"{ours:,.0f}", f"{theirs:,.0f}", ratio


def _coding(told: dict[str, Any] | None) -> Iterator[str]:
    yield "## Coding"
    if told is None:
        yield "Not measured yet: `uv run python -m benchmarks.coding`."
        return
    yield (
        f"`uv run python -m benchmarks.coding`, {told['day']}, {told['machine']}; load of the machine "
        f"{told['load']:.1f} at the end. Beside Taguette {told['Taguette']}, the same document and passages, the "
        "requests that each page sends, in turn; medians in ms by the clock, in brackets the server's CPU a time. What "
        "a browser makes of the answers is not in it. Of a code's passages Taguette is asked for every page of 50."
    )
    rows = (
        (f"{size['characters']:,}", f"{size['codings']:,}", name, *_beside(found))
        for size in told["sizes"]
        for name, found in size["ms"].items()
    )
    yield table(("characters", "codings", "", "here", "Taguette", "Taguette / here"), rows)
    if "note" in told:
        yield told["note"]
    seen = [(size, size["browser"]) for size in told["sizes"] if size.get("browser")]
    if seen:
        yield (
            "Ours in Chromium, medians in ms by the browser's clock: from asking for the page to the text and its "
            "passages drawn, and from the key to the coding drawn, which has been saved by then."
        )
        drawn = (
            (*(f"{size[name]:,}" for name in ("characters", "codings")), *map(str, map(it.get, _DRAWN)))
            for size, it in seen
        )
        yield table(("characters", "codings", *_DRAWN), drawn)


_DRAWN = ("text drawn", "coding drawn", "load")


def _beside(found: dict[str, list[float]]) -> tuple[str, str, str]:
    ours, theirs = (f"{clock:,.0f} ({cpu:,.0f})" for clock, cpu in zip(found["clock"], found["cpu"], strict=True))
    return ours, theirs, f"{found['clock'][1] / found['clock'][0]:.1f} ×"


def _shown(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _when(told: dict[str, Any]) -> str:
    return (
        f"{told['day']}, {told['machine']}; load of the machine {told['load before']:.1f} before and "
        f"{told['load after']:.1f} after."
    )
