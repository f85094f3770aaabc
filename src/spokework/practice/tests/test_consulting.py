"""Advice, with and without a young person named."""

from datetime import timedelta

import pytest

from spokework.access.decide import NotAllowed
from spokework.casework.models import Case
from spokework.core import clock
from spokework.practice.models import CaseLink, Consultancy
from spokework.programme.tests.situations import a_host, an_area
from spokework.vault.keyring import Erased, destroy_child_key, forget

from .situations import a_consultancy, a_hub, a_manager, a_spoke, acting, an_open_case, refused

pytestmark = pytest.mark.django_db
ADVICE = "Write down what she said in her own words."


def again(done: Consultancy) -> Consultancy:
    forget()
    found: Consultancy = Consultancy.objects.unscoped("tests").get(pk=done.pk)
    return found


def links() -> list[CaseLink]:
    return list(CaseLink.objects.unscoped("tests"))


def test_advice_about_nobody_named_makes_no_case_and_is_sealed_under_the_hubs_key() -> None:
    done = again(a_consultancy(advice=ADVICE))
    assert done.advice == ADVICE
    assert not Case.objects.unscoped("tests").exists()
    assert not links()


def test_advice_about_ones_own_case_stands_under_the_young_persons_key() -> None:
    spoke = a_spoke(a_hub())
    case = an_open_case(worker=spoke)
    done = a_consultancy(spoke.hub, by=acting(spoke), case=case, advice=ADVICE)
    assert again(done).advice == ""
    assert links()[0].words == {"advice": ADVICE}
    destroy_child_key(case.young_person_id, case.hub_id)
    forget()
    with pytest.raises(Erased):
        _ = links()[0].words


def test_another_workers_case_is_refused_even_to_the_manager() -> None:
    spoke = a_spoke(a_hub())
    other = a_spoke(spoke.hub)
    case = an_open_case(worker=spoke)
    for by in (acting(other), a_manager(spoke.hub)):
        assert refused(a_consultancy, hub=spoke.hub, by=by, case=case).field == "case"
    assert not Consultancy.objects.unscoped("tests").exists()


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"day": clock.today() + timedelta(days=1)}, "day"),
        ({"minutes": 0}, "minutes"),
        ({"role": "wizard"}, "role"),
        ({"topic": "weather"}, "topic"),
        ({"advice": "  "}, "advice"),
    ],
)
def test_what_cannot_be_is_refused_by_field(facts: dict[str, object], field: str) -> None:
    assert refused(a_consultancy, **facts).field == field


def test_an_agency_of_another_area_is_refused() -> None:
    assert refused(a_consultancy, area=an_area(), agency=a_host()).field == "agency"


def test_somebody_of_another_hub_records_nothing_here() -> None:
    with pytest.raises(NotAllowed):
        a_consultancy(a_hub(), by=a_manager(a_hub()))
