"""Sharing agreements and strategic support: what cannot be is refused by field, what was said before is kept."""

from datetime import timedelta
from typing import Any

import pytest

from spokework.access.decide import NotAllowed
from spokework.core import clock
from spokework.core.errors import Stale
from spokework.core.quarters import quarter_number
from spokework.practice import actions
from spokework.practice.models import Correction, SharingAgreement, StrategicSupport
from spokework.programme.tests.situations import AT_THE_MACHINE, a_host, an_area

from .partnerships import a_rating, an_agreement, terms
from .situations import a_hub, a_manager, a_spoke, acting, refused

pytestmark = pytest.mark.django_db
TODAY, DAY = clock.today(), timedelta(days=1)
THIS_QUARTER = quarter_number(TODAY)


def kept(row: Any) -> list[dict[str, Any]]:
    return list(Correction.objects.unscoped("tests").filter(row=row.pk).values_list("earlier", flat=True))


def test_an_agreement_that_expires_before_it_is_signed_is_refused_at_that_day() -> None:
    for expires in (TODAY - 31 * DAY, TODAY - 30 * DAY):
        answer = refused(an_agreement, expires=expires)
        assert answer.field == "expires"
        assert answer.message.endswith("Enter a later day.")
    assert not SharingAgreement.objects.unscoped("tests").exists()


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"title": " "}, "title"),
        ({"covers": " "}, "covers"),
        ({"signed": TODAY + DAY, "expires": TODAY + 9 * DAY}, "signed"),
        ({"remind_days": 0}, "remind_days"),
        ({"remind_days": 366}, "remind_days"),
    ],
)
def test_an_agreement_that_cannot_be_is_refused_by_field(said: dict[str, Any], field: str) -> None:
    assert refused(an_agreement, **said).field == field


def test_an_agency_of_another_area_signs_nothing_here_and_somebody_signs() -> None:
    area = an_area()
    assert refused(an_agreement, area=area, agencies=[a_host(an_area())]).field == "agencies"
    nobody = terms(area)
    nobody = type(nobody)(**(vars(nobody) | {"agencies": []}))
    call = {"hub_id": a_hub().pk, "by": AT_THE_MACHINE, "area": area, "terms": nobody}
    assert refused(actions.record_agreement, **call).field == "agencies"


def test_its_reminder_comes_its_days_before_it_expires_and_stays_until_it_is_ended() -> None:
    agreement = an_agreement(expires=TODAY + 100 * DAY, remind_days=30)
    for passed, due in ((69, False), (70, True), (100, True), (400, True)):
        with clock.standing_at(TODAY + passed * DAY):
            assert agreement.is_due is due, passed
    ended = actions.end_agreement(agreement=agreement, end=TODAY, by=AT_THE_MACHINE)
    with clock.standing_at(TODAY + 70 * DAY):
        assert not ended.is_due


def test_a_correction_keeps_the_facts_it_replaces_and_the_second_writer_sees_the_first() -> None:
    area = an_area()
    first, second = a_host(area), a_host(area)
    agreement = an_agreement(area=area, agencies=[first])
    before = agreement.expires
    more = terms(area, agencies=[first, second], expires=before + DAY)
    actions.correct_agreement(agreement=agreement, by=AT_THE_MACHINE, terms=more, expected=1)
    assert set(agreement.agencies.unscoped("tests")) == {first, second}
    (earlier,) = kept(agreement)
    assert (earlier["expires"], earlier["agencies"]) == (before.isoformat(), [str(first.pk)])
    with pytest.raises(Stale):
        actions.correct_agreement(agreement=agreement, by=AT_THE_MACHINE, terms=more, expected=1)


@pytest.mark.parametrize("day", [TODAY - 31 * DAY, TODAY + DAY])
def test_an_agreement_ends_while_it_runs(day: Any) -> None:
    assert refused(actions.end_agreement, agreement=an_agreement(), end=day, by=AT_THE_MACHINE).field == "end"


def test_a_renewal_takes_the_place_of_the_old_one_on_the_day_it_is_signed_or_when_that_expired() -> None:
    area = an_area()
    for expires, over in ((TODAY + 9 * DAY, TODAY), (TODAY - 9 * DAY, TODAY - 9 * DAY)):
        old = an_agreement(area=area, signed=TODAY - 300 * DAY, expires=expires)
        new = terms(area, signed=TODAY, expires=TODAY + 365 * DAY)
        renewed = actions.renew_agreement(agreement=old, by=AT_THE_MACHINE, terms=new)
        old = SharingAgreement.objects.unscoped("tests").get(pk=old.pk)
        assert (old.ended_on, old.is_due) == (over, False)
        assert (renewed.signed, renewed.ended_on, renewed.is_due) == (TODAY, None, False)
        again = refused(actions.renew_agreement, agreement=old, by=AT_THE_MACHINE, terms=new)
        assert "Record the new one by itself" in again.message


def test_a_renewal_is_not_signed_before_what_it_renews() -> None:
    area = an_area()
    early = terms(area, signed=TODAY - 31 * DAY)
    call = {"agreement": an_agreement(area=area), "by": AT_THE_MACHINE, "terms": early}
    assert refused(actions.renew_agreement, **call).field == "signed"
    assert SharingAgreement.objects.unscoped("tests").count() == 1


def test_support_is_rated_once_a_quarter_and_a_change_keeps_the_rating_before() -> None:
    hub, area = a_hub(), an_area()
    by = a_manager(hub)
    rated = a_rating(hub, by=by, area=area, rating=2)
    assert refused(a_rating, hub=hub, by=by, area=area).field == "quarter"
    a_rating(hub, by=by, area=area, quarter=THIS_QUARTER - 1)
    changed = actions.change_strategic_support(
        support=rated, by=by, rating=4, evidence="A minute of the board", expected=1
    )
    assert changed.rating == 4
    (earlier,) = kept(rated)
    assert (earlier["rating"], earlier["by"]) == (2, str(by.id))
    with pytest.raises(Stale):
        actions.change_strategic_support(support=rated, by=by, rating=5, evidence="Again", expected=1)


def test_better_words_for_the_same_rating_are_no_other_rating() -> None:
    rated = a_rating(rating=2)
    actions.change_strategic_support(support=rated, by=AT_THE_MACHINE, rating=2, evidence="As the minutes say")
    assert not kept(rated)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"rating": 0}, "rating"),
        ({"rating": 6}, "rating"),
        ({"evidence": " "}, "evidence"),
        ({"quarter": THIS_QUARTER + 1}, "quarter"),
        ({"quarter": 7}, "quarter"),
    ],
)
def test_a_rating_that_cannot_be_is_refused_by_field(said: dict[str, Any], field: str) -> None:
    assert refused(a_rating, **said).field == field
    assert not StrategicSupport.objects.unscoped("tests").exists()


def test_a_worker_keeps_neither() -> None:
    spoke = a_spoke(a_hub())
    for make in (an_agreement, a_rating):
        with pytest.raises(NotAllowed):
            make(spoke.hub, by=acting(spoke))
