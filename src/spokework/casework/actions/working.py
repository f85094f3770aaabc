"""What every verb within a case asks first: may this person, is the case still worked on, could it be that day."""

from datetime import date
from uuid import UUID

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.casework.models import Case, Referral, YoungPerson
from spokework.casework.states import LIVE
from spokework.core import clock
from spokework.core.dates import long_date
from spokework.core.errors import Refused
from spokework.core.models.again import again

from .base import claim, lock


def at_work(case: Case, *, by: Actor, closed_too: bool = False) -> Case:
    """The case as it stands under the young person's lock. A closed one takes corrections only."""
    # Two statements, the young person first as everywhere: one join that locked both would lock the case first and
    # so wait in a circle with a closure, and one that locked the young person alone would read the case too early.
    claim(case, P.WORK_CASE, by=by)
    locked = again(case)
    locked.young_person = case.young_person
    if locked.state not in LIVE and not closed_too:
        raise Refused(
            "This case is closed, so nothing new is written in it. "
            "If the closure was wrong, ask your manager to undo it; otherwise to reopen the case."
        )
    return locked


def at_record(young_person: YoungPerson, *, by: Actor) -> YoungPerson:
    claim(young_person, P.WORK_CASE, by=by)
    return lock(young_person)


def done_on(day: date | None, case: Case, *, what: str) -> date:
    """The day something was done: no day means today."""
    today = clock.today()
    day = day or today
    if day > today:
        raise Refused(f"{what} cannot be dated in the future. Enter {long_date(today)} or an earlier day.", field="day")
    return in_case(day, case, what=what)


def in_case(day: date, case: Case, *, what: str) -> date:
    if day < case.opened:
        opened = long_date(case.opened)
        raise Refused(f"{what} cannot be before the case, which opened on {opened}. Enter a later day.", field="day")
    if case.closed is not None and day > case.closed:
        closed = long_date(case.closed)
        raise Refused(f"{what} cannot be after the case, which closed on {closed}. Enter an earlier day.", field="day")
    return day


def check_known_day(day: date, young_person_id: UUID) -> None:
    """Of what needs no case: it is over, and the young person was known here by then."""
    today = clock.today()
    if day > today:
        raise Refused(f"This is yet to come. Enter {long_date(today)} or an earlier day.", field="day")
    if day == today:  # nobody is referred tomorrow
        return
    rows = Referral.objects.unscoped("since when the young person is known").filter(young_person=young_person_id)
    known = rows.order_by("received").values_list("received", flat=True).first()
    if known is not None and day < known:
        since = long_date(known)
        raise Refused(f"The young person is known here since {since}. Enter that day or a later one.", field="day")


def said(words: str, *, field: str, ask: str) -> str:
    """What must not be left empty, trimmed."""
    if not words.strip():
        raise Refused(ask, field=field)
    return words.strip()


def one_of(value: str, allowed: list[str], *, field: str, what: str) -> str:
    if value not in allowed:
        raise Refused(f"Choose {what} from the list.", field=field)
    return value
