"""The people around a young person, and what every colleague should know before a visit."""

from datetime import date
from random import Random

from spokework.demo.world.calendar import CLOCK, days, on_or_after, on_or_before
from spokework.demo.world.cases import Alert, NetworkMember
from spokework.demo.world.relations import name_for
from spokework.demo.world.rolls import between, chance, dealt, weighted
from spokework.demo.world.timeline import Span
from spokework.demo.world.words_referral import ALERTS
from spokework.demo.world.words_work import NETWORK

KINDS: dict[str, float] = {"family": 45, "professional": 45, "other": 10}
WITH_ALERT = 0.12


def network_of(key: str, span: Span, care_status: str, rng: Random) -> tuple[NetworkMember, ...]:
    chosen: list[tuple[str, str]] = []
    for _ in range(between(rng, 1, 3)):
        kind = weighted(rng, KINDS)
        # Only who is looked after lives with a foster carer.
        relations = [r for r in NETWORK[kind] if r != "Foster carer" or care_status == "looked_after"]
        relation = relations[rng.randrange(len(relations))]
        if (kind, relation) not in chosen:
            chosen.append((kind, relation))
    return tuple(
        NetworkMember(
            key=f"{key}-N{number}",
            on=_soon(span, rng),
            kind=kind,
            relation=relation,
            name=name_for(relation, rng),
            safe=kind == "professional" or chance(rng, 0.85),
        )
        for number, (kind, relation) in enumerate(chosen, start=1)
    )


def alerts_of(key: str, span: Span, rng: Random) -> tuple[Alert, ...]:
    if not chance(rng, WITH_ALERT):
        return ()
    count = 2 if chance(rng, 0.15) else 1
    said = dealt(rng, ALERTS)[:count]
    return tuple(Alert(f"{key}-L{number}", _soon(span, rng), words) for number, words in enumerate(said, start=1))


def _soon(span: Span, rng: Random) -> date:
    last = on_or_before(span.closed_on - days(7)) if span.closed_on else CLOCK
    return max(span.opened_on, min(on_or_after(span.opened_on + days(between(rng, 0, 21, 3))), last))
