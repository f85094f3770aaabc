"""What comes in, and what is decided on it."""

from typing import Any

from spokework.casework import actions, codes
from spokework.casework.actions import Characteristics, Identity
from spokework.casework.levels import Level
from spokework.demo.world import events as e
from spokework.demo.world.young_people import YoungPerson

from .world_state import Made


def _identity(person: YoungPerson) -> Identity:
    return Identity(
        given_name=person.first_name,
        family_name=person.last_name,
        preferred_name=person.known_as,
        born=person.born_on,
        address=person.address,
        phone=person.phone,
        safe_contact=person.safe_contact,
    )


def _characteristics(person: YoungPerson) -> Characteristics:
    return Characteristics(
        gender=person.gender,
        sex=person.sex,
        ethnicity=person.ethnicity,
        disability=list(person.disabilities),
        language=person.language,
        care_status=person.care_status,
        education=person.education,
    )


def received(made: Made, event: e.ReferralReceived) -> None:
    told, person = event.referral, event.young_person
    known = made.young_people[person.key] if event.returns else None
    # The earlier record is out of a worker's reach once its case has closed; the manager's it stays in.
    referral = actions.record_referral(
        by=made.actor(f"manager-{told.hub_key}" if known else event.by),
        hub_id=made.hubs[told.hub_key].pk,
        young_person=known,
        identity=None if known else _identity(person),
        characteristics=None if known else _characteristics(person),
        received=told.received_on,
        area=made.areas[told.area_code],
        source=told.source,
        agency=made.hosts.get(f"{told.area_code}-{told.source}"),  # a carer, or the young person, is of none
        reasons=told.reasons,
        referrer=", ".join(part for part in (told.referrer_name, told.referrer_role, told.agency) if part),
        words=told.words,
        child_aware=told.child_aware,
        consent=codes.Consent.YES if told.consent else codes.Consent.NOT_YET,
        level=Level(told.risk),
    )
    made.referrals[told.key] = referral
    made.young_people[person.key] = referral.young_person


def triaged(made: Made, event: e.ReferralTriaged) -> None:
    _step(made, event, actions.start_triage)


def information_requested(made: Made, event: e.InformationRequested) -> None:
    _step(made, event, actions.ask_for_information, asked=event.step.words)


def information_received(made: Made, event: e.InformationReceived) -> None:
    _step(made, event, actions.receive_information, words=event.step.words)


def accepted(made: Made, event: e.ReferralAccepted) -> None:
    _step(made, event, actions.accept_referral, note=event.step.words, **_trace(event))


def declined(made: Made, event: e.ReferralDeclined) -> None:
    _step(
        made,
        event,
        actions.decline_referral,
        reason=event.step.reason,
        note=event.step.words,
        **_trace(event),
    )


def signposted(made: Made, event: e.ReferralSignposted) -> None:
    _step(made, event, actions.signpost_referral, to=event.step.words, **_trace(event))


def withdrawn(made: Made, event: e.ReferralWithdrawn) -> None:
    _step(made, event, actions.withdraw_referral, reason=event.step.words)


def _trace(event: e.ReferralDecided) -> dict[str, bool]:
    return {
        "right_place": event.right_place,
        "right_time": event.right_time,
        "good_information": event.information_good,
    }


def _step(made: Made, event: e.OfReferral, action: Any, **told: Any) -> None:
    made.referrals[event.referral_key] = action(
        referral=made.referrals[event.referral_key], by=made.actor(event.by), **told
    )
