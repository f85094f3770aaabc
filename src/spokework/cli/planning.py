"""``forecast`` and ``place``: what a service plan can do, and where to place posts, from TOML files."""

import json
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .django_ready import set_up, whoever_is_here
from .talking import Explained, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spokeplan.plan import Plan

# Areas are counted one by one in fewer: enough for a table, and a twentieth of the memory.
REPLICATIONS_BY_AREA = 200


def forecast(
    plan: Annotated[
        Path | None,
        typer.Argument(help="The service plan, as TOML; examples/alexi.toml is one. Without it: today's plan."),
    ] = None,
    replications: Annotated[int, typer.Option(min=2, max=1_000_000, help="How often to simulate it.")] = 1000,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same numbers.")] = 1,
    against: Annotated[
        Path | None, typer.Option(help="Another plan: what it changes, with the same luck in both.")
    ] = None,
    engine: Annotated[
        str,
        typer.Option(help="Where it is simulated: local, or a Dask cluster by its address, dask://HOST:PORT."),
    ] = "local",
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON instead of tables.")] = False,
) -> None:
    """Say how many young people a service plan can support, and how long they wait.

    Of a file alone it needs no installation, and reads no record. Without a file the plan is that of the programme as
    it is today: its posts and grants, and what the figures say.
    """
    read = _todays_plan() if plan is None else _plan_in(plan)
    with _engine(engine):
        if against is not None:
            with _refusals_in(against):
                return _compared(read, _plan_in(against), replications, seed)
        return (_as_json if as_json else _as_tables)(read, replications, seed)


def _plan_in(file: Path) -> "Plan":
    with _refusals_in(file):
        from spokework.scenarios.plan_files import read_plan

        return read_plan(file)


def _todays_plan() -> "Plan":
    """Whoever is at the machine holds the records themselves: nothing is withheld from them."""
    set_up()
    from spokework.insight.queries.figures import reader
    from spokework.insight.scope import AT_THE_MACHINE
    from spokework.scenarios.today import todays_plan

    found = reader(AT_THE_MACHINE)
    if found is None:
        raise Explained("There are no figures yet to make a plan of. Run `spokework extract` first, or name a file.")
    made = todays_plan(found, whoever_is_here(), name=f"Today's plan, as at {found.extract.as_at}")
    for origin in made.basis.origins:
        # Beside the answer, not in it: what is piped on stays the answer alone.
        known = "assumed" if origin.assumed else "observed"
        typer.echo(f"{origin.what}: {origin.value} ({known}). {origin.source}.", err=True)
    return made.plan


@contextmanager
def _engine(name: str) -> "Iterator[None]":
    """The same numbers wherever they are worked out."""
    if name == "local":
        yield
        return
    if not name.startswith("dask://"):
        raise Explained(f"There is no engine {name}. Use local, or dask://HOST:PORT.")
    try:
        from distributed import Client
    except ModuleNotFoundError:
        raise Explained(
            "Dask is not installed. It comes with the benchmarks: run `uv run --group benchmark spokework forecast …`."
        ) from None
    from joblib import parallel_config

    there = name.removeprefix("dask://")
    try:
        client = Client(f"tcp://{there}", timeout=10)
    except OSError:
        raise Explained(
            f"No Dask cluster answers at {there}. Start one, or name the address of its scheduler."
        ) from None
    with client, parallel_config("dask"):
        yield


def place(
    problem: Annotated[Path, typer.Argument(help="The placement problem, as TOML; examples/placement.toml is one.")],
    gap: Annotated[float, typer.Option(min=1e-6, max=1, help="How near the best is near enough, as a share.")] = 0.001,
    seconds: Annotated[float, typer.Option(min=0.1, help="How long it may look for a better plan.")] = 60.0,
    as_json: Annotated[bool, typer.Option("--json", help="Print the plan as JSON instead of tables.")] = False,
) -> None:
    """Say where to place posts so that most need is met.

    With how near the best the plan is proven to be, what each condition costs, and where one more worker would do most.
    From a file alone: needs no installation, and reads no record.
    """
    with _refusals_in(problem):
        from spokeplan import location
        from spokework.scenarios.placement_files import read_problem
        from spokework.scenarios.presenters import printed as shown

        name, read = read_problem(problem)
        try:
            placed = location.place(read, gap=gap, time_limit_seconds=seconds)
        except location.Infeasible as none:
            together = "; ".join(map(shown.condition_in_words, none.fighting))
            raise Explained(
                f"{name}: no placement keeps all of these together – {together}. Ease one of them."
            ) from None
        except location.NotSolved as over:
            raise Explained(f"{name}: {over}.") from None
        costs = location.condition_costs(placed, gap=gap, time_limit_seconds=seconds)
        more = location.next_areas(placed)
    if as_json:
        return say(json.dumps({"placement": name} | shown.placed_data(placed, costs, more), indent=2))
    say(f"{name}.", *shown.placed_in_words(placed))
    _table("Where", *shown.areas_placed(placed))
    _table("What each condition costs", *shown.costs_table(costs))
    return say(shown.next_in_words(more))


@contextmanager
def _refusals_in(file: Path) -> "Iterator[None]":
    from spokeplan.plan import Unfit

    try:
        yield
    except Unfit as unfit:
        raise Explained(f"{file}: {unfit}") from None


def _as_tables(plan: "Plan", replications: int, seed: int) -> None:
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from spokeplan.forecast import closed_form
    from spokeplan.simulation import established_year, simulate, simulate_many
    from spokework.scenarios.presenters import printed as shown

    sums = closed_form(plan)
    say(f"{plan.name}: {plan.months} months from {plan.first_month}.", *shown.sums_in_words(sums))
    with Progress(TextColumn("Simulating"), BarColumn(), TimeElapsedColumn(), transient=True) as bar:
        task = bar.add_task("", total=None)

        def tell(done: int, of: int) -> None:
            bar.update(task, completed=done, total=of)

        year = established_year(plan, seed=seed, replications=replications)
        found = simulate_many(plan, seed=seed, replications=replications, progress=tell)
        areas = simulate(plan, seed=seed, replications=min(replications, REPLICATIONS_BY_AREA), by="area")
    say(*shown.established_in_words(year), "")
    _table("Year by year, without chance", *shown.sums_by_year(sums))
    _table("Year by year, simulated", *shown.years_table(found))
    _table("Waiting", *shown.levels_table(found))
    _table("Areas where most withdraw", *shown.areas_table(areas))
    say(
        *shown.outlasting_in_words(found),
        f"Simulated {replications:,} times from seed {seed} ({areas.replications} for the areas): means, and between "
        "which figures 9 in 10 lie. That is chance alone; how unsure the plan's own numbers are is not in it.",
    )


def _compared(plan: "Plan", other: "Plan", replications: int, seed: int) -> None:
    from spokeplan.simulation import compare
    from spokework.scenarios.presenters.printed import compared_table

    found = compare(plan, other, seed=seed, replications=replications)
    _table(f"{plan.name} and {other.name}", *compared_table(found))
    say(
        f"Each simulated {replications:,} times from seed {seed}, with the same luck in both. Means, and between which "
        "figures 9 in 10 lie; last, how sure the mean difference is in this model."
    )


def _as_json(plan: "Plan", replications: int, seed: int) -> None:
    from spokeplan.forecast import closed_form
    from spokeplan.simulation import established_year, simulate_many
    from spokework.scenarios.presenters import printed as shown

    data = {
        "plan": plan.name,
        "first_month": str(plan.first_month),
        "months": plan.months,
        "closed_form": shown.sums_data(closed_form(plan)),
        "established_year": shown.established_data(established_year(plan, seed=seed, replications=replications)),
        "simulated": shown.simulated_data(simulate_many(plan, seed=seed, replications=replications)),
    }
    say(json.dumps(data, indent=2))


def _table(title: str, headings: list[str], rows: list[list[str]]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(title=title)
    for at, heading in enumerate(headings):
        table.add_column(heading, justify="right" if at else "left")
    for row in rows:
        table.add_row(*row)
    # As wide as it needs to be where nobody watches, so that what is piped on is whole.
    console = Console()
    (console if console.is_terminal else Console(width=160)).print(table)


def add_to(app: typer.Typer) -> None:
    app.command()(forecast)
    app.command()(place)
