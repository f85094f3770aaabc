"""Many rows, cheaply: young people by ``bulk_create``, and one record and one hub grown through the actions."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import count, product
from typing import Any
from uuid import UUID, uuid4

from django.db import connections
from django.utils import timezone

from spokework.access.permissions import Permission as P
from spokework.access.roles import Role
from spokework.casework import actions, codes
from spokework.casework.levels import Level
from spokework.casework.models import (
    Alert,
    Allocation,
    Assessment,
    BreakGlass,
    Case,
    Contact,
    Notice,
    Referral,
    YoungPerson,
)
from spokework.casework.states import AssessmentState, ReferralState
from spokework.casework.tests import situations as work
from spokework.core import clock
from spokework.core.ids import ALPHABET, check_character
from spokework.core.quarters import quarter_number, quarter_start
from spokework.evaluation.models import Evaluation
from spokework.evaluation.tests.one_of_each import more_of_each
from spokework.practice import actions as practised
from spokework.practice import codes as practice_codes
from spokework.practice.models import AwarenessSession, Challenge, ColleagueDay, Consultancy, TrainingEvent
from spokework.practice.states import LoneVisitState, SupervisionState
from spokework.practice.tests import partnerships
from spokework.practice.tests import situations as practice
from spokework.practice.tests import support_situations as support
from spokework.programme.models import Appointment
from spokework.programme.tests import situations as programme
from spokework.vault import keyring
from spokework.vault.models import ChildKey
from spokework.vault.sealing import new_key, seal
from tests.world import AT_THE_MACHINE, Record, World

# One longer than those that are drawn, so that none meets another.
_references = (f"SW-{body}-{check_character(body)}" for body in map("".join, product(ALPHABET, repeat=5)))


def keys_for(children: Iterable[UUID], hub_id: UUID) -> None:
    """As create_child_key makes them, all at once."""
    hub = keyring._locked_hub(hub_id)
    opened = keyring._open_hub(hub)
    rows = [
        ChildKey(
            child_id=child,
            hub_id=hub_id,
            generation=hub.generation,
            wrapped=seal(opened, new_key(), keyring._child_place(hub_id, child)),
        )
        for child in children
    ]
    ChildKey.objects.bulk_create(rows, batch_size=1000)
    keyring.unlock(row.child_id for row in rows)


def young_people(world: World, number: int) -> list[YoungPerson]:
    rows = [
        YoungPerson(id=uuid4(), hub=world.own, reference=next(_references), given_name="Wren", birth_quarter="2003Q4")
        for _ in range(number)
    ]
    keys_for((row.pk for row in rows), world.own.pk)
    _made(rows)
    return rows


def _made(rows: list[Any]) -> None:
    type(rows[0])._base_manager.bulk_create(rows, batch_size=1000)


def referrals(world: World, state: str, number: int) -> None:
    """Young people who wait for a decision, or for a worker."""
    today = clock.today()
    _made(
        [
            Referral(
                hub=world.own,
                young_person=row,
                number=1,
                received=today,
                waiting_since=today,
                area=world.area,
                source=codes.Source.POLICE,
                reasons=[codes.Reason.MISSING],
                words="Out all night",
                state=state,
                level=Level.HIGH,
            )
            for row in young_people(world, number)
        ]
    )


def known_to_the_planner() -> None:
    """What a database learns of its tables in time. Of rows of this transaction PostgreSQL knows nothing yet."""
    for alias in connections:
        with connections[alias].cursor() as cursor:
            for table in connections[alias].introspection.table_names(cursor):
                cursor.execute(f'ANALYZE "{table}"')


def cases(world: World, holders: list[Appointment], number: int) -> None:
    """Open cases shared among these workers, each assessed, with an alert and a contact that is due today."""
    today, now = clock.today(), timezone.now()
    people = young_people(world, number)
    of = [{"hub": world.own, "young_person": row} for row in people]
    opened = [Case(**each, number=1, area=world.area, opened=today, review_due=today) for each in of]
    _made(opened)
    pairs = list(zip(of, opened, strict=True))
    _made(
        [
            Allocation(**each, case=case, start=today, appointment=holders[at % len(holders)])
            for at, (each, case) in enumerate(pairs)
        ]
    )
    judged = {"tool": "small", "tool_version": 1, "fingerprint": "-", "stage": codes.Stage.INITIAL}
    signed = {"judged_level": Level.LOW, "state": AssessmentState.SIGNED, "signed_at": now}
    _made([Assessment(**each, case=case, number=1, day=today, **judged, **signed) for each, case in pairs])
    planned = {"day": today, "mode": codes.Mode.PHONE, "purpose": "School"}
    _made([Contact(**each, case=case, number=1, **planned) for each, case in pairs])
    _made([Alert(**each, number=1, text="Call first", raised_on=today) for each in of])


def a_hub_of(world: World, number: int, holders: list[Appointment]) -> None:
    cases(world, holders, number)
    for state in (ReferralState.RECEIVED, ReferralState.WAITING):
        referrals(world, state, number)
    a_practice(world, number)
    of_hub = {"hub": world.own, "permission": P.REVIEW_ACCESS.name, "kind": "answered", "text": "Answered"}
    _made([Notice(**of_hub, at=timezone.now()) for _ in range(number)])


def a_practice(world: World, number: int) -> None:
    """Sessions, advice and challenges of the hub's people, the worker of the matrix among them."""
    host, people = programme.a_host(world.area), [world.people[Role.SPOKE_WORKER], world.colleague.worker]
    keyring.ensure_key(world.own.pk, world.own.pk)
    for at in range(2):
        done = {"hub": world.own, "by": people[at], "day": clock.today(), "area": world.area, "minutes": 30}
        topic = {"topic": practice_codes.Topic.MISSING}
        group = {"audience": "young_people", "venue": "school", "attended": 9}
        against = {"agency": host, "about": "voice", "means": "meeting"}
        half = range(number // 2)
        _made([AwarenessSession(**done, **topic, **group) for _ in half])
        _made([TrainingEvent(**done, **topic, attended=9) for _ in half])
        _made([Consultancy(**done, **topic, role="teacher") for _ in half])
        _made([Challenge(**done, **against) for _ in half])


# One record and one hub, through the actions


def more_of(world: World, record: Record, number: int) -> None:
    """Another of everything a young person's record holds, so many times."""
    by, case, young_person = AT_THE_MACHINE, record.case, record.young_person
    goal = work.a_goal(case, day=case.opened)
    for at in range(number):
        day = clock.today() - timedelta(days=at)
        contact = work.a_contact(case, day=day)
        actions.change_contact(contact=contact, note=f"Corrected {at}", by=by)
        work.a_planned_contact(case, day=clock.today() + timedelta(days=at))
        work.a_signed_assessment(case, stage=codes.Stage.REVIEW, day=day)
        work.a_goal(case, day=day)
        actions.score_goal(goal=goal, score=at % 10, rated_by="both", by=by, day=day)
        away = {"went_on": day, "returned_on": day}
        episode = actions.record_missing_episode(case=case, by=by, **away, note="Seen at the bus")
        actions.correct_missing_episode(episode=episode, went_on=day, note=f"Corrected {at}", by=by)
        for shared in (work.a_sharing, work.an_intelligence_submission):
            told = shared(young_person, contact=contact, day=day)
            anew = work.a_telling(day=day, told_to=f"Head of year {at}", necessity=f"Corrected {at}")
            actions.correct_sharing(sharing=told, telling=anew, by=by)
        work.a_consent(young_person, day=day)
        alert = actions.raise_alert(young_person=young_person, text=f"Alert {at}", by=by)
        if at % 2:
            actions.end_alert(alert=alert, by=by)
        person = {"kind": codes.PersonKind.values[0], "name": f"Aunt {at}"}
        actions.add_network_member(young_person=young_person, by=by, **person)
        actions.resume_case(case=actions.pause_case(case=case, reason="Away", by=by), by=by)
        work.a_referral(young_person=young_person, state=ReferralState.DECLINED, area=world.area)
        _looked_once_more(world, young_person)
        _practised_once_more(world, case, day)


def _practised_once_more(world: World, case: Case, day: date) -> None:
    """Something of each kind about the case; and a step, a correction, a score and a name more of the hub's own."""
    about = {"area": world.area, "day": day, "case": case, "by": world.actor(Role.SPOKE_WORKER)}
    practice.a_consultancy(world.own, **about)
    practice.joint_work(world.own, **about)
    practice.resolved(practice.a_challenge(world.own, **about), by=about["by"])
    of_hub, by = world.rows[world.own.pk].practice, AT_THE_MACHINE
    means = practice_codes.ChallengeMeans.MEETING
    practised.escalate_challenge(challenge=of_hub["challenge"], day=clock.today(), means=means, by=by)
    for kind, verb in (("session", practised.correct_session), ("training", practised.correct_training)):
        row = of_hub[kind] = type(of_hub[kind]).objects.unscoped("tests").get(pk=of_hub[kind].pk)
        of_hub[kind] = verb(**{kind: row}, attended=row.attended + 1, by=by)
        names = [f"Somebody called {_letters(n)}" for n in range(of_hub[kind].attended - 8)]
        practised.keep_register(event=of_hub[kind], names=names, by=by)
    training = of_hub["training"]
    practised.record_confidence(training=training, trainee=training.attended, moment="after", score=3, by=by)


def _letters(number: int) -> str:
    return "".join(chr(ord("a") + (number // 26**place) % 26) for place in range(2))


_quarters_back = count(2)


def more_around(world: World, number: int) -> None:
    """More of everything that stands around the area, in quarters further and further back."""
    for back, _ in zip(_quarters_back, range(number), strict=False):
        with clock.standing_at(quarter_start(quarter_number(clock.today()) - back)):
            partnerships.around_an_area(world.own, world.area)


def _looked_once_more(world: World, young_person: YoungPerson) -> None:
    actions.look_beyond(young_person=young_person, reason="Night shelter rang", by=world.actor(Role.SAFEGUARDING_LEAD))
    looks = BreakGlass.objects.unscoped("tests").filter(young_person=young_person, ends__gt=timezone.now())
    looks.update(starts=timezone.now() - timedelta(hours=3), ends=timezone.now() - timedelta(hours=2))


def more_of_the_programme(world: World, number: int) -> list[Appointment]:
    """More posts, people, places, grants and hubs."""
    posts = []
    for _ in range(number):
        appointment = programme.an_appointment(programme.a_post(world.own, caseload_cap=200))
        programme.a_placement(appointment.post, world.area)
        programme.a_host(world.area)
        programme.a_grant(world.own)
        programme.a_hub()
        programme.a_member(Role.FUNDER)
        today = clock.today()
        actions.arrange_cover(
            appointment=appointment, covered_by=world.second_manager, start=today, end=today, by=AT_THE_MACHINE
        )
        _more_support(world, appointment)
        posts.append(appointment)
    return posts


def _more_support(world: World, appointment: Appointment) -> None:
    """Somebody more to be supported, and more of it that the worker of the matrix has had."""
    manager, worker = world.people[Role.HUB_MANAGER], world.people[Role.SPOKE_WORKER]
    for whom in (appointment.worker, worker):
        for state in SupervisionState:
            support.a_supervision_in(state, world.own, whom, manager)
        for state in LoneVisitState:
            support.a_lone_visit_in(state, world.own, whom, manager)
    day = clock.today() - timedelta(days=ColleagueDay.objects.unscoped("tests").count())
    told = {"day": day, "kind": "at_the_hub", "workers": [appointment.worker, worker]}
    practised.record_team_day(hub_id=world.own.pk, by=world.actor(Role.HUB_MANAGER), **told)
    said, lead = world.rows[world.own.pk].practice["said"], world.actor(Role.SAFEGUARDING_LEAD)
    practised.look_into_supervision(supervision=said, reason="The police rang about her", by=lead)


def more_evaluated(world: World, number: int) -> None:
    """More of everything in the evaluator's own evaluation."""
    more_of_each(Evaluation.objects.unscoped("tests").get(number=world.evaluation["evaluation"]), number)
