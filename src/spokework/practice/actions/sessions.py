"""A talk or a group, for young people or for adults."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.core.errors import Refused
from spokework.practice import codes
from spokework.practice.models import AwarenessSession, SessionSeries
from spokework.programme.models import Area, HostAgency

from .base import at_hub, did, hold_hub
from .checks import a_length, in_area, not_ahead, of_list, people
from .correcting import correct
from .registers import keep_register, names_kept

FACTS = ("day", "area", "agency", "minutes", "audience", "venue", "topic", "series", "attended")
WORDS = ("note",)


@transaction.atomic
def record_session(
    *,
    hub_id: UUID,
    by: Actor,
    day: date,
    area: Area,
    audience: str,
    venue: str,
    topic: str,
    attended: int,
    agency: HostAgency | None = None,
    minutes: int | None = None,
    series: SessionSeries | None = None,
    new_series: str = "",
    note: str = "",
    names: Sequence[str] = (),
) -> AwarenessSession:
    """It may begin a series; a register, where names were asked for, is kept with it."""
    at_hub(hub_id, P.RECORD_PRACTICE, by=by)
    if new_series.strip():
        series = start_series(hub_id=hub_id, title=new_series, area=area, by=by)
    facts = _checked(
        day=day,
        area=area,
        agency=agency,
        minutes=minutes,
        audience=audience,
        venue=venue,
        topic=topic,
        series=series,
        attended=attended,
    )
    _of_hub(series, hub_id)
    done = AwarenessSession(hub_id=hub_id, by_id=by.account_id, note=note.strip(), **facts)
    done.save(force_insert=True)
    did("awareness session recorded", done, by=by)
    if any(name.strip() for name in names):
        keep_register(event=done, names=names, by=by)
    return done


@transaction.atomic
def correct_session(*, session: AwarenessSession, by: Actor, version: int | None = None, **changes: Any) -> Any:
    """A frozen figure does not move: an extract made before keeps what it counted."""

    def checked(**facts: Any) -> dict[str, Any]:
        _of_hub(facts["series"], session.hub_id)
        not_below_register(session, facts["attended"])
        return _checked(**facts)

    return correct(session, checked, facts=FACTS, words=WORDS, changes=changes, by=by, version=version)


@transaction.atomic
def start_series(*, hub_id: UUID, title: str, area: Area, by: Actor) -> SessionSeries:
    at_hub(hub_id, P.RECORD_PRACTICE, by=by)
    hold_hub(hub_id)
    title = title.strip()
    rows = SessionSeries.objects.unscoped("whether the hub has one of this name")
    if rows.filter(hub=hub_id, title__iexact=title).exists():
        raise Refused("There is a series of this name. Choose it from the list, or give another name.", field="series")
    started = SessionSeries(hub_id=hub_id, title=title, area=area)
    started.save(force_insert=True)
    did("series started", started, by=by)
    return started


def not_below_register(event: Any, attended: int) -> None:
    kept = names_kept(event)
    if attended < kept:
        raise Refused(
            f"Its register has {kept} names, so no fewer can have come. Take names out of the register first.",
            field="attended",
        )


def _of_hub(series: SessionSeries | None, hub_id: UUID) -> None:
    if series is not None and series.hub_id != hub_id:
        raise Refused("Choose a series of this hub, or start one.", field="series")


def _checked(
    *,
    day: date,
    area: Area,
    agency: HostAgency | None,
    minutes: int | None,
    audience: str,
    venue: str,
    topic: str,
    series: SessionSeries | None,
    attended: int,
) -> dict[str, Any]:
    return {
        "day": not_ahead(day),
        "area": area,
        "agency": in_area(agency, area),
        "minutes": a_length(minutes),
        "audience": of_list(audience, codes.Audience.values, field="audience", what="who came"),
        "venue": of_list(venue, codes.Venue.values, field="venue", what="where it was"),
        "topic": of_list(topic, codes.Topic.values, field="topic", what="what it was about"),
        "series": series,
        "attended": people(attended),
    }
