"""What was told to others about a young person, and what they answered when support was explained.

Drawn from a stream of its own, so that every other part of a case stays as it was.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random

from spokework.demo.world import words_sharing as words
from spokework.demo.world.calendar import whole_years
from spokework.demo.world.case_referrals import Start
from spokework.demo.world.cases import Case, Consent, Contact, Sharing
from spokework.demo.world.rolls import chance, pick_some, stream, weighted

HOW_MANY = {0: 52, 1: 33, 2: 11, 3: 4}
SUBMISSIONS, CONSENT_ASKED, WITHDRAWS = 0.055, 0.72, 0.03
WHOM: dict[str, float] = {
    "social_care": 31, "school": 27, "police": 13, "health": 11, "multi_agency_team": 12, "voluntary": 6,
}  # fmt: skip
# Those that give desks have a record of their own in the area.
HOSTS = ("social_care", "police", "multi_agency_team", "voluntary")
ITEMS: dict[str, float] = {"risk": 42, "whereabouts": 20, "contacts": 12, "family": 11, "identity": 9, "health": 6}
CHANNELS: dict[str, float] = {"spoken": 60, "written": 22, "form": 18}
PURPOSES: dict[str, dict[str, float]] = {
    "social_care": {"safeguard": 62, "support": 30, "answer": 8},
    "school": {"safeguard": 45, "support": 55},
    "police": {"safeguard": 42, "find": 33, "investigate": 25},
    "health": {"refer": 58, "support": 42},
    "multi_agency_team": {"safeguard": 70, "support": 30},
    "voluntary": {"refer": 72, "support": 28},
}
BASES: dict[str, float] = {
    "public_task": 55, "legitimate_interests": 28, "legal_obligation": 7, "vital_interests": 4, "consent": 6,
}  # fmt: skip
NOT_TOLD: dict[str, float] = {"not_reached": 34, "no_time": 26, "risk": 20, "investigation": 12, "not_able": 8}
TOLD = 0.8
ASKED: dict[str, float] = {"both": 44, "young_person": 42, "parent_carer": 14}


def with_sharing(cases: Sequence[Case], starts: Sequence[Start], seed: int) -> list[Case]:
    told = []
    for case, start in zip(cases, starts, strict=True):
        rng = stream(seed, f"sharing:{case.key}")
        consents = consents_of(case.contacts, start.young_person.born_on, rng)
        told.append(replace(case, consents=consents, sharings=sharings_of(case.contacts, rng)))
    return told


def sharings_of(contacts: Sequence[Contact], rng: Random) -> tuple[Sharing, ...]:
    """On days on which they met or spoke: that is when it is known, and when it can be said."""
    days = _met(contacts)
    count, submits = min(weighted(rng, HOW_MANY), len(days)), chance(rng, SUBMISSIONS)
    chosen = pick_some(rng, dict.fromkeys(days, 1), count)
    found = [_sharing(contact, rng) for contact in sorted(chosen, key=lambda contact: contact.on)]
    if submits and days:
        found.append(_submission(days[rng.randrange(len(days))], rng))
    return tuple(found)


def consents_of(contacts: Sequence[Contact], born_on: date, rng: Random) -> tuple[Consent, ...]:
    """Asked the first time they met. Few withdraw later, and the case goes on until somebody has acted."""
    met = _met(contacts)
    if not met or not chance(rng, CONSENT_ASKED):
        return ()
    first = _answer(met[0].on, "given", born_on, _one(words.EXPLAINED, rng), rng)
    if len(met) < 3 or not chance(rng, WITHDRAWS):
        return (first,)
    return first, _answer(met[-1].on, "withdrawn", born_on, _one(words.WITHDRAWN, rng), rng)


def _met(contacts: Sequence[Contact]) -> list[Contact]:
    return [each for each in contacts if each.attendance == "attended" and each.on.weekday() < 5]


def _sharing(contact: Contact, rng: Random) -> Sharing:
    whom = weighted(rng, WHOM)
    meeting = whom == "multi_agency_team"
    purpose, is_told = weighted(rng, PURPOSES[whom]), chance(rng, TOLD)
    basis = weighted(rng, BASES)
    not_told = "" if is_told or basis == "consent" else weighted(rng, NOT_TOLD)
    return Sharing(
        on=contact.on,
        contact_key="" if meeting or chance(rng, 0.4) else contact.key,
        is_submission=False,
        host=whom if whom in HOSTS else "",
        told_to=_one(words.TOLD_TO[whom], rng),
        channel="meeting" if meeting else weighted(rng, CHANNELS),
        items=pick_some(rng, ITEMS, 1 + rng.randrange(2)),
        what=_one(words.WHAT, rng),
        purpose=purpose,
        basis=basis,
        condition="safeguarding" if purpose != "refer" else "health_or_care",
        necessity=_one(words.NECESSITY, rng),
        not_told=not_told,
        told_how=_one(words.WHY_NOT[not_told] if not_told else words.HOW_TOLD, rng),
        arose="meeting" if meeting else "referral_on" if purpose == "refer" else "other",
    )


def _submission(contact: Contact, rng: Random) -> Sharing:
    return Sharing(
        on=contact.on,
        contact_key=contact.key,
        is_submission=True,
        host="police",
        told_to=_one(words.SUBMITTED_TO, rng),
        channel="form",
        items=("whereabouts", "contacts"),
        what="",
        purpose="investigate",
        basis="public_task",
        condition="unlawful_acts",
        necessity=_one(words.SUBMITTED_WHY, rng),
        not_told="risk",
        told_how=_one(words.WHY_NOT["risk"], rng),
        arose="contact",
    )


def _answer(on: date, decision: str, born_on: date, explained: str, rng: Random) -> Consent:
    who = weighted(rng, ASKED)
    alone = who == "young_person" and whole_years(born_on, on) < 16
    return Consent(on, decision, who, explained, _one(words.GILLICK, rng) if alone else "")


def _one(choices: tuple[str, ...], rng: Random) -> str:
    return choices[rng.randrange(len(choices))]
