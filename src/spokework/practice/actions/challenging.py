"""Disagreeing with an agency on a young person's behalf, step by step until it is resolved."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.casework.models import Case
from spokework.core.dates import long_date
from spokework.core.errors import Refused
from spokework.practice import codes
from spokework.practice.models import CaseLink, Challenge, ChallengeStep
from spokework.practice.states import CHALLENGE
from spokework.programme.models import Area, HostAgency

from .base import at_hub, did, keep_earlier, lock
from .checks import a_length, needed, not_ahead, of_list, said
from .correcting import correct
from .linking import change_link, hold_link, put_words

FACTS = ("day", "area", "agency", "minutes", "about", "means")
WORDS = ("issue", "with_whom", "response", "changed")


@transaction.atomic
def raise_challenge(
    *,
    hub_id: UUID,
    by: Actor,
    day: date,
    area: Area,
    agency: HostAgency | None,
    about: str,
    means: str,
    issue: str,
    with_whom: str = "",
    minutes: int | None = None,
    case: Case | None = None,
) -> Challenge:
    at_hub(hub_id, P.RECORD_PRACTICE, by=by)
    facts = _checked(day=day, area=area, agency=agency, minutes=minutes, about=about, means=means)
    done = Challenge(hub_id=hub_id, by_id=by.account_id, **facts)
    put_words(done, {"issue": _issue(issue), "with_whom": with_whom}, case, by=by)
    did("challenge raised", done, by=by)
    return done


@transaction.atomic
def correct_challenge(*, challenge: Challenge, by: Actor, version: int | None = None, **changes: Any) -> Challenge:
    if "issue" in changes:
        _issue(changes["issue"])

    def checked(**facts: Any) -> dict[str, Any]:
        first = _steps(challenge).order_by("number").first()
        after = first.day if first else challenge.resolved_on
        if after is not None and facts["day"] > after:
            raise Refused(f"What followed is dated {long_date(after)}. Enter that day or an earlier one.", field="day")
        return _checked(**facts)

    return correct(challenge, checked, facts=FACTS, words=WORDS, changes=changes, by=by, version=version)


@transaction.atomic
def escalate_challenge(
    *, challenge: Challenge, by: Actor, day: date, means: str, note: str = "", version: int | None = None
) -> ChallengeStep:
    """One step further: whom it was taken to, and when."""
    locked, link, state = _step("escalate", challenge, by=by)
    last = _latest(locked)
    taken = ChallengeStep(
        hub_id=locked.hub_id,
        challenge=locked,
        number=_steps(locked).count() + 1,
        day=_not_before(not_ahead(day), last, "A step"),
        means=of_list(means, codes.ChallengeMeans.values, field="means", what="how"),
        by_id=by.account_id,
        note="" if link else note.strip(),
    )
    locked.change(expected=version, state=state)
    taken.save(force_insert=True)
    if link:
        change_link(link, {str(taken.number): note.strip()})
    did("challenge escalated", locked, by=by)
    return taken


@transaction.atomic
def resolve_challenge(
    *,
    challenge: Challenge,
    by: Actor,
    day: date,
    result: str,
    response: str,
    changed: str = "",
    version: int | None = None,
) -> Challenge:
    """What the agency did, and what changed for the young person."""
    locked, link, state = _step("resolve", challenge, by=by)
    facts = {
        "resolved_on": _not_before(not_ahead(day), _latest(locked), "The result"),
        "result": of_list(result, codes.ChallengeResult.values, field="result", what="the result"),
    }
    answer = said(response, field="response", ask="Say in a sentence what the agency did.")
    words = {"response": answer, "changed": changed.strip()}
    locked.change(expected=version, state=state, **facts, **({} if link else words))
    if link:
        change_link(link, words)
    did("challenge resolved", locked, by=by, fields=[*facts, *words])
    return locked


@transaction.atomic
def reopen_challenge(*, challenge: Challenge, by: Actor, version: int | None = None) -> Challenge:
    """The agency went back on it, or it was resolved by mistake. The earlier result is kept, and so are all words."""
    locked, _, state = _step("reopen", challenge, by=by)
    earlier = {"result": locked.result, "resolved_on": locked.resolved_on and locked.resolved_on.isoformat()}
    locked.change(expected=version, state=state, result="", resolved_on=None)
    keep_earlier(locked, earlier, by=by)
    did("challenge reopened", locked, by=by)
    return locked


def _step(verb: str, challenge: Challenge, *, by: Actor) -> tuple[Challenge, CaseLink | None, str]:
    """The permission, the young person's lock where one is linked, the row under its own; the state that follows."""
    at_hub(challenge.hub_id, CHALLENGE.transition(verb).permission, by=by)
    link = hold_link(challenge, by=by)
    locked = lock(challenge)
    return locked, link, CHALLENGE.step(verb, locked.state)


def _steps(challenge: Challenge) -> Any:
    return ChallengeStep.objects.unscoped("of this challenge").filter(challenge=challenge)


def _latest(challenge: Challenge) -> date:
    last = _steps(challenge).order_by("-number").first()
    return last.day if last else challenge.day


def _not_before(day: date, earliest: date, what: str) -> date:
    if day < earliest:
        raise Refused(
            f"{what} cannot be before {long_date(earliest)}, the day of what it follows. Enter a later day.",
            field="day",
        )
    return day


def _issue(issue: str) -> str:
    return said(issue, field="issue", ask="Say in a sentence what you challenged.")


def _checked(
    *, day: date, area: Area, agency: HostAgency | None, minutes: int | None, about: str, means: str
) -> dict[str, Any]:
    return {
        "day": not_ahead(day),
        "area": area,
        "agency": needed(agency, area),
        "minutes": a_length(minutes),
        "about": of_list(about, codes.ChallengeIssue.values, field="about", what="what it was about"),
        "means": of_list(means, codes.ChallengeMeans.values, field="means", what="how"),
    }
