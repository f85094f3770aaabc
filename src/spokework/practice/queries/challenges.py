"""The steps of a challenge."""

from spokework.access.decide import Actor
from spokework.practice.models import Challenge, ChallengeStep


def steps(actor: Actor, challenge: Challenge) -> list[ChallengeStep]:
    """In their order."""
    rows = ChallengeStep.objects.visible_to(actor).filter(challenge=challenge)
    return list(rows.select_related("by").order_by("number"))
