"""Who is on the team of an evaluation, and what each may do there."""

from uuid import UUID

from spokework.access.decide import Actor
from spokework.access.roles import Role
from spokework.accounts.models import Account
from spokework.core import clock
from spokework.evaluation.models import Evaluation, TeamMember
from spokework.evaluation.team import MAY, Work
from spokework.programme.models import Membership


def part_of(actor: Actor, evaluation_id: UUID) -> str:
    """The actor's role on the team; empty where there is none."""
    rows = TeamMember.objects.unscoped("one's own part")
    found = rows.filter(evaluation=evaluation_id, account=actor.id, until__isnull=True)
    return str(found.values_list("role", flat=True).first() or "")


def may(actor: Actor, evaluation_id: UUID, work: Work) -> bool:
    return actor.at_the_machine or work in MAY.get(part_of(actor, evaluation_id), frozenset())


def team(actor: Actor, evaluation: Evaluation) -> list[TeamMember]:
    rows = TeamMember.objects.visible_to(actor).filter(evaluation=evaluation)
    return list(rows.select_related("account").order_by("until", "number"))


def evaluators() -> dict[str, Account]:
    """Everybody who could be on a team, by key: those who hold the role today."""
    held = Membership.objects.unscoped("names of evaluators, for whoever leads an evaluation")
    rows = held.filter(role=Role.EVALUATOR).in_force_on(clock.today()).select_related("account")
    return {str(row.account.pk): row.account for row in rows.order_by("account__name")}
