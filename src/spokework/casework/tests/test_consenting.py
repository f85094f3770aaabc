"""Consent to support: dated, whose, how explained – and nothing follows from it by itself."""

from datetime import date, timedelta
from typing import Any

import pytest

from spokework.access.decide import NotAllowed
from spokework.audit.models import Event
from spokework.casework.models import Case, Consent, YoungPerson
from spokework.casework.queries.consents import consents
from spokework.casework.states import CaseState
from spokework.core import clock
from spokework.programme.tests.situations import AT_THE_MACHINE

from .situations import a_consent, a_hub, a_spoke, acting, an_identity, an_open_case, refused

pytestmark = pytest.mark.django_db
AGO = timedelta(days=30)


def somebody(age: int = 14, **facts: Any) -> YoungPerson:
    today = clock.today()
    born = date(today.year - age, 1, 1)
    opened = {"opened": today - AGO, "identity": an_identity(born=born)}
    return an_open_case(**(opened | facts)).young_person


def standing(young_person: YoungPerson) -> str:
    return consents(AT_THE_MACHINE, young_person)[0].decision


def test_the_latest_stands_and_those_before_stay() -> None:
    young_person = somebody()
    day = clock.today() - AGO
    a_consent(young_person, day=day)
    a_consent(young_person, decision="withdrawn", day=day + timedelta(days=9))
    assert standing(young_person) == "withdrawn"
    a_consent(young_person, decision="given")
    assert standing(young_person) == "given"
    assert [row.number for row in consents(AT_THE_MACHINE, young_person)] == [3, 2, 1]
    assert Event.objects.latest("pk").action == "consent recorded"


def test_what_is_recorded_late_takes_its_day_and_not_the_last_place() -> None:
    young_person = somebody()
    a_consent(young_person)
    a_consent(young_person, decision="refused", day=clock.today() - AGO)
    assert standing(young_person) == "given"


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"decision": "perhaps"}, "decision"),
        ({"decided_by": "the cat"}, "decided_by"),
        ({"decided_by": ""}, "decided_by"),
        ({"decision": "not_asked"}, "decided_by"),
        ({"explained": " "}, "explained"),
        ({"decided_by": "young_person"}, "gillick"),
        ({"decided_by": "young_person", "decision": "refused"}, "gillick"),
        ({"decision": "withdrawn"}, "decision"),
        ({"day": date(2999, 1, 1)}, "day"),
        ({"day": date(2016, 2, 29)}, "day"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(facts: dict[str, Any], field: str) -> None:
    young_person = somebody()
    assert refused(a_consent, young_person=young_person, **facts).field == field
    assert not Consent.objects.unscoped("tests").exists()


def test_under_16_who_decides_alone_has_a_gillick_record() -> None:
    row = a_consent(somebody(15), decided_by="young_person", gillick="She put the risks in her own words")
    assert row.gillick == "She put the risks in her own words"


def test_at_16_nobody_asks_for_one() -> None:
    assert a_consent(somebody(16), decided_by="young_person").pk


def test_the_age_is_that_of_the_day_and_not_of_today() -> None:
    today = clock.today()
    birthday = today - timedelta(days=5)
    young_person = somebody(identity=an_identity(born=birthday.replace(year=birthday.year - 16)))
    assert a_consent(young_person, decided_by="young_person").pk
    earlier = {"decided_by": "young_person", "day": today - timedelta(days=6)}
    assert refused(a_consent, young_person=young_person, **earlier).field == "gillick"


def test_of_whom_no_birth_date_is_known_none_is_demanded() -> None:
    assert a_consent(somebody(identity=an_identity(born=None)), decided_by="young_person").pk


def test_what_the_referral_said_was_given_can_be_withdrawn() -> None:
    assert a_consent(somebody(consent="yes"), decision="withdrawn").pk


def test_whoever_was_asked_is_not_unasked() -> None:
    young_person = somebody()
    a_consent(young_person, decision="not_asked", decided_by="")
    a_consent(young_person)
    assert refused(a_consent, young_person=young_person, decision="not_asked", decided_by="").field == "decision"


def test_a_withdrawal_closes_nothing() -> None:
    young_person = somebody()
    a_consent(young_person)
    a_consent(young_person, decision="withdrawn")
    assert Case.objects.unscoped("tests").get(young_person=young_person).state == CaseState.OPEN


def test_nobody_records_it_of_whom_they_do_not_reach() -> None:
    with pytest.raises(NotAllowed):
        a_consent(somebody(), by=acting(a_spoke(a_hub())))
