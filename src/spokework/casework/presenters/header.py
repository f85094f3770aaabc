"""The header of every page about a young person, and the tabs under it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from spokework.access.decide import Actor, can
from spokework.access.permissions import Permission as P
from spokework.casework.codes import ConsentDecision
from spokework.casework.models import YoungPerson
from spokework.casework.queries.person import Heading
from spokework.casework.states import CaseState

CASE_WORDS = {CaseState.OPEN: "Open case", CaseState.PAUSED: "Paused case", CaseState.CLOSED: "Closed case"}
CASE_TONES = {CaseState.OPEN: "good", CaseState.PAUSED: "info", CaseState.CLOSED: "neutral"}

CONSENT_WORDS: dict[str, str] = {
    ConsentDecision.REFUSED: "Consent refused",
    ConsentDecision.WITHDRAWN: "Consent withdrawn",
}


@dataclass(frozen=True)
class Tab:
    key: str
    label: str
    url_name: str
    needs: P | None = None


TABS = (
    Tab("timeline", "Timeline", "young_person"),
    Tab("assessments", "Assessment", "assessments"),
    Tab("plan", "Plan", "plan"),
    Tab("contacts", "Contacts", "contacts"),
    Tab("missing", "Missing", "missing"),
    Tab("sharing", "Sharing and consent", "sharing"),
    Tab("around", "People around", "people_around"),
    Tab("details", "Details", "details"),
    Tab("referrals", "Referrals", "referrals"),
    Tab("who_looked", "Who looked", "who_looked", needs=P.VIEW_WHO_LOOKED),
)


@dataclass(frozen=True)
class Header:
    called: str
    reference: str
    age: int | None
    level: str
    state: str
    tone: str
    worker: str
    missing_since: date | None
    consent: str
    consent_since: date | None
    safe_contact: str
    alerts: Sequence[str]


def header(heading: Heading) -> Header:
    young_person, case = heading.young_person, heading.case
    state = CaseState(case.state) if case is not None else None
    return Header(
        called=young_person.called,
        reference=young_person.reference,
        age=young_person.age,
        level=heading.level,
        state=CASE_WORDS[state] if state else "No case yet",
        tone=CASE_TONES[state] if state else "attention",
        worker=heading.worker,
        missing_since=heading.missing_since,
        consent=CONSENT_WORDS.get(heading.consent, ""),
        consent_since=heading.consent_since,
        safe_contact=young_person.safe_contact,
        alerts=[alert.text for alert in heading.alerts],
    )


def tabs_for(actor: Actor, young_person: YoungPerson) -> list[Tab]:
    return [tab for tab in TABS if tab.needs is None or can(actor, tab.needs, young_person)]
