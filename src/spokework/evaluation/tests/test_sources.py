"""What was said is kept as it was said, sealed; found again; and gone when it is withdrawn."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from spokework.accounts.models import Account
from spokework.accounts.tests.situations import signed_in
from spokework.audit.models import Event
from spokework.core import clock
from spokework.core.words import keeper
from spokework.evaluation import actions, codes
from spokework.evaluation.lines import lines
from spokework.evaluation.models import Site, Source, SourceText
from spokework.evaluation.models.source import PLACE
from spokework.evaluation.presenters.evaluation import link
from spokework.evaluation.queries import sources as rows
from spokework.programme.tests.situations import a_hub, an_area

from .situations import AT_THE_MACHINE, SAID, a_participant, a_site, a_source, an_evaluation, refused, the_lead

pytestmark = pytest.mark.django_db


def test_a_text_is_kept_as_it_was_said_and_the_database_cannot_read_it() -> None:
    evaluation = an_evaluation()
    source = a_source(evaluation)
    assert source.length == len(SAID)
    assert rows.text_of(the_lead(evaluation), source) == SAID
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed FROM evaluation_sourcetext")
        (sealed,) = cursor.fetchone()
    assert len(bytes(sealed)) > len(SAID)
    assert b"same room" not in bytes(sealed)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\ufeffOne\r\ntwo\rthree", "One\ntwo\nthree"),
        ("\n\nA bell\x07 and a nought\x00\n", "A bell and a nought"),
        ("e\u0301 stays two, 🧭 is one", "e\u0301 stays two, 🧭 is one"),
    ],
)
def test_lines_end_in_one_way_and_nothing_unsayable_is_kept(typed: str, kept: str) -> None:
    assert actions.as_text(typed) == kept


def test_lines_say_where_they_stand_in_the_text() -> None:
    for line in lines(SAID):
        assert SAID[line.start : line.start + len(line.text)] == line.text
    assert [line.number for line in lines(SAID)] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"text": "\ufeff \n "}, "text"),
        ({"text": "x" * 5_000_001}, "text"),
        ({"title": "  "}, "title"),
        ({"kind": "a rumour"}, "kind"),
        ({"stakeholder": "a ghost"}, "stakeholder"),
    ],
)
def test_what_cannot_be_is_refused_by_field_and_leaves_nothing(facts: dict[str, Any], field: str) -> None:
    evaluation = an_evaluation()
    assert refused(a_source, evaluation, **facts).field == field
    assert not Source.objects.unscoped("tests").exists()


def test_another_evaluations_site_or_participant_is_not_taken() -> None:
    evaluation, other = an_evaluation(), an_evaluation()
    assert refused(a_source, evaluation, site=a_site(other))
    assert refused(a_source, evaluation, participant=a_participant(other))


def test_who_and_where_are_the_participants_unless_something_else_is_said() -> None:
    evaluation = an_evaluation()
    participant = a_participant(evaluation, site=a_site(evaluation, "North"))
    source = a_source(evaluation, participant=participant)
    assert (source.stakeholder, source.site.name) == (codes.Stakeholder.POLICE, "North")
    assert a_source(evaluation, participant=participant, site=a_site(evaluation, "South")).site.name == "South"


def test_words_are_found_across_lines_and_cases_and_not_in_what_was_withdrawn() -> None:
    evaluation = an_evaluation()
    lead, source = the_lead(evaluation), a_source(evaluation, title="One")
    a_source(evaluation, "Nothing of it", title="Two")
    (hit,) = rows.search(lead, evaluation, "ROOM.   she")
    assert (hit.source.title, hit.words, hit.before) == ("One", "room.\nShe", "We sat in the same ")
    assert hit.line == 1
    assert [(hit.source, hit.line) for hit in rows.search(lead, evaluation, "asked me")] == [(source, 2)]
    assert rows.search(lead, evaluation, "  ") == []
    assert rows.search(lead, evaluation, "(") == []
    actions.withdraw_source(source=source, by=lead)
    assert rows.search(lead, evaluation, "asked") == []


@pytest.mark.django_db(transaction=True)
def test_withdrawn_it_counts_nowhere_its_key_is_gone_and_that_is_on_record() -> None:
    evaluation = an_evaluation()
    lead, source, other = the_lead(evaluation), a_source(evaluation), a_source(evaluation)
    text = SourceText.objects.unscoped("tests").get(source=source)
    actions.withdraw_source(source=source, by=lead)
    assert list(Source.objects.visible_to(lead).counting()) == [other]
    gone = Source.objects.visible_to(lead).get(pk=source.pk)
    assert gone.withdrawn_on == clock.today()
    assert rows.text_of(lead, gone) == ""
    assert rows.text_of(lead, other) == SAID
    # An older copy of the data, put back, does not open either.
    SourceText.objects.unscoped("an older copy").filter(pk=text.pk).update(sealed=bytes(text.sealed))
    assert rows.text_of(lead, gone) == ""
    assert Event.objects.filter(action="source withdrawn", record_id=source.pk, actor_id=lead.id).count() == 1
    assert refused(actions.withdraw_source, source=source, by=lead)


@pytest.mark.django_db(transaction=True)
def test_a_key_that_a_crash_left_behind_goes_when_the_server_next_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    source = a_source()
    text = SourceText.objects.unscoped("tests").get()
    older_copy = {text.pk: bytes(text.sealed)}
    monkeypatch.setattr("spokework.evaluation.actions.withdrawing._destroy_after_commit", lambda keys: None)
    actions.withdraw_source(source=source, by=AT_THE_MACHINE)
    assert keeper().open(older_copy, PLACE) == {text.pk: SAID}
    actions.finish_withdrawals()
    assert keeper().open(older_copy, PLACE) == {}


def test_withdrawing_who_took_part_withdraws_all_they_said_for_good() -> None:
    evaluation = an_evaluation()
    lead, participant = the_lead(evaluation), a_participant(evaluation)
    theirs = [a_source(evaluation, participant=participant) for _ in range(2)]
    kept = a_source(evaluation)
    actions.withdraw_participant(participant=participant, by=lead)
    assert list(Source.objects.visible_to(lead).counting()) == [kept]
    assert all(row.is_withdrawn for row in Source.objects.visible_to(lead).filter(pk__in=[s.pk for s in theirs]))
    participant.refresh_from_db()
    assert refused(a_source, evaluation, participant=participant).field == "participant"
    given = {"consent": codes.ResearchConsent.GIVEN, "consent_on": clock.today(), "by": lead}
    assert refused(actions.answer_consent, participant=participant, **given)
    assert refused(actions.withdraw_participant, participant=participant, by=lead)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"pseudonym": "SW-7K3Q-2"}, "pseudonym"),
        ({"pseudonym": "about sw-7k3q-2"}, "pseudonym"),
        ({"pseudonym": " "}, "pseudonym"),
        ({"consent_on": None}, "consent_on"),
        ({"consent_on": clock.today() + timedelta(days=1)}, "consent_on"),
        ({"consent": codes.ResearchConsent.WITHDRAWN}, "consent"),
    ],
)
def test_who_took_part_is_refused_by_field(facts: dict[str, Any], field: str) -> None:
    evaluation = an_evaluation()
    assert refused(a_participant, evaluation, **facts).field == field


def test_a_site_is_an_area_or_a_hub_chosen_on_its_page() -> None:
    evaluation, place = an_evaluation(), {"area": an_area(), "hub": a_hub()}
    browser = signed_in(Account.objects.get(pk=the_lead(evaluation).id))
    there = link("site_new", evaluation)
    both = browser.post(there, {"name": "A", **{name: row.pk for name, row in place.items()}})
    assert both.status_code == 422
    assert "an area or a hub, not both" in both.content.decode()
    assert browser.post(there, {"name": "A", "hub": place["hub"].pk}).status_code == 303
    site = Site.objects.unscoped("tests").get()
    assert place["hub"].name in browser.get(link("site", evaluation, site.number)).content.decode()
    now = {"name": "A", "area": place["area"].pk, "version": site.version}
    assert browser.post(link("site_change", evaluation, site.number), now).status_code == 303
    site.refresh_from_db()
    assert (site.area_id, site.hub_id) == (place["area"].pk, None)


def test_a_pseudonym_is_used_once_and_what_is_known_of_a_site_is_of_its_kind() -> None:
    evaluation = an_evaluation()
    a_participant(evaluation, "Heron")
    assert refused(a_participant, evaluation, "HERON").field == "pseudonym"
    asked = {"evaluation": evaluation, "by": AT_THE_MACHINE}
    actions.add_attribute(name="Setting", kind=codes.AttributeKind.CHOICE, choices=["police", "home"], **asked)
    actions.add_attribute(name="Posts", kind=codes.AttributeKind.NUMBER, **asked)
    assert refused(actions.add_attribute, name="setting", kind="text", **asked).field == "name"
    assert refused(actions.add_attribute, name="Phase", kind="choice", choices=["1"], **asked).field == "choices"
    site = a_site(evaluation, "A", attributes={"1": "police", "2": 3, "9": "nobody asked"})
    assert site.attributes == {"1": "police", "2": 3}
    assert refused(a_site, evaluation, "B", attributes={"1": "moon"}).field == "attribute_1"
    assert refused(a_site, evaluation, "B", attributes={"2": "three"}).field == "attribute_2"
    assert refused(a_site, evaluation, "a").field == "name"
