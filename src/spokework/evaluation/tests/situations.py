"""Evaluations to test in, made through the actions as everything is. Everything said in them is invented."""

from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

from spokework.access.decide import Actor
from spokework.access.roles import Role
from spokework.core import clock
from spokework.core.errors import Refused
from spokework.evaluation import actions, codes
from spokework.evaluation.models import (
    Code,
    Coding,
    Evaluation,
    Evidence,
    KeyMessage,
    Lesson,
    OutcomeDomain,
    Participant,
    Quote,
    Round,
    Site,
    Source,
    TeamMember,
    Theory,
    TheoryVersion,
)
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


WORDING = actions.Wording(
    if_said="the worker sits in the same room as the police",
    then_said="more and other young people are referred",
    because_said="she is seen, and is asked before anybody refers",
    context="Where a team has its own room",
    resource="A desk in sight",
    reasoning="It is easier to turn round than to write",
    outcome="Referrals come earlier",
)


def a_theory(evaluation: Evaluation, state: str = "gleaned", title: str = "", **wording: Any) -> Theory:
    """Brought to the state through the verbs that lead there."""
    domain = OutcomeDomain.objects.unscoped("tests").get(evaluation=evaluation, number=5)
    theory = actions.add_theory(
        evaluation=evaluation,
        domain=domain,
        title=title or f"Theory {next(_number)}",
        wording=replace(WORDING, **wording),
        by=AT_THE_MACHINE,
    )
    for verb in _WAY[state]:
        if verb == "refine":
            refined(theory)
        else:
            _with_what_it_needs(theory, verb)
            moved(theory, verb)
        theory.refresh_from_db()
    return theory


_TESTED = ("put_forward", "test")
_WAY: dict[str, tuple[str, ...]] = {
    "gleaned": (),
    "initial": _TESTED[:1],
    "under_test": _TESTED,
    "refined": (*_TESTED, "refine"),
    "consolidated": (*_TESTED, "consolidate"),
    "refuted": (*_TESTED, "refute"),
    "withdrawn": ("withdraw",),
}


def _with_what_it_needs(theory: Theory, verb: str) -> None:
    needs = {"consolidate": codes.Verdict.SUPPORTS, "refute": codes.Verdict.CONTRADICTS}
    if verb in needs:
        judged(theory, source=a_source(theory.evaluation), verdict=needs[verb])


def moved(theory: Theory, verb: str, by: Actor = AT_THE_MACHINE, reason: str = "As agreed on Monday") -> Theory:
    return actions.move_theory(theory=theory, verb=verb, reason=reason, by=by)


def refined(theory: Theory, by: Actor = AT_THE_MACHINE, **given: Any) -> TheoryVersion:
    usual = {"change": codes.Change.CONTEXT_NARROWED, "reason": "Two sites have no room of their own"}
    wording = replace(WORDING, context=f"Where a team has its own room, and uses it {next(_number)}")
    return actions.refine_theory(theory=theory, by=by, **({"wording": wording} | usual | given))


def judged(
    theory: Theory,
    by: Actor = AT_THE_MACHINE,
    verdict: str = codes.Verdict.SUPPORTS,
    reasoning: str = "He says so of himself",
    **about: Any,
) -> Evidence:
    judgement = actions.Judgement(verdict=verdict, reasoning=reasoning)
    return actions.link_evidence(theory=theory, judgement=judgement, by=by, **about)


PLAIN = actions.PlainWords(
    title="Sit where you are seen",
    what_works="A worker who sits in the same room is asked before anybody writes a referral.",
    for_whom="Young people whom nobody would have referred.",
    where="Teams that have a room of their own, and use it.",
    why="It is easier to turn round than to write.",
    where_not="Where everybody works outside, the desk stood empty.",
)


def a_lesson(theory: Theory, state: str = "draft", **words: Any) -> Lesson:
    """Brought to the state as a team does it: one writes, another reads."""
    lesson = actions.write_lesson(theory=theory, words=replace(PLAIN, **words), by=AT_THE_MACHINE)
    return brought(lesson, state)


def brought(lesson: Lesson, state: str) -> Lesson:
    if state != "draft":
        actions.read_lesson(lesson=lesson, by=two_coders(lesson.evaluation)[0])
    if state in ("published", "taken_back"):
        actions.publish_lesson(lesson=lesson, by=AT_THE_MACHINE)
    if state == "taken_back":
        actions.take_back_lesson(lesson=lesson, reason="It was misread", by=AT_THE_MACHINE)
    lesson.refresh_from_db()
    return lesson


def a_passage(theory: Theory, words: str = "We sat in the same room.", **facts: Any) -> Evidence:
    """Said by somebody who agreed to be quoted, and held against the theory."""
    evaluation = theory.evaluation
    participant = facts.pop("participant", None) or a_participant(evaluation)
    source = a_source(evaluation, participant=participant, site=facts.pop("site", None))
    return judged(theory, coding=coded(source, words, a_code(evaluation)), **facts)


def a_quote(lesson: Lesson, evidence: Evidence | None = None, words: str = "We sat in the same room.") -> Quote:
    row = evidence or a_passage(lesson.theory)
    return actions.quote_passage(lesson=lesson, evidence=row, words=words, by=AT_THE_MACHINE)


def a_message(*theories: Theory, words: str = "Put her where she is seen.") -> KeyMessage:
    return actions.write_message(evaluation=theories[0].evaluation, words=words, theories=theories, by=AT_THE_MACHINE)


def two_coders(evaluation: Evaluation) -> list[Actor]:
    """The first two who code on the team, made where there are none yet."""
    rows = TeamMember.objects.unscoped("tests").filter(evaluation=evaluation, role=codes.TeamRole.CODER)
    while rows.count() < 2:
        on_the_team(evaluation)
    return [actor_for(row.account) for row in rows.select_related("account").order_by("number")[:2]]


def a_round(evaluation: Evaluation, coders: list[Actor], sources: list[Source], of: list[Code]) -> Round:
    team = TeamMember.objects.unscoped("tests").filter(evaluation=evaluation, account__in=[each.id for each in coders])
    given = {"sources": sources, "codes": of, "coders": list(team), "by": AT_THE_MACHINE}
    return actions.start_round(evaluation=evaluation, title=f"Round {next(_number)}", **given)


def refused(act: Any, *args: Any, **given: Any) -> Refused:
    try:
        act(*args, **given)
    except Refused as refusal:
        return refusal
    raise AssertionError("it was not refused")
