"""Telling others, and being answered about support."""

from typing import Any

from spokework.casework import actions
from spokework.casework.actions import Telling
from spokework.demo.world import events as e

from .world_state import Made

_WRITTEN = ("told_to", "channel", "items", "what", "purpose", "basis", "condition", "necessity", "not_told", "told_how")


def shared(made: Made, event: e.InformationShared) -> None:
    told, case = event.sharing, made.cases[event.case_key]
    written: dict[str, Any] = {name: getattr(told, name) for name in _WRITTEN}
    telling = Telling(
        day=told.on,
        agency=made.hosts[f"{event.area_code}-{told.host}"] if told.host else None,
        young_person_told=not told.not_told,
        arose="contact" if told.contact_key else told.arose,
        **written,
    )
    tell = actions.submit_intelligence if told.is_submission else actions.share_information
    tell(
        young_person=case.young_person,
        telling=telling,
        contact=made.contacts.get(told.contact_key),
        by=made.actor(event.by),
    )


def answered(made: Made, event: e.ConsentAnswered) -> None:
    told = event.consent
    actions.record_consent(
        young_person=made.cases[event.case_key].young_person,
        day=told.on,
        decision=told.decision,
        decided_by=told.decided_by,
        explained=told.explained,
        gillick=told.gillick,
        by=made.actor(event.by),
    )
