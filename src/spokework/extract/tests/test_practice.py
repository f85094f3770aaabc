"""The work around the casework in the extract: where it was done, how many came, and that it never moves again."""

import re
from datetime import date, timedelta

import polars as pl
import pytest

from spokework.core import clock
from spokework.extract.actions import make_extract
from spokework.extract.files import Extract
from spokework.extract.schema.practice import COLLEAGUE_QUARTERS, SUPERVISIONS
from spokework.practice import actions
from spokework.practice.codes import Audience, ColleagueDayKind, Moment
from spokework.practice.tests import situations as practice
from spokework.practice.tests.everything import HALF_A_YEAR
from spokework.programme.tests import situations as programme
from spokework.programme.tests.situations import AT_THE_MACHINE

pytestmark = pytest.mark.django_db


def extracted() -> Extract:
    return make_extract(by=AT_THE_MACHINE)


def rows(extract: Extract, table: str) -> list[dict[str, object]]:
    return pl.read_parquet(extract.table(table)).to_dicts()


def test_what_was_done_has_the_setting_its_worker_had_that_day() -> None:
    area, today = programme.an_area(), clock.today()
    spoke = practice.a_spoke(practice.a_hub())
    by = practice.acting(spoke)
    programme.a_placement(spoke.post, area, start=today - timedelta(days=60), setting=programme.a_setting("outreach"))
    programme.a_placement(spoke.post, area, start=today - timedelta(days=9), setting=programme.a_setting("police"))
    for days in (70, 10, 9, 0):
        practice.a_consultancy(spoke.hub, by=by, area=area, day=today - timedelta(days=days))
    of = sorted(rows(extracted(), "consultancies"), key=lambda row: row["day"])  # type: ignore[arg-type,return-value]  # a day
    assert [row["setting"] for row in of] == [None, "outreach", "police", "police"]
    assert {row["area"] for row in of} == {area.code}


def test_what_somebody_without_a_post_did_counts_without_a_setting() -> None:
    hub = practice.a_hub()
    practice.a_session(hub, by=practice.a_manager(hub))
    (row,) = rows(extracted(), "sessions")
    assert (row["hub"], row["setting"]) == (hub.slug, None)


def test_one_person_in_two_registers_of_a_hub_is_one_and_of_two_hubs_two() -> None:
    hub, other = practice.a_hub(), practice.a_hub()
    for of, names in ((hub, ("Una Hollybrook", "Vik Ashdown")), (hub, ("Hollybrook, Una",)), (other, ("Vik Ashdown",))):
        practice.a_session(of, attended=5, names=names)
    practice.a_session(hub, audience=Audience.ADULTS)
    extract = extracted()
    people = [(row["hub"], row["person"]) for row in rows(extract, "attendances")]
    assert len(people) == 4
    assert len({person for _, person in people}) == 3
    assert sorted(row["in_register"] for row in rows(extract, "sessions")) == [0, 1, 1, 2]  # type: ignore[type-var]  # numbers


def test_the_three_scores_of_a_trainee_stand_in_one_row() -> None:
    training = practice.a_training(day=clock.today() - HALF_A_YEAR)
    for trainee, moment, score in ((1, Moment.BEFORE, 2), (1, Moment.SIX_MONTHS, 4), (2, Moment.AFTER, 5)):
        actions.record_confidence(training=training, trainee=trainee, moment=moment, score=score, by=AT_THE_MACHINE)
    found = {(row["before"], row["after"], row["six_months"]) for row in rows(extracted(), "trainees")}
    assert found == {(2, None, 4), (None, 5, None)}


def test_a_quarter_in_post_without_a_day_with_colleagues_counts_as_none() -> None:
    began = date(clock.today().year - 1, 1, 1)
    spoke = programme.an_appointment(start=began)
    actions.record_colleague_day(
        hub_id=spoke.hub_id, day=began, kind=ColleagueDayKind.AT_THE_HUB, by=practice.acting(spoke)
    )
    programme.a_grant(spoke.hub, start=began)
    practice.a_meeting(spoke.hub, day=began)  # from which day the programme's quarters are counted
    days = [row["days"] for row in sorted(rows(extracted(), "colleague_quarters"), key=lambda row: str(row["day"]))]
    assert days[0] == 1
    assert len(days) >= 5
    assert not any(days[1:])


def test_a_session_corrected_later_never_changes_what_was_frozen() -> None:
    session = practice.a_session(attended=12)
    frozen = extracted()
    actions.correct_session(session=session, attended=30, by=AT_THE_MACHINE)
    assert [row["attended"] for row in rows(frozen, "sessions")] == [12]
    assert [row["attended"] for row in rows(extracted(), "sessions")] == [30]


def test_how_somebody_was_supported_stands_in_no_extract_by_worker() -> None:
    for table in (SUPERVISIONS, COLLEAGUE_QUARTERS):
        names = {column.name for column in table.columns}
        assert not {name for name in names if re.search("worker|supervisor|post|appointment|person|account", name)}
