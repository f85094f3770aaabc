"""A submission to the police is known to its author, the manager and the officer. To others nothing of it shows."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from spokework.access.decide import Actor, NotAllowed
from spokework.access.permissions import Permission as P
from spokework.access.roles import ROLES, Role
from spokework.casework import actions
from spokework.casework.models import Case, Consent, IntelligenceCorrection, IntelligenceSubmission, Sharing
from spokework.casework.queries.sharing_register import INTELLIGENCE, page
from spokework.core import clock
from spokework.programme.tests.situations import AT_THE_MACHINE, an_actor
from spokework.vault.keyring import destroy_child_key, forget

from .browsing import browser
from .situations import (
    a_consent,
    a_contact,
    a_manager,
    a_sharing,
    a_spoke,
    a_telling,
    a_young_person,
    acting,
    an_intelligence_submission,
    an_open_case,
    not_told,
)

pytestmark = pytest.mark.django_db
BIRD, MARK = "Quizzlewick", b"intelligence submission"
PAGES = ("young_person", "sharing", "summary", "who_was_told", "contacts")


class Desk:
    """A worker's case, her submission from one of its contacts, and everybody who might see it."""

    def __init__(self) -> None:
        self.author = a_spoke(hub := an_open_case().hub)
        self.case: Case = an_open_case(worker=self.author, opened=clock.today() - timedelta(days=20))
        self.young_person = self.case.young_person
        self.contact = a_contact(self.case, by=acting(self.author))
        self.cover = a_spoke(hub)
        by = AT_THE_MACHINE
        days = {"start": clock.today(), "end": clock.today() + timedelta(days=3)}
        actions.arrange_cover(appointment=self.author, covered_by=self.cover.worker, by=by, **days)
        self.manager = a_manager(hub)
        self.lead, self.officer = (an_actor(role, hub) for role in (Role.SAFEGUARDING_LEAD, OFFICER))
        a_sharing(self.young_person, contact=self.contact)
        said = {"told_to": BIRD, "necessity": BIRD}
        self.submission = an_intelligence_submission(
            self.young_person, by=acting(self.author), contact=self.contact, **said
        )
        a_sharing(self.young_person)

    def look(self, actor: Actor) -> None:
        actions.look_beyond(young_person=self.young_person, reason="The night shelter rang", by=actor)

    def told(self, client: Client) -> str:
        """Everything this browser is shown about the young person."""
        there = {"reference": self.young_person.reference}
        urls = [reverse(f"casework:{name}", kwargs=there) for name in PAGES]
        urls += [reverse(f"casework:{name}", kwargs=there | {"number": 1}) for name in ("contact", "sharing_one")]
        answers = [client.get(url) for url in urls]
        assert {answer.status_code for answer in answers} == {200}
        return "".join(answer.content.decode() for answer in answers)


OFFICER = Role.DATA_PROTECTION_OFFICER


@pytest.fixture
def desk() -> Desk:
    return Desk()


def shown_to(actor: Actor) -> tuple[int, int]:
    rows = IntelligenceSubmission.objects.visible_to(actor)
    return rows.count(), IntelligenceCorrection.objects.visible_to(actor).count()


def test_its_author_and_the_manager_see_it_and_whoever_covers_or_leads_does_not(desk: Desk) -> None:
    corrected = a_telling(**not_told(told_to="The bureau"))
    actions.correct_sharing(sharing=desk.submission, telling=corrected, by=acting(desk.author))
    for actor in (desk.lead, desk.officer):
        desk.look(actor)
    sees = {
        "author": shown_to(acting(desk.author)),
        "manager": shown_to(desk.manager),
        "officer": shown_to(desk.officer),
        "cover": shown_to(acting(desk.cover)),
        "lead": shown_to(desk.lead),
    }
    assert sees == {"author": (1, 1), "manager": (1, 1), "officer": (1, 1), "cover": (0, 0), "lead": (0, 0)}
    assert Sharing.objects.visible_to(acting(desk.cover)).count() == 2


def test_a_named_reader_does_not_see_it(desk: Desk) -> None:
    actions.restrict_record(
        young_person=desk.young_person, accounts=[desk.cover.worker, desk.author.worker], by=desk.manager
    )
    assert shown_to(acting(desk.cover)) == (0, 0)
    assert shown_to(acting(desk.author)) == (1, 0)


def test_an_author_who_handed_over_reaches_neither(desk: Desk) -> None:
    actions.hand_over(case=desk.case, appointment=a_spoke(desk.case.hub), summary="All told", by=desk.manager)
    assert shown_to(acting(desk.author)) == (0, 0)


def test_the_officer_reaches_it_by_a_reason_alone(desk: Desk) -> None:
    assert shown_to(desk.officer) == (0, 0)
    desk.look(desk.officer)
    assert shown_to(desk.officer) == (1, 0)


def test_no_page_tells_a_colleague_that_there_is_one(desk: Desk) -> None:
    """She covers, so every one of these pages opens to her; only the way to write one of her own is named there."""
    shown = desk.told(browser(acting(desk.cover)))
    assert BIRD not in shown
    assert "Intelligence submissions" not in shown
    assert "/intelligence/1/" not in shown
    assert BIRD in desk.told(browser(acting(desk.author)))


def test_a_page_to_sit_over_together_leaves_it_out_for_everybody(desk: Desk) -> None:
    for actor in (acting(desk.author), desk.manager):
        for name in ("young_person", "summary", "who_was_told"):
            there = reverse(f"casework:{name}", kwargs={"reference": desk.young_person.reference})
            assert BIRD not in browser(actor).get(there).content.decode(), name


def test_its_numbers_leave_no_gap_in_those_of_sharings(desk: Desk) -> None:
    rows = Sharing.objects.visible_to(acting(desk.cover)).order_by("number")
    assert list(rows.values_list("number", flat=True)) == [1, 2]
    keep = an_open_case(desk.case.hub).young_person
    a_sharing(keep)
    actions.close_case(case=desk.case, reason="moved", not_assessed="moved", by=desk.manager)
    actions.merge_young_people(keep=keep, merge=desk.young_person, by=desk.manager)
    moved = Sharing.objects.unscoped("tests").filter(young_person=keep).order_by("number")
    assert list(moved.values_list("number", flat=True)) == [1, 2, 3]
    assert IntelligenceSubmission.objects.unscoped("tests").get().told_to == BIRD


def test_merged_and_sealed_anew_it_is_kept_to_the_same_people(desk: Desk) -> None:
    a_consent(desk.young_person, explained=BIRD)
    corrected = a_telling(**not_told(told_to="The bureau"))
    actions.correct_sharing(sharing=desk.submission, telling=corrected, by=acting(desk.author))
    keep, gone = a_young_person(desk.case.hub, state="declined"), desk.young_person
    actions.merge_young_people(keep=keep, merge=gone, by=desk.manager)
    destroy_child_key(gone.pk, gone.hub_id)
    forget()
    assert IntelligenceSubmission.objects.visible_to(acting(desk.author)).get().told_to == "The bureau"
    kept = IntelligenceCorrection.objects.visible_to(desk.manager).get()
    assert (kept.young_person_id, kept.earlier["told_to"]) == (keep.pk, BIRD)
    assert Consent.objects.visible_to(desk.manager).get().explained == BIRD
    assert shown_to(acting(desk.cover)) == (0, 0)


def test_a_colleagues_address_for_it_leads_nowhere_and_she_writes_in_none(desk: Desk) -> None:
    client = browser(acting(desk.cover))
    there = {"reference": desk.young_person.reference, "number": desk.submission.number}
    for name in ("intelligence", "intelligence_change"):
        for number in (there["number"], 99):
            url = reverse(f"casework:{name}", kwargs=there | {"number": number})
            assert client.get(url).status_code == 404
    with pytest.raises(NotAllowed):
        actions.correct_sharing(sharing=desk.submission, telling=a_telling(), by=acting(desk.cover))


def test_she_may_make_one_of_her_own_and_sees_that_one(desk: Desk) -> None:
    made = an_intelligence_submission(desk.young_person, by=acting(desk.cover))
    assert list(IntelligenceSubmission.objects.visible_to(acting(desk.cover))) == [made]


def test_whoever_reads_who_looked_may_know_of_submissions() -> None:
    """That page shows every event of a record, these too: no role may hold the one permission without the other."""
    for role, rule in ROLES.items():
        if P.VIEW_WHO_LOOKED in rule.permissions:
            assert P.REVIEW_SHARING in rule.permissions, role


@pytest.mark.parametrize("kind", [INTELLIGENCE, "shared"])
def test_the_register_of_another_hub_is_empty(kind: str, desk: Desk) -> None:
    assert page(desk.manager, kind).entries
    elsewhere: Any = [a_manager(an_open_case().hub), an_actor(OFFICER)]
    assert not any(page(actor, kind).entries for actor in (*elsewhere, desk.lead, acting(desk.author)))
