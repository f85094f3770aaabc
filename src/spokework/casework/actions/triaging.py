"""Deciding on a referral. Every decision keeps what was asked, answered and thought of it."""

from typing import Any

from django.db import transaction

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.casework import codes
from spokework.casework.models import Referral
from spokework.casework.states import REFERRAL
from spokework.core import clock
from spokework.core.dates import long_date
from spokework.core.errors import Refused
from spokework.core.models.again import again

from .base import claim, did
from .working import said


def under_lock(referral: Referral, verb: str, *, by: Actor) -> Referral:
    """The referral as it stands once nobody else can change it, if this actor may take this step with it."""
    claim(referral, REFERRAL.transition(verb).permission, by=by)
    locked = again(referral)
    locked.young_person = referral.young_person
    REFERRAL.step(verb, locked.state)
    return locked


def paragraphs(*parts: str) -> str:
    return "\n\n".join(part.strip() for part in parts if part.strip())


def _decide(referral: Referral, verb: str, event: str, *, by: Actor, **values: Any) -> Referral:
    return _decided(under_lock(referral, verb, by=by), verb, event, by=by, **values)


def _decided(locked: Referral, verb: str, event: str, *, by: Actor, **values: Any) -> Referral:
    changed = locked.change(state=REFERRAL.step(verb, locked.state), **values)
    did(event, locked, by=by, fields=changed)
    return locked


@transaction.atomic
def start_triage(*, referral: Referral, by: Actor) -> Referral:
    return _decide(referral, "start_triage", "triage started", by=by, triaged_on=clock.today())


@transaction.atomic
def ask_for_information(*, referral: Referral, asked: str, by: Actor) -> Referral:
    asked = said(asked, field="asked", ask="Write what you asked the referrer for.")
    return _decide(
        referral,
        "ask_for_information",
        "information asked for",
        by=by,
        information_asked_on=clock.today(),
        decision_note=asked,
    )


@transaction.atomic
def receive_information(*, referral: Referral, words: str = "", by: Actor) -> Referral:
    """Question and answer join the referrer's words, where the next question cannot overwrite them."""
    locked = under_lock(referral, "receive_information", by=by)
    asked = f"Asked on {long_date(locked.information_asked_on)}: {locked.decision_note}"
    answer = f"Answered on {long_date(clock.today())}: {words.strip() or 'nothing came'}"
    return _decided(
        locked,
        "receive_information",
        "information received",
        by=by,
        words=paragraphs(locked.words, asked, answer),
        decision_note="",
    )


@transaction.atomic
def accept_referral(
    *,
    referral: Referral,
    by: Actor,
    right_place: bool | None = None,
    right_time: bool | None = None,
    good_information: bool | None = None,
    note: str = "",
) -> Referral:
    """Accepted, and from that day waiting for a worker."""
    locked = _decide(
        referral,
        "accept",
        "referral accepted",
        by=by,
        decided_on=clock.today(),
        right_place=right_place,
        right_time=right_time,
        good_information=good_information,
        decision_note=note.strip(),
    )
    return _decided(locked, "wait", "referral waits for a worker", by=by, waiting_since=clock.today())


@transaction.atomic
def decline_referral(
    *,
    referral: Referral,
    reason: str,
    by: Actor,
    note: str = "",
    right_place: bool | None = None,
    right_time: bool | None = None,
    good_information: bool | None = None,
) -> Referral:
    if reason not in codes.DeclineReason.values:
        raise Refused("Choose why the referral is declined from the list.", field="reason")
    return _decide(
        referral,
        "decline",
        "referral declined",
        by=by,
        decided_on=clock.today(),
        ended_on=clock.today(),
        decline_reason=reason,
        right_place=right_place,
        right_time=right_time,
        good_information=good_information,
        decision_note=note.strip(),
    )


@transaction.atomic
def signpost_referral(
    *,
    referral: Referral,
    to: str,
    by: Actor,
    right_place: bool | None = None,
    right_time: bool | None = None,
    good_information: bool | None = None,
) -> Referral:
    to = said(to, field="to", ask="Write which service the referral was signposted to.")
    return _decide(
        referral,
        "signpost",
        "referral signposted",
        by=by,
        decided_on=clock.today(),
        ended_on=clock.today(),
        right_place=right_place,
        right_time=right_time,
        good_information=good_information,
        decision_note=to,
    )


@transaction.atomic
def judge_referral(
    *,
    referral: Referral,
    by: Actor,
    right_place: bool | None,
    right_time: bool | None,
    good_information: bool | None,
    version: int | None = None,
) -> Referral:
    """How well the referral was made, where that was left open when it was decided on, or judged wrongly."""
    claim(referral, P.TRIAGE_REFERRAL, by=by)
    locked = again(referral)
    if locked.decided_on is None:
        raise Refused("This referral is not decided on yet. Answer these questions with the decision.")
    changed = locked.change(
        expected=version, right_place=right_place, right_time=right_time, good_information=good_information
    )
    did("referral judged", locked, by=by, fields=changed)
    return locked


@transaction.atomic
def withdraw_referral(*, referral: Referral, reason: str, by: Actor) -> Referral:
    """A young person who waited needs no worker any more, or wants none."""
    reason = said(reason, field="reason", ask="Write why the referral is withdrawn.")
    locked = under_lock(referral, "withdraw", by=by)
    note = paragraphs(locked.decision_note, f"Withdrawn: {reason}")
    return _decided(locked, "withdraw", "referral withdrawn", by=by, ended_on=clock.today(), decision_note=note)
