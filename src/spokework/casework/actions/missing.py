"""Going missing, the return, and the return-home interview that is to be held within 72 hours of it.

What was on the record and is corrected stays to be read, as with a contact.
"""

from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.utils import timezone

from spokework.access.decide import Actor
from spokework.casework import codes
from spokework.casework.models import Case, MissingCorrection, MissingEpisode
from spokework.casework.models.missing import moment
from spokework.core import clock
from spokework.core.dates import long_date, long_days
from spokework.core.errors import Refused
from spokework.core.models.again import again

from .base import did
from .working import at_work, one_of

HELD = codes.Rhi.HELD
# Not on the record yet, so that to write it is no correction.
_NOTHING = (None, "", codes.Rhi.NOT_YET)


@transaction.atomic
def record_missing_episode(
    *,
    case: Case,
    went_on: date,
    by: Actor,
    went_at: time | None = None,
    returned_on: date | None = None,
    returned_at: time | None = None,
    note: str = "",
) -> MissingEpisode:
    """Without a return the young person is missing now. It may have begun before the case opened."""
    locked = at_work(case, by=by)
    episode = MissingEpisode(
        hub_id=locked.hub_id,
        young_person_id=locked.young_person_id,
        number=MissingEpisode.objects.next_number(locked.young_person_id),
        case=locked,
        went_on=went_on,
        went_at=went_at,
        returned_on=returned_on,
        returned_at=returned_at,
        note=note.strip(),
        by_id=by.account_id,
    )
    _check_passed(went_on, went_at, day_field="went_on", time_field="went_at")
    _check_return(episode, locked)
    _check_alone(episode, field="went_on")
    episode.save(force_insert=True)
    did("missing episode recorded", episode, by=by)
    return episode


@transaction.atomic
def correct_missing_episode(
    *,
    episode: MissingEpisode,
    went_on: date,
    by: Actor,
    went_at: time | None = None,
    note: str = "",
    version: int | None = None,
) -> MissingEpisode:
    case, locked = _under_lock(episode, by)
    as_it_would_be = _copy(locked, went_on=went_on, went_at=went_at)
    _check_passed(went_on, went_at, day_field="went_on", time_field="went_at")
    _check_return(as_it_would_be, case, field="went_on")
    _check_alone(as_it_would_be, field="went_on", stands=locked)
    values = {"went_on": went_on, "went_at": went_at, "note": note.strip()}
    return _correct(locked, "missing episode corrected", by=by, version=version, values=values)


@transaction.atomic
def record_return(
    *,
    episode: MissingEpisode,
    returned_on: date,
    by: Actor,
    returned_at: time | None = None,
    version: int | None = None,
) -> MissingEpisode:
    """In a closed case too: somebody may come home after it. A return that is there already is corrected."""
    case, locked = _under_lock(episode, by)
    was_there = locked.returned_on is not None
    as_it_would_be = _copy(locked, returned_on=returned_on, returned_at=returned_at)
    _check_return(as_it_would_be, case)
    _check_alone(as_it_would_be, field="returned_on", stands=locked)
    if locked.rhi_on is not None and _before(locked.rhi_on, locked.rhi_at, returned_on, returned_at):
        held = long_date(locked.rhi_on)
        raise Refused(f"The interview on {held} came after the return. Enter an earlier one.", field="returned_on")
    event = "return corrected" if was_there else "return recorded"
    values = {"returned_on": returned_on, "returned_at": returned_at}
    return _correct(locked, event, by=by, version=version, values=values)


@transaction.atomic
def record_return_home_interview(
    *,
    episode: MissingEpisode,
    rhi: str,
    by: Actor,
    rhi_on: date | None = None,
    rhi_at: time | None = None,
    learned: str = "",
    version: int | None = None,
) -> MissingEpisode:
    one_of(rhi, codes.Rhi.values, field="rhi", what="what came of the interview")
    _, locked = _under_lock(episode, by)
    if locked.returned_on is None:
        raise Refused("The interview comes after the return. Record the return first.", field="rhi")
    if rhi == HELD:
        _check_interview(locked, rhi_on, rhi_at)
    elif rhi_on is not None or rhi_at is not None:
        raise Refused("No interview was held, so leave its day and time empty.", field="rhi_on")
    event = f"return-home interview {'recorded' if locked.rhi == codes.Rhi.NOT_YET else 'corrected'}"
    values = {"rhi": rhi, "rhi_on": rhi_on, "rhi_at": rhi_at, "learned": learned.strip()}
    return _correct(locked, event, by=by, version=version, values=values)


def _correct(
    locked: MissingEpisode, event: str, *, by: Actor, version: int | None, values: dict[str, Any]
) -> MissingEpisode:
    earlier = {name: getattr(locked, name) for name in values if getattr(locked, name) != values[name]}
    if not earlier:
        return locked
    locked.change(expected=version, **values)
    said_before = {name: _plain(value) for name, value in earlier.items() if value not in _NOTHING}
    if said_before:
        _keep(locked, said_before, by)
    did(event, locked, by=by, fields=list(earlier))
    return locked


def _keep(episode: MissingEpisode, earlier: dict[str, Any], by: Actor) -> None:
    MissingCorrection(
        hub_id=episode.hub_id,
        young_person_id=episode.young_person_id,
        episode=episode,
        at=timezone.now(),
        by_id=by.account_id,
        earlier=earlier,
    ).save(force_insert=True)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | time) else value


def _under_lock(episode: MissingEpisode, by: Actor) -> tuple[Case, MissingEpisode]:
    case = at_work(episode.case, by=by, closed_too=True)
    locked = again(episode)
    return case, locked


def _copy(episode: MissingEpisode, **values: object) -> MissingEpisode:
    """For checking only: it is never saved."""
    plain = ("pk", "young_person_id", *_WHEN)
    return MissingEpisode(**({name: getattr(episode, name) for name in plain} | values))


def _check_passed(day: date, at: time | None, *, day_field: str, time_field: str) -> None:
    now = clock.now().replace(tzinfo=None)
    if day > now.date():
        raise Refused(f"Enter {long_date(now.date())} or an earlier day: this is yet to come.", field=day_field)
    passed = moment(day, at)
    if passed is not None and passed > now:
        raise Refused("Enter a time that has passed, or leave it empty.", field=time_field)


def _check_return(episode: MissingEpisode, case: Case, *, field: str = "returned_on") -> None:
    day, at = episode.returned_on, episode.returned_at
    if day is None:
        if at is not None:
            raise Refused("Enter the day of the return too, or leave its time empty.", field="returned_on")
        return
    _check_passed(day, at, day_field="returned_on", time_field="returned_at")
    if day < episode.went_on:
        went = long_date(episode.went_on)
        raise Refused(f"They went missing on {went}. The return cannot be before it.", field=field)
    if _before(day, at, episode.went_on, episode.went_at):
        field = field.replace("_on", "_at")
        raise Refused("Of one day, the return comes after going missing. Enter another time or day.", field=field)
    if day < case.opened:
        opened = long_date(case.opened)
        raise Refused(f"This was over before the case, which opened on {opened}. Enter a later day.", field="went_on")


def _check_interview(episode: MissingEpisode, day: date | None, at: time | None) -> None:
    returned_on = episode.returned_on
    if day is None or returned_on is None:
        raise Refused("Enter the day on which the interview was held.", field="rhi_on")
    _check_passed(day, at, day_field="rhi_on", time_field="rhi_at")
    if _before(day, at, returned_on, episode.returned_at):
        returned = long_date(returned_on)
        field = "rhi_at" if day == returned_on else "rhi_on"
        raise Refused(f"They returned on {returned}. The interview comes after that: enter a later one.", field=field)


def _before(day: date, at: time | None, other: date, other_at: time | None) -> bool:
    """For certain: of two times on one day that are not both known, neither comes before the other."""
    return day < other or (day == other and at is not None and other_at is not None and at < other_at)


def _check_alone(episode: MissingEpisode, *, field: str, stands: MissingEpisode | None = None) -> None:
    """Nobody goes missing while missing. Where times are not known, two episodes may meet on one day.

    Two that overlap as they stand – records were merged – must not keep each other from being ended or corrected.
    """
    rows = MissingEpisode.objects.unscoped("under the young person's lock")
    others = rows.filter(young_person=episode.young_person_id).exclude(pk=episode.pk)
    for went_on, went_at, returned_on, returned_at in others.values_list(*_WHEN):
        other = _span(went_on, went_at, returned_on, returned_at)
        stood = stands is not None and _meet(_span_of(stands), other)
        if not stood and _meet(_span_of(episode), other):
            raise Refused(_overlaps(went_on, returned_on), field=field)


_WHEN = ("went_on", "went_at", "returned_on", "returned_at")


def _meet(one: tuple[datetime, datetime], other: tuple[datetime, datetime]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _span_of(episode: MissingEpisode) -> tuple[datetime, datetime]:
    return _span(episode.went_on, episode.went_at, episode.returned_on, episode.returned_at)


def _span(
    went_on: date, went_at: time | None, returned_on: date | None, returned_at: time | None
) -> tuple[datetime, datetime]:
    """As short as it can have been."""
    end = (
        datetime.combine(returned_on, returned_at or time.min) if returned_on else datetime.combine(date.max, time.max)
    )
    return datetime.combine(went_on, went_at or time.max), end


def _overlaps(went_on: date, returned_on: date | None) -> str:
    if returned_on is None:
        return f"They have been missing since {long_date(went_on)} on the record. Record that return first."
    return f"This overlaps the episode of {long_days(went_on, returned_on)}. Enter other days, or correct that one."
