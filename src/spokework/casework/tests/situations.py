"""Young people, referrals and cases to test with, made through the actions as everything is."""

from datetime import date
from itertools import count
from typing import Any

from spokework.access.decide import Actor
from spokework.access.roles import Role
from spokework.casework import actions, codes
from spokework.casework.actions import Characteristics, Identity, Telling
from spokework.casework.levels import Level
from spokework.casework.models import (
    Assessment,
    Case,
    Consent,
    Contact,
    Goal,
    IntelligenceSubmission,
    MissingEpisode,
    Referral,
    Sharing,
    YoungPerson,
)
from spokework.casework.queries.tools import tool_named
from spokework.casework.states import ReferralState
from spokework.casework.tools import Tool
from spokework.core import clock
from spokework.core.errors import Refused
from spokework.programme.memberships import actor_for
from spokework.programme.models import Appointment, Area, Hub
from spokework.programme.tests import situations as programme
from spokework.programme.tests.situations import AT_THE_MACHINE

R = ReferralState
_number = count(1)
# Invented words, so that a test can look for them anywhere.
GIVEN = ("Tamsin", "Idris", "Wren", "Kofi", "Maeve", "Rohan", "Elsbeth", "Yusuf", "Petra", "Calum")
FAMILY = ("Quillfeather", "Brackenhall", "Otterbourne", "Larkspire", "Thistlewood", "Fennimore", "Wychcombe")


def a_hub(name: str = "") -> Hub:
    return programme.a_hub(name)


def an_area() -> Area:
    return Area.objects.unscoped("tests").first() or programme.an_area()


def a_manager(hub: Hub) -> Actor:
    return programme.an_actor(Role.HUB_MANAGER, hub)


def a_spoke(hub: Hub, **post: Any) -> Appointment:
    """A spoke worker in a post of her own."""
    return programme.an_appointment(programme.a_post(hub, **post))


def acting(appointment: Appointment) -> Actor:
    """The worker in the post, as an actor."""
    return actor_for(appointment.worker)


def an_identity(**given: Any) -> Identity:
    number = next(_number)
    facts = {
        "given_name": GIVEN[number % len(GIVEN)],
        "family_name": f"{FAMILY[number % len(FAMILY)]}-{_letters(number)}",
        "born": date(2001, 1 + number % 12, 1 + number % 28),
    }
    return Identity(**(facts | given))


def _letters(number: int) -> str:
    """Family names far enough from each other that nobody is taken for somebody else."""
    return "".join(chr(ord("a") + (number * step) % 26) for step in (7, 11, 17, 23, 5, 3))


def a_referral(
    hub: Hub | None = None,
    *,
    state: str = R.RECEIVED,
    by: Actor = AT_THE_MACHINE,
    identity: Identity | None = None,
    young_person: YoungPerson | None = None,
    appointment: Appointment | None = None,
    **facts: Any,
) -> Referral:
    """A referral that has come as far as ``state``."""
    hub_id = young_person.hub_id if young_person else (hub or a_hub()).pk
    about: dict[str, Any] = {"young_person": young_person} if young_person else {"identity": identity or an_identity()}
    referral = actions.record_referral(
        by=by,
        hub_id=hub_id,
        received=facts.pop("received", None) or clock.today(),
        area=facts.pop("area", None) or an_area(),
        source=facts.pop("source", codes.Source.SOCIAL_CARE),
        reasons=facts.pop("reasons", [codes.Reason.MISSING]),
        level=facts.pop("level", Level.MEDIUM),
        **about,
        **facts,
    )
    return _brought_to(referral, state, by, appointment)


def _brought_to(referral: Referral, state: str, by: Actor, appointment: Appointment | None) -> Referral:
    if state == R.RECEIVED:
        return referral
    referral = actions.start_triage(referral=referral, by=by)
    if state == R.INFO_REQUESTED:
        return actions.ask_for_information(referral=referral, asked="Who else is involved?", by=by)
    if state == R.DECLINED:
        return actions.decline_referral(referral=referral, reason=codes.DeclineReason.OUT_OF_AREA, by=by)
    if state == R.SIGNPOSTED:
        return actions.signpost_referral(referral=referral, to="The youth club", by=by)
    if state == R.TRIAGE:
        return referral
    referral = actions.accept_referral(referral=referral, by=by)
    if state == R.ACCEPTED:  # accepting waits at once, so this is a record from before it did
        referral.change(state=R.ACCEPTED)
    if state == R.WITHDRAWN:
        return actions.withdraw_referral(referral=referral, reason="Moved away", by=by)
    if state == R.ALLOCATED:
        hub = Hub.objects.unscoped("tests").get(pk=referral.hub_id)
        actions.allocate_referral(referral=referral, appointment=appointment or a_spoke(hub), by=by)
        referral = Referral.objects.unscoped("tests").select_related("young_person").get(pk=referral.pk)
    return referral


def a_waiting_referral(hub: Hub | None = None, **facts: Any) -> Referral:
    return a_referral(hub, state=R.WAITING, **facts)


def a_young_person(hub: Hub | None = None, **facts: Any) -> YoungPerson:
    """Known since a referral that nobody has looked at yet. Facts of the referral, or ``identity=…``."""
    return a_referral(hub, **facts).young_person


def an_open_case(
    hub: Hub | None = None,
    *,
    level: str = Level.MEDIUM,
    worker: Appointment | None = None,
    by: Actor = AT_THE_MACHINE,
    opened: date | None = None,
    **facts: Any,
) -> Case:
    """A referral accepted, waiting and given to a worker, all on the day it opened (today unless said)."""
    with clock.standing_at(opened or clock.today()):
        if worker is not None:
            hub = worker.hub
        hub = hub or a_hub()
        referral = a_waiting_referral(hub, level=level, by=by, **facts)
        return actions.allocate_referral(referral=referral, appointment=worker or a_spoke(hub), by=by)


def a_closed_case(
    hub: Hub | None = None, *, by: Actor = AT_THE_MACHINE, closed: date | None = None, **facts: Any
) -> Case:
    """Closed (today unless said) without a closing assessment, as the young person moved. Facts of the open case."""
    with clock.standing_at(closed or clock.today()):
        case = an_open_case(hub, by=by, **facts)
        actions.close_case(case=case, reason="moved", not_assessed="moved", by=by)
    found: Case = Case.objects.unscoped("tests").select_related("young_person", "hub").get(pk=case.pk)
    return found


def a_full_worker(hub: Hub | None = None, cases: int = 2) -> Appointment:
    """Somebody in post with as many cases as she has room for."""
    appointment = a_spoke(hub or a_hub(), caseload_min=1, caseload_cap=cases)
    for _ in range(cases):
        an_open_case(worker=appointment)
    return appointment


def refused(call: Any, **given: Any) -> Refused:
    """What an action says when a rule says no."""
    try:
        call(**given)
    except Refused as answer:
        return answer
    raise AssertionError("the action was not refused")


__all__ = [
    "Characteristics",
    "a_closed_case",
    "a_full_worker",
    "a_hub",
    "a_manager",
    "a_referral",
    "a_spoke",
    "a_waiting_referral",
    "a_young_person",
    "acting",
    "an_area",
    "an_identity",
    "an_open_case",
    "refused",
]


# Work in a case


def answers_for(level: str, tool: Tool | None = None) -> dict[str, str]:
    """Answers of the shipped tool (or another) that add up to this level."""
    tool = tool or tool_named("spokework_safety")
    assert tool is not None
    band = next(band for band in tool.bands if band.level == level)
    chosen = {item.key: min(item.answers, key=lambda answer: answer.weight) for item in tool.items}
    total = sum(answer.weight for answer in chosen.values())
    for item in tool.items:
        for answer in sorted(item.answers, key=lambda answer: -answer.weight):
            reached = total - chosen[item.key].weight + answer.weight
            if total < band.start and reached > total and (band.to is None or reached <= band.to):
                chosen[item.key], total = answer, reached
    assert band.holds(total)
    return {key: answer.value for key, answer in chosen.items()}


def a_drafted_assessment(case: Case, level: str = Level.MEDIUM, **facts: Any) -> Assessment:
    tool = facts.pop("tool", None) or tool_named("spokework_safety")
    return actions.draft_assessment(
        case=case,
        stage=facts.pop("stage", codes.Stage.INITIAL),
        tool=tool,
        answers=facts.pop("answers", None) or answers_for(level, tool),
        by=facts.pop("by", AT_THE_MACHINE),
        judged_level=facts.pop("judged_level", level),
        **facts,
    )


def a_signed_assessment(
    case: Case, level: str = Level.MEDIUM, *, by: Actor = AT_THE_MACHINE, **facts: Any
) -> Assessment:
    return actions.sign_assessment(assessment=a_drafted_assessment(case, level, by=by, **facts), by=by)


def a_contact(case: Case, *, by: Actor = AT_THE_MACHINE, **facts: Any) -> Contact:
    """One that took place today for an hour, unless said."""
    usual = {"day": clock.today(), "mode": codes.Mode.FACE_TO_FACE, "attendance": "attended", "minutes": 60}
    return actions.record_contact(case=case, by=by, **(usual | facts))


def a_planned_contact(case: Case, *, by: Actor = AT_THE_MACHINE, **facts: Any) -> Contact:
    return a_contact(case, by=by, **({"attendance": "", "minutes": None} | facts))


def a_missing_episode(case: Case, *, by: Actor = AT_THE_MACHINE, **facts: Any) -> MissingEpisode:
    """Away and back today, unless said."""
    usual = {"went_on": clock.today(), "returned_on": clock.today()}
    return actions.record_missing_episode(case=case, by=by, **(usual | facts))


def a_goal(case: Case, *, by: Actor = AT_THE_MACHINE, **facts: Any) -> Goal:
    usual = {"words": "I want to sleep at home on school nights", "domain": codes.GoalDomain.SAFETY, "baseline": 3}
    return actions.set_goal(case=case, by=by, **(usual | facts))


# Sharing and consent


def a_telling(**facts: Any) -> Telling:
    """A school told today, by phone, and the young person told of it, unless said."""
    usual: dict[str, Any] = {
        "day": clock.today(),
        "told_to": "Designated safeguarding lead",
        "channel": codes.Channel.SPOKEN,
        "items": [codes.SharedItem.RISK],
        "purpose": codes.SharingPurpose.SAFEGUARD,
        "basis": codes.LawfulBasis.PUBLIC_TASK,
        "condition": codes.SpecialCondition.SAFEGUARDING,
        "necessity": "School could not watch the gate without knowing",
        "young_person_told": True,
    }
    return Telling(**(usual | facts))


def not_told(**facts: Any) -> dict[str, Any]:
    why = {"not_told": codes.NotTold.RISK, "told_how": "It would have reached the man by the evening"}
    return {"young_person_told": False} | why | facts


def a_sharing(
    young_person: YoungPerson, *, by: Actor = AT_THE_MACHINE, contact: Contact | None = None, **facts: Any
) -> Sharing:
    return actions.share_information(young_person=young_person, telling=a_telling(**facts), contact=contact, by=by)


def an_intelligence_submission(
    young_person: YoungPerson, *, by: Actor = AT_THE_MACHINE, contact: Contact | None = None, **facts: Any
) -> IntelligenceSubmission:
    usual = not_told(told_to="Force intelligence bureau", channel=codes.Channel.FORM)
    telling = a_telling(**(usual | facts))
    return actions.submit_intelligence(young_person=young_person, telling=telling, contact=contact, by=by)


def a_consent(young_person: YoungPerson, *, by: Actor = AT_THE_MACHINE, **facts: Any) -> Consent:
    """Given by both today, unless said."""
    usual = {"decision": "given", "decided_by": "both", "explained": "With the leaflet, and in her own words"}
    return actions.record_consent(young_person=young_person, by=by, **(usual | facts))
