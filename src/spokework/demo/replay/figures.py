"""What the invented evaluation expects of published figures, and what it makes of them once they are out.

Played in the process that publishes: the expectation before, on a day of its own, and the rest after.
"""

from datetime import date
from typing import Any

from django.db import transaction

from spokework.access.decide import Actor
from spokework.access.roles import Role
from spokework.core import clock
from spokework.evaluation import actions, codes
from spokework.evaluation.models import Evaluation, OutcomeDomain, Pattern, Theory
from spokework.evaluation.queries.evaluations import evaluations
from spokework.evaluation.queries.figures import latest
from spokework.evaluation.queries.patterns import patterns
from spokework.evaluation.queries.team import part_of
from spokework.evaluation.queries.theories import domains, theories
from spokework.programme.memberships import actor_for
from spokework.programme.queries.people import holding

STATED = date(2016, 12, 13)
BY_SETTING, BY_SOURCE = "lower_risk_all-setting-to-date", "referrals_received-source-to-date"
RELATIONAL, VISIBLE = "Relational work needs choice and time", "A visible base brings more and different referrals"
EXPECTED = (("outreach", "home"), ("social_care", "multi_agency_team"), ("police",))
WHY = (
    "Where a young person chooses the place, trust should come sooner, and risk should fall more often. A police "
    "station is what is chosen least."
)
# Which figures say something about which outcome, by its number.
MEASURED_BY = {
    1: ("referrals_received", "new_cases"),
    3: ("lower_risk_all", "lower_risk_paired"),
    5: ("young_people_supported", "acceptance"),
    6: ("not_lower",),
}
HELD = (
    (
        RELATIONAL,
        BY_SETTING,
        codes.Verdict.PARTLY,
        "Social care stands above the police, as was expected, but by no more than chance. Of outreach and homes, "
        "where it should show most, too little may be published to say anything.",
    ),
    (
        VISIBLE,
        BY_SOURCE,
        codes.Verdict.SILENT,
        "It says who refers, not whether they did before, nor whether they had seen anybody. It should have.",
    ),
)


def state_what_is_expected() -> None:
    lead, evaluation = _lead()
    with clock.standing_at(STATED), transaction.atomic():
        for domain in domains(lead, evaluation):
            _measure(domain, lead)
        theory = _theories(lead, evaluation)[RELATIONAL]
        actions.state_pattern(theory=theory, key=BY_SETTING, tiers=EXPECTED, reasoning=WHY, by=lead)


def _measure(domain: OutcomeDomain, lead: Actor) -> None:
    if domain.number in MEASURED_BY:
        named: dict[str, Any] = {"title": domain.title, "is_working_title": domain.is_working_title}
        actions.name_domain(domain=domain, indicators=MEASURED_BY[domain.number], by=lead, **named)


@transaction.atomic
def hold_what_was_published() -> None:
    lead, evaluation = _lead()
    release, held = latest(lead), _theories(lead, evaluation)
    assert release is not None, "the last quarter was published before this"
    pattern: Pattern = patterns(lead, evaluation=evaluation)[0]
    actions.look_at_pattern(pattern=pattern, release=release, by=lead)
    for title, key, verdict, why in HELD:
        kept = actions.take_snapshot(evaluation=evaluation, release=release, key=key, by=lead)
        judgement = actions.Judgement(verdict=verdict, reasoning=why, rigour=codes.Grade.LOW)
        actions.link_evidence(theory=held[title], judgement=judgement, snapshot=kept, by=lead)


def _theories(lead: Actor, evaluation: Evaluation) -> dict[str, Theory]:
    return {theory.title: theory for theory in theories(lead, evaluation)}


def _lead() -> tuple[Actor, Evaluation]:
    for account in holding(Role.EVALUATOR):
        actor = actor_for(account)
        for evaluation in evaluations(actor):
            if part_of(actor, evaluation.pk) == codes.TeamRole.LEAD:
                return actor, evaluation
    raise LookupError("the evaluation was played before this")
