"""What if a grant ends, as plain sentences and two tables."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from spokework.core.components import Cell, Column, Table
from spokework.core.dates import long_date

from .words import between, mean, signed, signed_between, whole

Answer = Mapping[str, Any]
MANY_AREAS = 4


def sentences(inputs: Answer, answer: Answer, name: str) -> list[str]:
    """The answer first. Of a grant that pays for nobody's post there is nothing to cut off."""
    end = long_date(date.fromisoformat(inputs["end"]))
    if not answer["posts"]:
        return [f"{inputs['grant']} pays for no post in “{name}”, so its end cuts off nobody in this plan."]
    cut = answer["cut_off"]["difference"]
    posts = f"{answer['posts']} post{'' if answer['posts'] == 1 else 's'}"
    return [
        f"If {inputs['grant']} ended on {end}, it would cut off about {_young_people(cut['mean'])}: in support on that "
        f"day, in the midst of support that would have gone on. In 9 of 10 outcomes it is {between(cut)}.",
        f"It pays for {posts} with {answer['places']} places, {_where(answer['areas'])}. Nobody is taken to be handed "
        "over; whoever finds another worker for some of them cuts off fewer.",
    ]


def _young_people(number: float) -> str:
    return f"{whole(number)} young {'person' if round(number) == 1 else 'people'}"


def _where(areas: list[str]) -> str:
    if len(areas) > MANY_AREAS:
        return f"in {len(areas)} areas"
    return "in " + (areas[0] if len(areas) == 1 else f"{', '.join(areas[:-1])} and {areas[-1]}")


def wind_down_table(answer: Answer) -> Table:
    rows = [
        [
            Cell(_wind_down(each["months"])),
            Cell(mean(each["cut_off"]["difference"])),
            Cell(between(each["cut_off"]["difference"])),
            Cell(signed(each["started"]["difference"]["mean"])),
        ]
        for each in answer["wind_downs"]
    ]
    columns = [
        Column("If no case begins"),
        Column("Cut off, mean", number=True),
        Column("9 of 10 outcomes", number=True),
    ]
    columns.append(Column("Young people who start support, against the first row", number=True))
    note = "Taking nobody new before the end cuts off fewer, and leaves more without any support: neither is free."
    return Table("What winding down would change", columns, rows, note)


def _wind_down(months: int) -> str:
    return f"in its last {months} month{'' if months == 1 else 's'}" if months else "only after the end"


def follows_table(answer: Answer) -> Table:
    rows = [
        [
            Cell(each["what"]),
            Cell(mean(each["change"]["first"])),
            Cell(mean(each["change"]["second"])),
            Cell(signed(each["change"]["difference"]["mean"])),
            Cell(signed_between(each["change"]["difference"])),
        ]
        for each in answer["follows"]
    ]
    columns = [Column("Young people")]
    names = ("As the scenario stands", "If it ends then", "Difference", "9 of 10 outcomes")
    columns += [Column(name, number=True) for name in names]
    return Table(
        "Over all months of the plan",
        columns,
        rows,
        "Both played with the same luck, so the difference is the grant’s.",
    )
