"""The pages of files: each file its own result, nothing saved that looks like a name, projects out and in."""

import io
import zipfile
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from spokework.access.decide import NotAllowed
from spokework.accounts.models import Account
from spokework.accounts.tests.situations import signed_in
from spokework.audit.models import Event
from spokework.core import clock
from spokework.evaluation import actions, codes
from spokework.evaluation.archives import MB
from spokework.evaluation.forms.exchanging import MOST_FILES
from spokework.evaluation.interchange import read_qdpx, write_qdpx
from spokework.evaluation.interchange.tests.projects import small_project
from spokework.evaluation.models import Evaluation, Source
from spokework.evaluation.presenters.evaluation import link
from spokework.evaluation.queries.sources import text_of
from spokework.evaluation.reading.tests.files import pdf

from .situations import AT_THE_MACHINE, a_code, a_source, an_evaluation, an_evaluator, coded, on_the_team, the_lead

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def evaluation() -> Evaluation:
    return an_evaluation(an_evaluator())


def browser_of(evaluation: Evaluation, role: str = codes.TeamRole.CODER) -> Client:
    return signed_in(Account.objects.get(pk=on_the_team(evaluation, role).id))


def day() -> dict[str, Any]:
    today = clock.today()
    return {"day": today.isoformat(), "day_0": today.day, "day_1": today.month, "day_2": today.year}


def uploaded(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def import_files(evaluation: Evaluation, *files: SimpleUploadedFile, **said: Any) -> str:
    usual = day() | {"kind": "interview", "held_back": "hold", "documents": files} | said
    answer = browser_of(evaluation).post(link("sources_import", evaluation), usual, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def titles(evaluation: Evaluation) -> list[str]:
    return list(Source.objects.unscoped("tests").filter(evaluation=evaluation).values_list("title", flat=True))


def test_each_file_has_its_own_result(evaluation: Evaluation) -> None:
    page = import_files(
        evaluation,
        uploaded("Talk one.txt", "“Café” – she was there.\r\nYes.".encode("windows-1252")),
        uploaded("Old.doc", b"x"),
        uploaded("Empty.txt", b""),
        uploaded("Names.txt", b"First line.\nMrs Finch said so, on 3 March 2016."),
        uploaded("Captions.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>Well"),
    )
    assert titles(evaluation) == ["Talk one", "Captions"]
    assert "2 saved; 3 not saved." in page
    assert "1 × name (line 2); 1 × date (line 2)" in page
    assert "Finch" not in page  # the page, and the session it is drawn from, know no words of what is held back
    source = Source.objects.unscoped("tests").get(title="Talk one")
    assert text_of(an_evaluator_of(evaluation), source) == "“Café” – she was there.\nYes."


def test_as_many_files_at_once_as_the_form_says_and_no_more(evaluation: Evaluation) -> None:
    empty = [uploaded(f"{number}.txt", b"") for number in range(MOST_FILES + 1)]
    assert f"0 saved; {MOST_FILES} not saved." in import_files(evaluation, *empty[1:])
    more = day() | {"kind": "interview", "held_back": "hold", "documents": empty}
    answer = browser_of(evaluation).post(link("sources_import", evaluation), more)
    assert answer.status_code == 422
    assert "Choose at most 300 at once" in answer.content.decode()


def test_sent_one_after_the_other_each_file_says_at_once_what_came_of_it(evaluation: Evaluation) -> None:
    browser, there = browser_of(evaluation), link("sources_import", evaluation)

    def send(*files: SimpleUploadedFile, **more: str) -> Any:
        said = day() | {"kind": "interview", "held_back": "hold", "documents": files} | more
        return browser.post(there, said, headers={"Accept": "application/json"}).json()

    assert send(uploaded("A.txt", b"Well."), kind="") == {"again": True}
    assert send(uploaded("Earlier.txt", b"Well."), begins="yes")["said"] == "Saved."
    assert send(uploaded("A.txt", b"So."), begins="yes")["name"] == "A.txt"
    assert "it is empty" in send(uploaded("B.txt", b" "))["said"]
    page = browser.get(link("sources_imported", evaluation)).content.decode()
    assert "1 saved; 1 not saved." in page
    assert "Earlier" not in page
    assert titles(evaluation) == ["Earlier", "A"]
    once = {"submission": "6f1c1a4e-6a3b-4e0c-9d53-0b1f9f3a7c11", "at": "1"}
    assert send(uploaded("C.txt", b"Well then."), **once)["said"] == "Saved."
    assert "read already" in send(uploaded("C.txt", b"Well then."), **once)["said"]
    assert titles(evaluation) == ["Earlier", "A", "C"]


def test_what_cannot_be_read_is_refused_by_file_with_what_to_do(evaluation: Evaluation) -> None:
    huge = SimpleNamespace(name="Huge.txt", size=200 * MB)  # whoever reads it falls over
    found = actions.import_document(evaluation=evaluation, document=huge, names=(), hold=True, by=AT_THE_MACHINE)
    assert "Huge.txt” was not read: it is larger than 40 MB. Divide it" in found.said
    page = import_files(evaluation, uploaded("Shut.pdf", pdf("Well.", password="secret")))
    assert "0 saved; 1 not saved." in page
    assert "password" in page


def test_a_book_can_be_pasted_and_what_is_longer_is_answered_in_words(
    evaluation: Evaluation, settings: LazySettings
) -> None:
    browser, there = browser_of(evaluation), link("source_new", evaluation)
    said = day() | {"title": "Book", "kind": "document", "text": "é well\n" * 330_000}  # 4 MB as it is sent
    assert browser.post(there, urlencode(said), content_type=FORM).status_code == 303
    assert Source.objects.unscoped("tests").get().length == 330_000 * 7 - 1
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
    answer = browser.post(there, urlencode(said), content_type=FORM)
    assert answer.status_code == 413
    assert "Import files" in answer.content.decode()


def an_evaluator_of(evaluation: Evaluation) -> Any:
    return on_the_team(evaluation, codes.TeamRole.READER)


def test_what_looks_like_a_name_can_be_saved_all_the_same(evaluation: Evaluation) -> None:
    page = import_files(
        evaluation, uploaded("A.txt", b"Wren went to Northmoor"), names="wren\nNorthmoor", held_back="save"
    )
    assert titles(evaluation) == ["A"]
    assert "Look at 2 × name (line 1)" in page


def test_a_pasted_text_is_held_back_until_somebody_has_looked(evaluation: Evaluation) -> None:
    browser, there = browser_of(evaluation), link("source_new", evaluation)
    said = day() | {"title": "T", "kind": "interview", "text": "One.\nMrs Finch rang 07700 900123."}
    held = browser.post(there, said)
    assert held.status_code == 422
    assert "“Mrs Finch” (name, line 2), “07700 900123” (telephone number, line 2)" in held.content.decode()
    assert browser.post(there, said | {"looked": "on"}).status_code == 303
    assert titles(evaluation) == ["T"]


def test_what_a_source_says_already_is_taken_in_again_by_whoever_decides_so(evaluation: Evaluation) -> None:
    first = a_source(evaluation, "One.\nTwo.")
    gone = a_source(evaluation, "Gone, and unreadable.")
    actions.withdraw_source(source=gone, by=AT_THE_MACHINE)
    files = {name: uploaded(f"{name}.txt", said) for name, said in (("A", b"One.\r\nTwo.\n"), ("B", b"One.\nTwo!"))}
    again = uploaded("C.txt", b"One.\nTwo!"), uploaded("D.txt", b"Gone, and unreadable.")
    page = import_files(evaluation, *files.values(), *again)
    assert "2 saved; 2 not saved." in page
    assert f"Not saved: source {first.number} says exactly the same." in page
    assert f'href="{link("source", evaluation, first.number)}"' in page
    assert titles(evaluation) == [first.title, gone.title, "B", "D"]
    browser = browser_of(evaluation)
    said = day() | {"kind": "interview", "held_back": "save", "documents": [uploaded("A.txt", b"One.\nTwo.")]}
    answer = browser.post(link("sources_import", evaluation), said, headers={"Accept": "application/json"}).json()
    assert (answer["said"], answer["twin"]) == (
        f"Saved. Source {first.number} says exactly the same.",
        link("source", evaluation, first.number),
    )
    pasted = day() | {"title": "Again", "kind": "interview", "text": "One.\r\nTwo."}
    held = browser.post(link("source_new", evaluation), pasted)
    assert held.status_code == 422
    assert f"source {first.number}, “{first.title}”, says exactly the same" in held.content.decode()
    assert browser.post(link("source_new", evaluation), pasted | {"looked": "on"}).status_code == 303
    assert titles(evaluation)[-2:] == ["A", "Again"]


def test_a_project_goes_out_on_record_and_comes_in_elsewhere(evaluation: Evaluation) -> None:
    source = a_source(evaluation)
    coded(source, "same room", a_code(evaluation, "Trust"))
    browser = browser_of(evaluation)
    answer = browser.post(link("take_out", evaluation), {"what": "qdpx"})
    assert answer["Content-Disposition"] == f'attachment; filename="evaluation-{evaluation.number}.qdpx"'
    assert Event.objects.filter(action="project taken out").count() == 1
    assert read_qdpx(answer.content).project.sources[0].name == source.title

    other = an_evaluation(an_evaluator())
    page = (
        browser_of(other)
        .post(link("bring_in", other), day() | {"file": uploaded("p.qdpx", answer.content)}, follow=True)
        .content.decode()
    )
    assert "1 new coded passage" in page
    assert "Nothing was lost on the way" in page


@pytest.mark.parametrize("what", ["qdc", "csv", "xlsx", "parquet"])
def test_other_ways_out(evaluation: Evaluation, what: str) -> None:
    coded(a_source(evaluation), "same room", a_code(evaluation, "Trust"))
    content = browser_of(evaluation).post(link("take_out", evaluation), {"what": what}).content
    begins = {"qdc": b"<?xml", "csv": b"\xef\xbb\xbfsource", "xlsx": b"PK", "parquet": b"PAR1"}[what]
    assert content.startswith(begins)


def test_what_a_way_out_leaves_behind_is_said_before_anything_leaves(evaluation: Evaluation) -> None:
    source, code = a_source(evaluation), a_code(evaluation, "Trust")
    coded(source, "same room", code)
    a_source(evaluation)
    lead = the_lead(evaluation)
    actions.write_memo(about=code, words="When they say so.", by=lead)
    browser, there = browser_of(evaluation), link("take_out", evaluation)

    def looked(what: str) -> str:
        return browser.post(there, {"what": what, "look": "yes"}).content.decode()

    assert "will show passages behind an emoji too far to the left" in looked("qdpx")
    assert "a codebook cannot hold memos" in looked("qdc")
    assert all(words in looked("csv") for words in ("source without a coded passage", "memo"))
    assert not Event.objects.filter(action__endswith="taken out").exists()


def test_another_programs_project_says_what_was_lost_and_a_broken_one_why(evaluation: Evaluation) -> None:
    browser, there = browser_of(evaluation), link("bring_in", evaluation)
    content = write_qdpx(small_project()).content
    page = browser.post(there, day() | {"file": uploaded("their.qdpx", content)}, follow=True).content.decode()
    assert "who coded it is not on the team by that name" in page
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("../project.qde", "<Project/>")
    broken = browser.post(there, day() | {"file": uploaded("their.qdpx", made.getvalue())})
    assert broken.status_code == 422
    assert "leads out of it" in broken.content.decode()


def test_a_reader_takes_nothing_out_and_brings_nothing_in(evaluation: Evaluation) -> None:
    unread = {"evaluation": evaluation, "by": on_the_team(evaluation, codes.TeamRole.READER)}
    with pytest.raises(NotAllowed):
        actions.bring_in(content=b"never opened", name="their.qdpx", **unread)
    with pytest.raises(NotAllowed):
        actions.import_document(document=None, names=(), hold=True, **unread)
    reader = browser_of(evaluation, codes.TeamRole.READER)
    for name in ("take_out", "bring_in", "sources_import"):
        assert reader.get(link(name, evaluation)).status_code == 403
    stranger = signed_in(Account.objects.get(pk=an_evaluator().id))
    assert stranger.post(link("take_out", evaluation), {"what": "qdpx"}).status_code == 404


def test_a_codebook_that_is_empty_is_said_on_the_page(evaluation: Evaluation) -> None:
    answer = browser_of(evaluation).post(link("take_out", evaluation), {"what": "qdc"})
    assert "There is no code yet" in answer.content.decode()
