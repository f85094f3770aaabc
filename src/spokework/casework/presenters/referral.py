"""A referral in words: its facts, what was decided by whom, and what can be done next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from spokework.access.decide import Actor, can
from spokework.casework import codes
from spokework.casework.models import Referral
from spokework.casework.states import REFERRAL, ReferralState
from spokework.core.components import Row, TimelineItem
from spokework.core.dates import long_date

from .words import small

STATE_WORDS = {
    ReferralState.RECEIVED: "Received",
    ReferralState.TRIAGE: "In triage",
    ReferralState.INFO_REQUESTED: "Information asked for",
    ReferralState.ACCEPTED: "Accepted",
    ReferralState.DECLINED: "Declined",
    ReferralState.SIGNPOSTED: "Signposted elsewhere",
    ReferralState.WAITING: "Waiting for a worker",
    ReferralState.ALLOCATED: "Given to a worker",
    ReferralState.WITHDRAWN: "Withdrawn",
}


@dataclass(frozen=True)
class Verb:
    """Something to do next. ``at_once``: the button does it, without a page between."""

    label: str
    url_name: str
    at_once: bool = False


# The first that is possible is the one to do.
VERBS = {
    "start_triage": Verb("Start triage", "start_triage", at_once=True),
    "receive_information": Verb("Record the answer", "receive_information"),
    "accept": Verb("Accept referral", "accept_referral"),
    "allocate": Verb("Allocate", "allocate_referral"),
    "ask_for_information": Verb("Ask for information", "ask_for_information"),
    "signpost": Verb("Signpost", "signpost_referral"),
    "decline": Verb("Decline", "decline_referral"),
    "withdraw": Verb("Withdraw", "withdraw_referral"),
}


def next_verbs(actor: Actor, referral: Referral) -> list[Verb]:
    possible = REFERRAL.verbs_from(referral.state)
    return [
        verb
        for name, verb in VERBS.items()
        if name in possible and can(actor, REFERRAL.transition(name).permission, referral)
    ]


def reasons(referral: Referral) -> str:
    first, *others = [str(codes.Reason(code).label) for code in referral.reasons]
    return ", ".join([first, *map(small, others)])


def facts(referral: Referral) -> list[Row]:
    entered = f" (entered by {referral.entered_by.name})" if referral.entered_by else ""
    return [
        Row("Received", f"{long_date(referral.received)}{entered}"),
        Row("From", _from(referral)),
        Row("Referrer", referral.referrer),
        Row("Area", referral.area.name),
        Row("Why now", reasons(referral)),
        Row("Risk at referral", referral.level_word.label),
        Row("The young person knows", "Yes" if referral.child_aware else "Not yet"),
        Row("The young person agrees", codes.Consent(referral.consent).label),
        *_judged(referral),
    ]


def _from(referral: Referral) -> str:
    source = str(codes.Source(referral.source).label)
    return f"{source} – {referral.agency.name}" if referral.agency else source


def _judged(referral: Referral) -> Iterator[Row]:
    if referral.decided_on is not None:
        words = {True: "Yes", False: "No", None: ""}
        yield Row("Came to the right place", words[referral.right_place])
        yield Row("Came early enough", words[referral.right_time])
        yield Row("Well informed", words[referral.good_information])


ENDS = {
    ReferralState.DECLINED: ("Declined", "referral declined"),
    ReferralState.SIGNPOSTED: ("Signposted elsewhere", "referral signposted"),
}


def trail(referral: Referral, who: Mapping[str, str]) -> list[TimelineItem]:
    """Newest first."""
    steps: list[tuple[date | None, str, str, str]] = [
        (referral.received, "Received", "referral received", ""),
        (referral.triaged_on, "Triage started", "triage started", ""),
        (referral.information_asked_on, "Information asked for", "information asked for", _asked(referral)),
        (referral.decided_on, *_decision(referral)),
    ]
    if referral.state == ReferralState.ALLOCATED:
        steps.append((referral.ended_on, "Given to a worker", "referral allocated", ""))
    if referral.state == ReferralState.WITHDRAWN:
        steps.append((referral.ended_on, "Withdrawn", "referral withdrawn", ""))
    taken = [step for step in steps if step[0] is not None]
    return [
        TimelineItem(day or referral.received, title, by=who.get(event, ""), text=text)
        for day, title, event, text in reversed(taken)
    ]


def _asked(referral: Referral) -> str:
    return referral.decision_note if referral.state == ReferralState.INFO_REQUESTED else ""


def _decision(referral: Referral) -> tuple[str, str, str]:
    title, event = ENDS.get(ReferralState(referral.state), ("Accepted", "referral accepted"))
    why = str(codes.DeclineReason(referral.decline_reason).label) if referral.decline_reason else ""
    return title, event, "\n".join(words for words in (why, referral.decision_note) if words)
