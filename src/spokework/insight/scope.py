"""Whose figures somebody sees: one hub's exactly, or the programme's without small groups."""

from dataclasses import dataclass

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.programme.queries.names import names_of


@dataclass(frozen=True)
class Scope:
    hub: str = ""  # slug; empty: the whole programme
    name: str = "The whole programme"
    everything: bool = False  # whoever holds the records themselves
    others: tuple[tuple[str, str], ...] = ()  # slug and name of the actor's other hubs

    @property
    def exact(self) -> bool:
        """A hub's manager knows every young person in these figures; the programme's office must not."""
        return bool(self.hub) or self.everything

    @property
    def where(self) -> dict[str, str]:
        return {"hub": self.hub} if self.hub else {}


AT_THE_MACHINE = Scope(everything=True)


def scope_of(actor: Actor, wanted: str = "") -> Scope | None:
    """The hub with the slug ``wanted``, or the first of the actor's; None where it is none of them."""
    if actor.everywhere(P.VIEW_FIGURES):
        return None if wanted else Scope()
    hubs = names_of(actor, actor.hubs_with(P.VIEW_FIGURES))
    slug = wanted or next(iter(hubs), "")
    if slug not in hubs:
        return None
    return Scope(slug, hubs[slug], others=tuple((each, name) for each, name in hubs.items() if each != slug))
