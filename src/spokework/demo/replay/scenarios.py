"""Two plans of the programme's office, ready to be asked: today's, and one with a post more where most are waiting."""

from datetime import date

from spokework.access.roles import Role
from spokework.core import clock
from spokework.programme.memberships import actor_for
from spokework.programme.queries.people import holding
from spokework.scenarios import actions


def plan_ahead() -> None:
    lead = actor_for(holding(Role.PROGRAMME_LEAD)[0])
    today = actions.copy_today(name="As it is today", hub=None, by=lead)
    more = actions.copy_scenario(scenario=today, name="One post more where most wait", by=lead)
    area = max(more.plan["area"], key=lambda each: each.get("waiting", 0))["name"]
    first = date(clock.today().year + 1, 4, 1)
    facts = {"area": area, "fte": 1.0, "start": first, "days_to_recruit": 90.0}
    actions.add_post(scenario=more, by=lead, expected=more.version, name="One post more", **facts)
