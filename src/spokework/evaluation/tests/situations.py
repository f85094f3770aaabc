"""Evaluations to test in, made through the actions as everything is. Everything said in them is invented."""

from datetime import date
from itertools import count
from typing import Any

from spokework.access.decide import Actor
from spokework.access.roles import Role
from spokework.core import clock
from spokework.core.errors import Refused
from spokework.evaluation import actions, codes
from spokework.evaluation.models import Code, Coding, Evaluation, Participant, Site, Source, TeamMember
from spokework.programme.memberships import actor_for
from spokework.programme.tests.situations import AT_THE_MACHINE, a_member, an_actor

__all__ = ["AT_THE_MACHINE", "an_actor"]

_number = count(1)
SAID = "We sat in the same room.\nShe asked me, and I asked her.\n\nThat changed what I looked for 🧭 at night."
ASKED_ON = date(2014, 3, 3)


def an_evaluator(name: str = "") -> Actor:
    return actor_for(a_member(Role.EVALUATOR, name=name))


def an_evaluation(lead: Actor | None = None, **facts: Any) -> Evaluation:
    usual = {"title": f"What works, study {next(_number)}", "questions": "What works, for whom?", "start": ASKED_ON}
    return actions.start_evaluation(by=lead or an_evaluator(), **(usual | facts))


def on_the_team(evaluation: Evaluation, role: str = codes.TeamRole.CODER, name: str = "") -> Actor:
    account = a_member(Role.EVALUATOR, name=name)
    actions.add_member(evaluation=evaluation, account=account, role=role, by=AT_THE_MACHINE)
    return actor_for(account)


def the_lead(evaluation: Evaluation) -> Actor:
    row = TeamMember.objects.unscoped("tests").filter(evaluation=evaluation, role=codes.TeamRole.LEAD).first()
    return actor_for(row.account)


def a_site(evaluation: Evaluation, name: str = "", **facts: Any) -> Site:
    return actions.add_site(evaluation=evaluation, name=name or f"Site {next(_number)}", by=AT_THE_MACHINE, **facts)


def a_participant(evaluation: Evaluation, pseudonym: str = "", **facts: Any) -> Participant:
    usual = {
        "kind": codes.ParticipantKind.PERSON,
        "stakeholder": codes.Stakeholder.POLICE,
        "consent": codes.ResearchConsent.GIVEN,
        "consent_on": clock.today(),
    }
    name = pseudonym or f"Sergeant {next(_number)}"
    return actions.add_participant(evaluation=evaluation, pseudonym=name, by=AT_THE_MACHINE, **(usual | facts))


def a_source(evaluation: Evaluation | None = None, text: str = SAID, **facts: Any) -> Source:
    usual = {"title": f"Interview {next(_number)}", "kind": codes.SourceKind.INTERVIEW, "day": ASKED_ON}
    given = usual | {"by": AT_THE_MACHINE} | facts
    return actions.add_source(evaluation=evaluation or an_evaluation(), text=text, **given)


def a_code(evaluation: Evaluation, name: str = "", **facts: Any) -> Code:
    return actions.add_code(evaluation=evaluation, name=name or f"Code {next(_number)}", by=AT_THE_MACHINE, **facts)


def coded(source: Source, words: str, code: Code, by: Actor = AT_THE_MACHINE, text: str = SAID) -> Coding:
    """These words of the source, as they first stand in its text."""
    start = text.index(words)
    return actions.code_passage(source=source, code=code, start=start, end=start + len(words), by=by)


def refused(act: Any, *args: Any, **given: Any) -> Refused:
    try:
        act(*args, **given)
    except Refused as refusal:
        return refusal
    raise AssertionError("it was not refused")
