"""Who pays: an invented alliance of funders and GBP 8 million in grants."""

from datetime import date

from spokework.demo.world.calendar import PHASE_STARTS, PROGRAMME_ENDS, PROGRAMME_STARTS
from spokework.demo.world.programme import Funder, Grant, Hub, Programme
from spokework.demo.world.rolls import shares

BUDGET = 8_000_000
EVALUATION = 450_000
OFFICE = 350_000

PROGRAMME_NAME = "Open Water Programme"

FUNDERS = (
    ("heronsgate", "Heronsgate Quill Foundation"),
    ("three-lamps", "Three Lamps Trust"),
    ("merrow-fold", "Merrow and Fold Children's Fund"),
    ("paper-kite", "Paper Kite Endowment"),
    ("ostrey", "Ostrey Mutual Giving"),
)

REPORTING = ("quarterly", "half-yearly", "quarterly", "yearly", "half-yearly")


def build_programme() -> Programme:
    return Programme(name=PROGRAMME_NAME, starts_on=PROGRAMME_STARTS, ends_on=PROGRAMME_ENDS, budget=BUDGET)


def build_funders() -> tuple[Funder, ...]:
    return tuple(Funder(key=key, name=name) for key, name in FUNDERS)


def build_grants(hubs: tuple[Hub, ...]) -> tuple[Grant, ...]:
    """Each hub has a main grant and a smaller second one from another funder; the rest runs and evaluates."""
    years = [PROGRAMME_ENDS.year - hub.opens_on.year + 1 for hub in hubs]
    # Shared out in thousands, because that is how grants are made.
    amounts = shares((BUDGET - EVALUATION - OFFICE) // 1000, [h.posts * y for h, y in zip(hubs, years, strict=True)])
    grants = [
        _grant(0, None, EVALUATION, PROGRAMME_STARTS, "Independent evaluation"),
        _grant(1, None, OFFICE, PROGRAMME_STARTS, "Programme office"),
    ]
    for index, (hub, thousands) in enumerate(zip(hubs, amounts, strict=True)):
        second = thousands // 4
        begins = date(PHASE_STARTS[hub.phase - 1].year, 1, 1)
        grants.append(_grant(index, hub, (thousands - second) * 1000, begins, "Spoke workers"))
        grants.append(_grant(index + 2, hub, second * 1000, begins, "Travel, training and supervision"))
    return tuple(grants)


def _grant(turn: int, hub: Hub | None, amount: int, begins: date, purpose: str) -> Grant:
    which = turn % len(FUNDERS)
    funder = FUNDERS[which][0]
    return Grant(
        key=f"{funder}:{hub.key if hub else 'programme'}:{purpose.split(maxsplit=1)[0].lower()}",
        funder_key=funder,
        hub_key=hub.key if hub else None,
        amount=amount,
        starts_on=begins,
        ends_on=PROGRAMME_ENDS,
        reporting=REPORTING[which],
        purpose=purpose,
    )
