"""An evaluation, and who works on it."""

from datetime import date

from django.db import transaction
from django.db.models import Max

from spokework.access.decide import Actor, require
from spokework.access.permissions import Permission as P
from spokework.accounts.models import Account
from spokework.core import clock
from spokework.core.errors import Refused
from spokework.evaluation import codes
from spokework.evaluation.models import Evaluation, OutcomeDomain, TeamMember
from spokework.evaluation.queries.team import evaluators
from spokework.evaluation.team import Work
from spokework.programme.checks import a_name

from .base import at_work, did, hold, lock, of_list

# The fifth is named in what was published; the others are working titles, to be named by the team.
SIX_OUTCOMES = (
    ("Outcome 1", True),
    ("Outcome 2", True),
    ("Outcome 3", True),
    ("Outcome 4", True),
    ("The distinct contribution of the voluntary sector", False),
    ("Outcome 6", True),
)


@transaction.atomic
def start_evaluation(
    *,
    title: str,
    questions: str,
    start: date,
    by: Actor,
    design: str = "",
    ethics: str = "",
    lead: Account | None = None,
) -> Evaluation:
    """Whoever starts one leads it; at the machine, where nobody has an account, somebody is named."""
    require(by, P.EVALUATE)
    everyone = Evaluation.objects.unscoped("the next number of all")
    everyone.select_for_update().order_by("-number").values_list("pk").first()
    last = everyone.aggregate(last=Max("number"))["last"] or 0
    evaluation = Evaluation(number=last + 1, start=start, **_said(title, questions, design, ethics))
    evaluation.save(force_insert=True)
    did("evaluation started", evaluation, by=by)
    OutcomeDomain._base_manager.bulk_create(
        OutcomeDomain(evaluation=evaluation, number=number, title=title, is_working_title=working)
        for number, (title, working) in enumerate(SIX_OUTCOMES, start=1)
    )
    leader = lead.pk if lead is not None else by.account_id
    if leader is not None:
        TeamMember(
            evaluation=evaluation, number=1, account_id=leader, role=codes.TeamRole.LEAD, since=clock.today()
        ).save(force_insert=True)
    return evaluation


def _said(title: str, questions: str, design: str, ethics: str) -> dict[str, str]:
    return {
        "title": a_name(title, field="title", what="what the evaluation is called"),
        "questions": _needed(questions),
        "design": design.strip(),
        "ethics": ethics.strip(),
    }


def _needed(questions: str) -> str:
    if not questions.strip():
        raise Refused("Enter at least one question that the evaluation asks.", field="questions")
    return questions.strip()


@transaction.atomic
def change_evaluation(
    *,
    evaluation: Evaluation,
    title: str,
    questions: str,
    design: str,
    ethics: str,
    start: date,
    by: Actor,
    expected: int | None = None,
) -> Evaluation:
    at_work(evaluation.pk, Work.LEAD, by=by)
    locked = hold(evaluation.pk)
    values = _said(title, questions, design, ethics)
    did("evaluation changed", locked, by=by, fields=locked.change(expected=expected, start=start, **values))
    return locked


@transaction.atomic
def add_member(*, evaluation: Evaluation, account: Account, role: str, by: Actor) -> TeamMember:
    """Only somebody who holds the role of evaluator: to be on a team opens nothing to anybody else."""
    at_work(evaluation.pk, Work.LEAD, by=by)
    role = of_list(role, codes.TeamRole.values, field="role", what="what they do on the team")
    if str(account.pk) not in evaluators():
        raise Refused("Choose somebody who is an evaluator today.", field="account")
    hold(evaluation.pk)
    rows = TeamMember.objects.unscoped("nobody is on a team twice at a time")
    if rows.filter(evaluation=evaluation, account=account, until__isnull=True).exists():
        raise Refused(f"{account} is on the team already. End that part first to give another.", field="account")
    member = TeamMember(
        evaluation=evaluation,
        number=rows.next_number(evaluation.pk),
        account=account,
        role=role,
        since=clock.today(),
    )
    member.save(force_insert=True)
    did("team member added", member, by=by, fields=["account", "role"])
    return member


@transaction.atomic
def end_member(*, member: TeamMember, by: Actor) -> TeamMember:
    at_work(member.evaluation_id, Work.LEAD, by=by)
    hold(member.evaluation_id)
    locked = lock(member)
    if locked.until is not None:
        raise Refused("This part on the team has ended already.")
    leads = TeamMember.objects.unscoped("a team keeps a lead").filter(
        evaluation=locked.evaluation_id, role=codes.TeamRole.LEAD, until__isnull=True
    )
    if locked.role == codes.TeamRole.LEAD and leads.count() == 1:
        raise Refused("This is the team's only lead. Add another lead first.")
    did("team member ended", locked, by=by, fields=locked.change(until=clock.today()))
    return locked
