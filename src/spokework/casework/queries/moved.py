"""Where the addresses of a record that was merged lead on to."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import ResolverMatch, reverse

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.casework.models import (
    Alert,
    Assessment,
    BreakGlass,
    Case,
    Contact,
    Goal,
    Inquiry,
    IntelligenceSubmission,
    MissingEpisode,
    NetworkMember,
    Referral,
    Sharing,
    YoungPerson,
)

# What a number in an address counts, by the word before it.
NUMBERED: dict[str, Any] = {
    "referrals": Referral,
    "inquiries": Inquiry,
    "assessments": Assessment,
    "plan": Goal,
    "contacts": Contact,
    "sharing": Sharing,
    "intelligence": IntelligenceSubmission,
    "missing": MissingEpisode,
    "people": NetworkMember,
    "alerts": Alert,
    "cases": Case,
    "looks": BreakGlass,
}


@dataclass(frozen=True)
class Kept:
    """The record into which another one was merged, and by how much the numbers of that one's rows grew."""

    pk: UUID
    hub_id: UUID
    reference: str
    numbers_moved: dict[str, int]

    def address(self, of: ResolverMatch) -> str:
        """The same page of the kept record; where it has none of its own, the record itself."""
        kwargs: dict[str, Any] = {"reference": self.reference}
        if not of.kwargs.keys() <= {"reference", "number"}:
            return reverse("casework:young_person", kwargs=kwargs)
        if "number" in of.kwargs:
            model = NUMBERED[of.route.split("/")[2]]
            kwargs["number"] = of.kwargs["number"] + self.numbers_moved.get(model._meta.model_name, 0)
        return reverse(of.view_name, kwargs=kwargs)


def kept_instead(actor: Actor, reference: str) -> Kept | None:
    """For whoever may open the record into which this one was merged."""
    return _kept(reference, YoungPerson.objects.visible_to(actor).present())


def kept_for_review(actor: Actor, reference: str) -> Kept | None:
    """For whoever reviews access in its hub, which takes no reach to the record itself."""
    rows = YoungPerson.objects.unscoped("narrowed to the hubs whose access the actor reviews")
    return _kept(reference, rows.filter(hub__in=actor.hubs_with(P.REVIEW_ACCESS), erased_at=None))


def _kept(reference: str, within: QuerySet[YoungPerson]) -> Kept | None:
    rows = YoungPerson.objects.unscoped("a merged record is out of everybody's reach, but its address still leads on")
    gone = rows.filter(reference=reference, merged_into__isnull=False).values_list("merged_into", "numbers_moved")
    for kept_id, numbers in gone:
        for pk, hub_id, kept_reference in within.filter(pk=kept_id).values_list("pk", "hub_id", "reference"):
            return Kept(pk, hub_id, kept_reference, numbers)
    return None
