"""A young person of whom everything that can be written is written, each time as a word that stands nowhere else."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from spokework.access.decide import Actor
from spokework.access.roles import Role
from spokework.casework import actions, codes
from spokework.casework.actions import Characteristics, Identity
from spokework.casework.actions.erasing import rows_about_a_child
from spokework.casework.levels import Level
from spokework.casework.models import BreakGlass, Inquiry, YoungPerson
from spokework.casework.models import Case as CaseModel
from spokework.casework.queries.tools import tool_named
from spokework.casework.tests import situations as work
from spokework.casework.tests.tools import situations as tools
from spokework.core import clock
from spokework.practice import actions as practice_actions
from spokework.practice.models import (
    Attendee,
    AwarenessSession,
    Challenge,
    ChallengeStep,
    Champion,
    Consultancy,
    JointWork,
    LoneVisit,
    Respondent,
    ReviewAnswer,
    SharingAgreement,
    StrategicMeeting,
    StrategicSupport,
    SupervisionLook,
    SupervisionWords,
    TrainingEvent,
)
from spokework.practice.tests import partnerships
from spokework.practice.tests import situations as practice
from spokework.practice.tests import support_situations as support
from spokework.programme.memberships import actor_for
from spokework.programme.tests.situations import a_host
from spokework.vault.fields import encrypted_fields
from tests.world import AT_THE_MACHINE, LOOKERS, Record, World

BORN = date(2003, 11, 17)
# However a page, a log or a file may spell it.
BORN_SPELT = ("2003-11-17", "17 November 2003", "17/11/2003", "20031117", "17 Nov 2003")
# Long enough that no token has it by chance: of a thousand pages with tokens of 64 letters, four letters turned up.
_MARK = "Qzyxvq"
_HUB_MARK = "Qwvzxj"
# What is about no young person, and for few people: a worker's supervision, where she goes alone.
_OF_FEW = "Qzywvx"


def canary(name: str) -> str:
    """A word that no page, name or code contains; it says where it was planted."""
    return f"{_MARK}{''.join(letter for letter in name if letter.isalpha())}"


def hub_canary(name: str) -> str:
    """The same for words of a hub about no young person: who its allies are, and what was said of them."""
    return f"{_HUB_MARK}{''.join(letter for letter in name if letter.isalpha())}"


def sings_of_the_hub(text: str | bytes) -> bool:
    text = text.decode("utf-8", errors="replace") if isinstance(text, bytes) else text
    return _HUB_MARK.casefold() in text.casefold()


def canary_of_few(name: str) -> str:
    return canary(name).replace(_MARK, _OF_FEW)


def birds_in(text: str | bytes) -> list[str]:
    """The canaries, and the birth date, that sing in a text."""
    if isinstance(text, bytes):
        text = text.decode("utf-8", errors="replace")
    found = {birth for birth in BORN_SPELT if birth.casefold() in text.casefold()}
    return sorted(found.union(*(_marked(text, mark) for mark in (_MARK, _OF_FEW))))


def childs_birds_in(text: str) -> list[str]:
    return [bird for bird in birds_in(text) if not bird.casefold().startswith(_OF_FEW.casefold())]


def _marked(text: str, mark: str) -> set[str]:
    found, low, at = set(), text.casefold(), 0
    while (at := low.find(mark.casefold(), at)) >= 0:
        end = at
        while end < len(low) and low[end].isalpha():
            end += 1
        found.add(text[at:end])
        at = end
    return found


IDENTITY = Identity(
    given_name=canary("given name"),
    family_name=canary("family name"),
    born=BORN,
    preferred_name=canary("preferred name"),
    address=canary("address"),
    phone=canary("phone"),
    email=f"{canary('e-mail')}@example.org",
    safe_contact=canary("safe contact"),
)
GENDER = Characteristics(gender=canary("gender"))


def referred(world: World, state: str = "") -> YoungPerson:
    """Another of the same name: found as a likely duplicate, waiting for a decision or for a worker."""
    young_person: YoungPerson = work.a_young_person(
        world.own,
        identity=IDENTITY,
        area=world.area,
        referrer=canary("another referrer"),
        words=canary("another referrer's words"),
        state=state or "triage",
    )
    return young_person


def planted(world: World) -> Record:
    """One young person's record with a canary in every field that is sealed, made through the actions."""
    case = _taken_on(world)
    young_person, by = case.young_person, AT_THE_MACHINE
    record = Record(young_person, case, _between_hubs(world, case))
    contact, planned = _contacts(case)
    signed, draft = _assessments(case)
    goal = actions.set_goal(case=case, words=canary("goal"), domain=codes.GoalDomain.SAFETY, baseline=2, by=by)
    episode = _missing(case)
    member = actions.add_network_member(
        young_person=young_person,
        kind=codes.PersonKind.values[0],
        by=by,
        **{name: canary(f"member {name}") for name in ("name", "relation", "agency", "reached_at")},
    )
    alert = actions.raise_alert(young_person=young_person, text=canary("alert"), by=by)
    _practised(world, case)
    _supported(world)
    sharing, submission = _shared(world, young_person, contact)
    _paused_and_closed_by_mistake(case)
    _looked_at(world, young_person)
    record.numbers = {
        "referral": 1,
        "case": case.number,
        "contact": contact.number,
        "planned contact": planned.number,
        "assessment": signed.number,
        "draft": draft.number,
        "goal": goal.number,
        "episode": episode.number,
        "sharing": sharing.number,
        "submission": submission.number,
        "person": member.number,
        "alert": alert.number,
        "inquiry": record.inquiry.number,
        "look": 2,
    }
    record.other = referred(world)
    return record


def _taken_on(world: World) -> CaseModel:
    """Referred, asked about, accepted, given to a colleague over her cap and handed over to the worker."""
    by = AT_THE_MACHINE
    referral = work.a_referral(
        world.own,
        identity=IDENTITY,
        characteristics=GENDER,
        referrer=canary("referrer"),
        words=canary("referrer's words"),
        area=world.area,
    )
    referral = actions.start_triage(referral=referral, by=by)
    referral = actions.ask_for_information(referral=referral, asked=canary("asked"), by=by)
    referral = actions.receive_information(referral=referral, words=canary("answered"), by=by)
    referral = actions.accept_referral(referral=referral, note=canary("decision"), by=by)
    full = work.a_full_worker(world.own, cases=1)
    case = actions.allocate_referral(referral=referral, appointment=full, over_cap_reason=canary("over the cap"), by=by)
    actions.hand_over(case=case, appointment=world.own_post, summary=canary("summary"), by=by)
    return CaseModel.objects.unscoped("tests").select_related("young_person").get(pk=case.pk)


def _contacts(case: CaseModel) -> tuple[Any, Any]:
    words = {name: canary(f"contact {name}") for name in ("purpose", "note", "view")}
    contact = work.a_contact(case, **words)
    contact = actions.change_contact(contact=contact, note=canary("corrected note"), by=AT_THE_MACHINE)
    return contact, work.a_planned_contact(case, purpose=canary("planned purpose"), note=canary("planned note"))


def _missing(case: CaseModel) -> Any:
    """Away once and back, with an interview; and missing now."""
    by, day = AT_THE_MACHINE, clock.today()
    back = actions.record_missing_episode(case=case, went_on=day, returned_on=day, note=canary("missing note"), by=by)
    words = {"went_on": day, "note": canary("missing note corrected")}
    back = actions.correct_missing_episode(episode=back, by=by, **words)
    told = {"rhi": codes.Rhi.HELD, "rhi_on": day, "learned": canary("learned")}
    actions.record_return_home_interview(episode=back, by=by, **told)
    actions.record_missing_episode(case=case, went_on=day, note=canary("missing now"), by=by)
    return back


SHARED_WORDS = ("told_to", "what", "purpose_words", "necessity", "told_how")


def _shared(world: World, young_person: YoungPerson, contact: Any) -> tuple[Any, Any]:
    """One sharing and one submission, each corrected; and consent, by a young person who decided alone."""
    worker = world.actor(Role.SPOKE_WORKER)

    def words(of: str) -> dict[str, str]:
        return {name: canary(f"{of} {name}") for name in SHARED_WORDS}

    sharing = work.a_sharing(young_person, contact=contact, **words("sharing"))
    telling = work.a_telling(**words("corrected sharing"))
    sharing = actions.correct_sharing(sharing=sharing, telling=telling, by=AT_THE_MACHINE)
    submission = work.an_intelligence_submission(young_person, by=worker, contact=contact, **words("submission"))
    telling = work.a_telling(**work.not_told(**words("corrected submission")))
    submission = actions.correct_sharing(sharing=submission, telling=telling, by=worker)
    said = {"explained": canary("consent explained"), "gillick": canary("gillick")}
    work.a_consent(young_person, decided_by=codes.ConsentBy.YOUNG_PERSON, **said)
    return sharing, submission


def install_tool(directory: Path) -> None:
    """A hub's own tool, one of whose answers is a canary."""
    document = tools.a_document()
    answers = {canary("answer").lower(): {"label": "Yes", "weight": 2}, "no": {"label": "No", "weight": 0}}
    document["sections"][0]["items"] = [tools.an_item("told", "choice", answers)]
    document["bands"] = [{"key": "low", "label": "Low", "from": 0, "to": 2, "level": "low"}]
    (directory / "small.1.yaml").write_text(tools.as_text(document))


def _assessments(case: CaseModel) -> tuple[Any, Any]:
    of_own = {"tool": tool_named("small"), "answers": {"told": canary("answer").lower()}, "judged_level": Level.HIGH}
    signed = work.a_signed_assessment(case, Level.LOW, **of_own, judged_reason=canary("judged"))
    again = of_own | {"stage": codes.Stage.REVIEW, "judged_reason": canary("judged again")}
    return signed, work.a_drafted_assessment(case, Level.LOW, **again)


def _between_hubs(world: World, case: CaseModel) -> Inquiry:
    third, by = world.hubs["Third hub"], AT_THE_MACHINE
    twin = work.a_young_person(third, identity=IDENTITY, area=world.area)
    asked = actions.ask_other_hub(young_person=case.young_person, hub=third, words=canary("question"), by=by)
    theirs = Inquiry.objects.unscoped("tests").get(question_id=asked.pk)
    actions.answer_inquiry(inquiry=theirs, answer=canary("answer"), by=by)
    ours = actions.ask_other_hub(young_person=twin, hub=world.own, words=canary("asked of us"), by=by)
    return Inquiry.objects.unscoped("tests").get(question_id=ours.pk)


def _practised(world: World, case: CaseModel) -> None:
    """The work around the case: what was said of it there. And one of each that is about nobody in particular."""
    about = {"by": actor_for(world.people[Role.SPOKE_WORKER]), "case": case, "area": world.area}
    practice.a_consultancy(world.own, **about, advice=canary("advice"))
    practice.joint_work(world.own, **about, note=canary("joint note"))
    challenge = practice.a_challenge(world.own, **about, issue=canary("issue"), with_whom=canary("with whom"))
    practice.resolved(challenge, by=about["by"], response=canary("response"), changed=canary("changed"))
    world.rows[world.own.pk].practice |= practice.one_of_each(world.own, world.area, hub_canary)


def planted_around(world: World) -> str:
    """Who stands around the area of the world's own hub, each word found nowhere else. Returns a link that is used."""
    hub, area, by = world.own, world.area, AT_THE_MACHINE
    rows = world.rows[hub.pk].practice
    rows["champion"] = partnerships.a_champion(
        hub, agency=a_host(area), name=hub_canary("champion"), opened=hub_canary("doors")
    )
    rows["agreement"] = partnerships.an_agreement(hub, area=area, covers=hub_canary("covers"))
    rows["strategic_support"] = practice_actions.change_strategic_support(
        support=rows["strategic_support"], rating=2, evidence=hub_canary("evidence"), by=by
    )
    professional = practice_actions.Professional(hub_canary("professional"), a_host(area))
    practice_actions.ask_professional(review=rows["review"], professional=professional, by=by)
    tokens = partnerships.links_of(rows["review"])
    for number, token in enumerate(tokens):
        partnerships.answered_by_link(token, 1 + number, hub_canary("comment"))
    return tokens[0]


SEALED_AROUND = (
    Attendee,
    AwarenessSession,
    Challenge,
    ChallengeStep,
    Champion,
    Consultancy,
    JointWork,
    Respondent,
    ReviewAnswer,
    SharingAgreement,
    StrategicMeeting,
    StrategicSupport,
    TrainingEvent,
)


def unplanted_around() -> Iterator[str]:
    for model in SEALED_AROUND:
        rows = list(model.objects.unscoped("tests"))
        for name in encrypted_fields(model):
            if not any(sings_of_the_hub(str(getattr(row, name))) for row in rows):
                yield f"{model.__name__}.{name}"


def _supported(world: World) -> None:
    """Between the worker and her manager, looked into by the safeguarding lead; and a lone visit that is overdue."""
    worker, manager = world.people[Role.SPOKE_WORKER], world.people[Role.HUB_MANAGER]
    held = support.a_supervision_in("planned", world.own, worker, manager)
    words = {name: canary_of_few(f"supervision {name}") for name in ("content", "agreed")}
    held = practice_actions.hold_supervision(supervision=held, held_on=clock.today(), by=actor_for(worker), **words)
    missed = support.a_supervision_in("planned", world.own, worker, manager)
    practice_actions.miss_supervision(supervision=missed, reason=canary_of_few("missed reason"), by=actor_for(manager))
    reason = f"{canary_of_few('look reason')} is why"
    practice_actions.look_into_supervision(supervision=held, reason=reason, by=world.actor(Role.SAFEGUARDING_LEAD))
    told = {name: canary_of_few(f"visit {name}") for name in ("where", "plan")}
    times = {"starts_at": timezone.now(), "due_at": timezone.now() + timedelta(hours=1)}
    by = actor_for(worker)
    visit = practice_actions.plan_lone_visit(hub_id=world.own.pk, buddy=manager, by=by, **times, **told)
    world.rows[world.own.pk].practice |= {"said": held, "lone visit": support.overdue(visit)}


def _paused_and_closed_by_mistake(case: CaseModel) -> None:
    by = AT_THE_MACHINE
    case = actions.pause_case(case=case, reason=canary("pause"), by=by)
    case = actions.resume_case(case=case, by=by)
    close(case)
    actions.undo_closure(case=case, reason=canary("undone"), by=by)


def close(case: CaseModel) -> None:
    actions.close_case(
        case=case,
        reason=codes.ClosureReason.GOALS_MET,
        outcome=canary("outcome"),
        onward_support=canary("onward"),
        not_assessed=codes.NotAssessed.values[0],
        told_how=canary("told how"),
        feedback=canary("feedback"),
        feedback_score=9,
        by=AT_THE_MACHINE,
    )


def _looked_at(world: World, young_person: YoungPerson) -> None:
    """One look reviewed, one not; every lead has one that is running."""
    for role in LOOKERS[1:]:
        actions.look_beyond(young_person=young_person, reason=canary(f"reason {role}"), by=world.actor(role))
    manager: Actor = actor_for(world.people[Role.HUB_MANAGER])
    first = BreakGlass.objects.unscoped("tests").filter(young_person=young_person).order_by("starts").first()
    assert first is not None
    actions.review_look(break_glass=first, note=canary("review"), by=manager)


def answered(world: World, record: Record) -> None:
    actions.answer_inquiry(inquiry=record.inquiry, answer=canary("our answer"), by=AT_THE_MACHINE)


SEALED_FOR_FEW = (LoneVisit, SupervisionLook, SupervisionWords)


def unplanted() -> Iterator[str]:
    """Sealed fields in which no canary was planted."""
    for model in (YoungPerson, *rows_about_a_child(), *SEALED_FOR_FEW):
        rows = list(model.objects.unscoped("tests"))
        for name in encrypted_fields(model):
            if not any(birds_in(str(getattr(row, name))) for row in rows):
                yield f"{model.__name__}.{name}"
