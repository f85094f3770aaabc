"""Awareness sessions: what may be counted, series, and corrections that keep what was counted before."""

from datetime import timedelta

import pytest

from spokework.access.decide import NotAllowed
from spokework.core import clock
from spokework.core.errors import Stale
from spokework.practice import actions, codes
from spokework.practice.models import AwarenessSession, Correction, SessionSeries
from spokework.programme.tests.situations import AT_THE_MACHINE, a_host, an_area

from .situations import a_hub, a_manager, a_session, refused

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"day": clock.today() + timedelta(days=1)}, "day"),
        ({"minutes": 0}, "minutes"),
        ({"minutes": 24 * 60 + 1}, "minutes"),
        ({"attended": 0}, "attended"),
        ({"attended": 2_001}, "attended"),
        ({"audience": "crows"}, "audience"),
        ({"venue": "the moon"}, "venue"),
        ({"topic": "weather"}, "topic"),
    ],
)
def test_what_cannot_be_is_refused_by_field(facts: dict[str, object], field: str) -> None:
    refusal = refused(a_session, **facts)
    assert refusal.field == field
    assert refusal.message.split()[0] in ("This", "Enter", "Choose")


def test_an_agency_of_another_area_is_refused() -> None:
    assert refused(a_session, area=an_area(), agency=a_host()).field == "agency"


def test_a_series_is_begun_once_and_belongs_to_its_hub() -> None:
    hub = a_hub()
    first = a_session(hub, new_series="Year 9 girls")
    again = a_session(hub, series=first.series)
    assert again.series == first.series
    assert refused(a_session, hub=hub, new_series="year 9 GIRLS").field == "series"
    assert refused(a_session, hub=a_hub(), series=first.series).field == "series"
    assert SessionSeries.objects.unscoped("tests").count() == 1


def test_a_correction_keeps_what_was_counted_and_not_the_words() -> None:
    session = a_session(attended=12, note="In the hall")
    corrected = actions.correct_session(session=session, by=AT_THE_MACHINE, attended=14, note="In the gym")
    assert (corrected.attended, corrected.note, corrected.version) == (14, "In the gym", 2)
    (kept,) = Correction.objects.unscoped("tests")
    assert (kept.row, kept.table, kept.earlier) == (session.pk, "practice_awarenesssession", {"attended": 12})


def test_a_correction_that_changes_nothing_leaves_nothing() -> None:
    session = a_session()
    actions.correct_session(session=session, by=AT_THE_MACHINE, attended=session.attended, venue=session.venue)
    assert not Correction.objects.unscoped("tests").exists()


def test_a_correction_of_what_somebody_else_saved_meanwhile_is_not_lost_on_them() -> None:
    session = a_session()
    actions.correct_session(session=session, by=AT_THE_MACHINE, version=1, attended=20)
    with pytest.raises(Stale):
        actions.correct_session(session=session, by=AT_THE_MACHINE, version=1, attended=30)
    assert AwarenessSession.objects.unscoped("tests").get().attended == 20


def test_a_correction_is_held_to_the_same_rules() -> None:
    session = a_session()
    refusal = refused(actions.correct_session, session=session, by=AT_THE_MACHINE, attended=0)
    assert refusal.field == "attended"
    other = a_host()
    refusal = refused(actions.correct_session, session=session, by=AT_THE_MACHINE, agency=other)
    assert refusal.field == "agency"
    with pytest.raises(TypeError, match="has no weather"):
        actions.correct_session(session=session, by=AT_THE_MACHINE, weather="fine")


def test_nobody_of_another_hub_corrects_it() -> None:
    session = a_session()
    with pytest.raises(NotAllowed):
        actions.correct_session(session=session, by=a_manager(a_hub()), audience=codes.Audience.ADULTS)
