"""What was thought, about anything an evaluation is made of: read by its team, and gone with whoever it was about."""

from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from spokework.access.decide import Actor, NotAllowed
from spokework.accounts.models import Account
from spokework.accounts.tests.situations import signed_in
from spokework.core.errors import Refused
from spokework.core.words import keeper
from spokework.drafts.actions import keep
from spokework.drafts.models import Draft
from spokework.drafts.writer import WRITER_FIELD, writer_mark
from spokework.evaluation import actions, codes
from spokework.evaluation.interchange import read_qdpx, write_qdpx
from spokework.evaluation.interchange.sidecar import read_theories
from spokework.evaluation.models import Evaluation, Memo, Participant, Site, Theory
from spokework.evaluation.models.memo import PLACE
from spokework.evaluation.queries import coding as rows
from spokework.evaluation.queries.exchanging import TakenOut, as_project

from .figures import a_snapshot
from .situations import (
    AT_THE_MACHINE,
    a_code,
    a_participant,
    a_round,
    a_site,
    a_source,
    a_theory,
    an_evaluation,
    coded,
    on_the_team,
    refused,
    the_lead,
    two_coders,
)

THOUGHT = "Qzthoughtq: is it the room, or who sits in it?"


def page(name: str, row: Any) -> str:
    if isinstance(row, Evaluation):
        return reverse(f"evaluation:{name}", args=[row.number])
    return reverse(f"evaluation:{name}", args=[row.evaluation.number, row.number])


def browser_of(who: Actor) -> Client:
    return signed_in(Account.objects.get(pk=who.id))


def thought_of(evaluation: Evaluation, words: str = THOUGHT) -> tuple[Theory, Site, Participant]:
    """A theory, a site and a case study, with a memo on each."""
    site = a_site(evaluation, "Northmoor")
    case = a_participant(evaluation, "Heron", kind=codes.ParticipantKind.CASE_STUDY, site=site)
    about = a_theory(evaluation, title="In sight"), site, case
    for row in about:
        actions.write_memo(about=row, words=f"{words} {row}", by=the_lead(evaluation))
    return about


@pytest.mark.django_db
def test_a_memo_on_anything_is_written_from_its_page_and_read_there_by_the_team() -> None:
    evaluation = an_evaluation()
    source, code = a_source(evaluation), a_code(evaluation)
    about = {"source": source, "code": code, "theory": a_theory(evaluation)}
    about |= {"site": a_site(evaluation), "participant": a_participant(evaluation)}
    about |= {"figure": a_snapshot(evaluation), "evaluation": evaluation}
    coder, reader = (on_the_team(evaluation, role) for role in (codes.TeamRole.CODER, codes.TeamRole.READER))
    writes, reads = browser_of(coder), browser_of(reader)
    for name, row in about.items():
        assert "Write a memo" in writes.get(page(name, row)).content.decode()
        saved = writes.post(page(f"{name}_memo", row), {"words": f"{THOUGHT} {name}"})
        assert (saved.status_code, saved["Location"]) == (303, page(name, row))
        assert f"{THOUGHT} {name}" in (read := reads.get(page(name, row)).content.decode())
        assert "Write a memo" not in read
        assert reads.get(page(f"{name}_memo", row)).status_code == 403
        assert refused(actions.write_memo, about=row, words=" ", by=coder).field == "words"
        with pytest.raises(NotAllowed):
            actions.write_memo(about=row, words="Mine", by=reader)
    whole = reads.get(page("evaluation", evaluation)).content.decode()
    assert whole.count(THOUGHT) == 1  # its own, and none of the others
    memos = Memo.objects.unscoped("tests")
    assert memos.count() == len(about)
    assert not any(b"Qzthoughtq" in bytes(memo.sealed) for memo in memos)


@pytest.mark.django_db
def test_a_memo_is_about_one_thing() -> None:
    evaluation = an_evaluation()
    theory, site, _ = thought_of(evaluation)
    memo = Memo.objects.unscoped("tests").get(theory=theory)
    coding = coded(a_source(evaluation), "room", a_code(evaluation))
    for wrong in ({"site": site}, {"snapshot": a_snapshot(evaluation)}, {"coding": coding}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Memo.objects.unscoped("tests").filter(pk=memo.pk).update(**wrong)


@pytest.mark.django_db(transaction=True)
def test_what_was_thought_of_somebody_goes_with_all_they_said(monkeypatch: pytest.MonkeyPatch) -> None:
    evaluation = an_evaluation()
    lead = the_lead(evaluation)
    theory, site, case = thought_of(evaluation)
    memo = Memo.objects.unscoped("tests").get(participant=case)
    older_copy, there, stays = {memo.pk: bytes(memo.sealed)}, page("participant_memo", case), page("site_memo", site)
    for path in (there, stays):
        keep(person_id=lead.id, path=path, body="words=She+said+so", young_person_id=None)
    with monkeypatch.context() as crashing:
        crashing.setattr("spokework.evaluation.actions.withdrawing._destroy_after_commit", lambda keys: None)
        actions.withdraw_participant(participant=case, by=lead)
    memo.refresh_from_db()
    assert bytes(memo.sealed) == b""
    assert [each.path for each in Draft.objects.all()] == [stays]
    assert rows.memos(lead, participant=case) == []
    assert len(rows.memos(lead, theory=theory)) == len(rows.memos(lead, site=site)) == 1
    assert keeper().open(older_copy, PLACE)  # the crash came between the two databases
    actions.finish_withdrawals()
    assert keeper().open(older_copy, PLACE) == {}
    assert refused(actions.write_memo, about=case, words="More", by=lead)
    browser = browser_of(lead)
    assert browser.get(there).status_code == 404
    typed = {"words": "She said so", WRITER_FIELD: writer_mark(lead.id)}
    for path, status in ((there, 404), (stays, 200)):
        assert browser.post(f"{reverse('drafts:keep')}?of={path}", typed).status_code == status  # of a page still open
    shown = browser.get(page("participant", case)).content.decode()
    assert "Withdrawn" in shown
    assert "Write a memo" not in shown


@pytest.mark.django_db(transaction=True)
def test_withdrawing_destroys_the_key_of_what_was_thought() -> None:
    _, _, case = thought_of(an_evaluation())
    memo = Memo.objects.unscoped("tests").get(participant=case)
    older_copy = {memo.pk: bytes(memo.sealed)}
    actions.withdraw_participant(participant=case, by=AT_THE_MACHINE)
    assert keeper().open(older_copy, PLACE) == {}


@pytest.mark.django_db
def test_what_another_thought_of_whoever_spoke_is_kept_from_who_codes_it_blind() -> None:
    evaluation = an_evaluation()
    one, other = two_coders(evaluation)
    theory, site, case = thought_of(evaluation)
    source = a_source(evaluation, participant=case)
    of_nobody, elsewhere = a_source(evaluation), a_participant(evaluation)
    actions.write_memo(about=elsewhere, words="Of somebody else", by=other)
    found = a_round(evaluation, [one, other], [source, of_nobody], [a_code(evaluation)])
    actions.write_memo(about=case, words="Mine", by=one)

    def words_for(who: Actor, **about: Any) -> list[str]:
        return [words for _, words in rows.memos(who, **about)]

    assert words_for(one, participant=case) == ["Mine"]
    assert words_for(other, participant=case) == []
    assert words_for(one, participant=elsewhere) == ["Of somebody else"]
    assert len(words_for(one, theory=theory)) == len(words_for(one, site=site)) == 1
    assert len(words_for(the_lead(evaluation), participant=case)) == 2
    actions.close_round(round=found, by=the_lead(evaluation))
    assert len(words_for(other, participant=case)) == 2


# Out and in again


def about_what(taken: TakenOut) -> list[tuple[str, str]]:
    return sorted((note.name, note.text) for note in taken.project.notes)


@pytest.mark.django_db
def test_memos_for_which_the_standard_has_no_place_come_back_where_they_stood() -> None:
    evaluation, other = an_evaluation(), an_evaluation()
    thought_of(evaluation, "First")
    thought_of_code = actions.write_memo(about=a_code(evaluation, "Room"), words="Of rooms", by=AT_THE_MACHINE)
    thought_of_all = actions.write_memo(about=evaluation, words="Of all of it", by=AT_THE_MACHINE)
    actions.write_memo(about=a_snapshot(evaluation), words="Of shares", by=AT_THE_MACHINE)
    a_source(evaluation)
    taken = as_project(AT_THE_MACHINE, evaluation)
    assert len(taken.sidecar["memos"]) == 4
    assert taken.project.about == (thought_of_all.pk,)  # for which it has one
    assert str(thought_of_code.pk) not in {each["note"] for each in taken.sidecar["memos"]}
    content = write_qdpx(taken.project, sidecar=taken.sidecar).content
    found = actions.bring_in(evaluation=other, content=content, name="ours.qdpx", by=AT_THE_MACHINE)
    assert (found.memos, list(found.report)) == (6, [])
    back = as_project(AT_THE_MACHINE, other)
    assert about_what(back) == about_what(taken)
    assert ("Memo: Heron", "First Heron") in about_what(back)
    assert [words for _, words in rows.memos(AT_THE_MACHINE, evaluation=other)] == ["Of all of it"]
    again = actions.bring_in(evaluation=other, content=content, name="ours.qdpx", by=AT_THE_MACHINE)
    assert (again.memos, list(again.report)) == (0, [])


@pytest.mark.django_db
def test_a_memo_on_who_withdrew_is_in_no_file() -> None:
    evaluation = an_evaluation()
    _, _, case = thought_of(evaluation)
    assert len(as_project(AT_THE_MACHINE, evaluation).project.notes) == 3
    actions.withdraw_participant(participant=case, by=AT_THE_MACHINE)
    taken = as_project(AT_THE_MACHINE, evaluation)
    assert {note.name for note in taken.project.notes} == {"Memo: In sight", "Memo: Northmoor"}
    assert "Heron" not in str(read_qdpx(write_qdpx(taken.project, sidecar=taken.sidecar).content))


NOTE, SITE = UUID(int=1), UUID(int=2)


@pytest.mark.once
@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"site": None}, "is not about one thing"),
        ({"participant": "Heron"}, "is not about one thing"),
        ({"snapshot": str(NOTE)}, "is not about one thing"),
        ({"site": None, "snapshot": str(SITE)}, "refers to something that is not in the project"),
        ({"site": str(NOTE)}, "refers to something that is not in the project"),
        ({"note": str(SITE)}, "refers to something that is not in the project"),
        ({"site": None, "theory": str(SITE)}, "refers to something that is not in the project"),
        ({"note": "1"}, "is no GUID"),
        ({"words": "More"}, "does not say exactly"),
    ],
)
def test_memos_of_a_sidecar_that_somebody_changed_are_refused(changed: dict[str, Any], why: str) -> None:
    said = {"note": str(NOTE), "theory": None, "site": str(SITE), "participant": None, "snapshot": None}

    def read(memos: list[dict[str, Any]]) -> Any:
        return read_theories({"memos": memos}, sources=(), passages=(), sites=[SITE], notes=[NOTE])

    assert read([said])["memos"][0]["site"] == SITE
    with pytest.raises(Refused, match=why):
        read([said | changed])
    older = {name: value for name, value in said.items() if name != "snapshot"}  # from before there were any
    assert read([older]) == read([said])
    with pytest.raises(Refused, match="has one note twice"):
        read([said, said])
