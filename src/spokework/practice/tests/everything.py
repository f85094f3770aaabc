"""A hub with a row in every table of practice: what the extract and other later floors test with."""

from datetime import timedelta

from spokework.access.roles import Role
from spokework.core import clock
from spokework.practice import actions, codes
from spokework.practice.states import ChallengeState as S
from spokework.programme.models import Appointment, Area
from spokework.programme.tests.situations import AT_THE_MACHINE, a_member, an_area

from . import partnerships
from . import situations as practice

HALF_A_YEAR = timedelta(days=190)


def everything(spoke: Appointment, area: Area, *, names: tuple[str, ...] = ("Una Hollybrook", "Vik Ashdown")) -> None:
    """What the worker did and how she was supported, with a register and scores before, after and later."""
    hub, by = spoke.hub, practice.acting(spoke)
    practice.one_of_each(hub, area)
    group = practice.a_session(hub, by=by, area=area, attended=len(names), names=names, new_series="Wednesday group")
    actions.correct_session(session=group, minutes=90, by=by)
    practice.a_challenge(hub, by=by, area=area, state=S.ESCALATED)
    practice.a_challenge(hub, by=by, area=area, state=S.RESOLVED)
    training = practice.a_training(hub, by=by, area=area, day=clock.today() - HALF_A_YEAR)
    for moment in codes.Moment:
        actions.record_confidence(training=training, trainee=1, moment=moment, score=3, by=AT_THE_MACHINE)
    partnerships.a_partner(hub)
    partnerships.a_champion(hub)
    partnerships.an_agreement(hub)
    partnerships.a_rating(hub)
    partnerships.a_review(hub, area=an_area())  # of the hub's own area one may have been started already
    manager, today = a_member(Role.HUB_MANAGER, hub), clock.today()
    between = {"hub_id": hub.pk, "kind": codes.SupervisionKind.LINE, "worker": spoke.worker, "supervisor": manager}
    actions.record_supervision(**between, held_on=today, content="Slept badly.", by=by)
    actions.record_colleague_day(hub_id=hub.pk, day=today, kind=codes.ColleagueDayKind.AT_THE_HUB, by=by)
