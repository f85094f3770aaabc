"""The realist report: what stands in it, what is missing, what leaves it with consent, and that each format opens."""

from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from django.urls import reverse
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

from spokework.accounts.models import Account
from spokework.accounts.tests.situations import signed_in
from spokework.audit.models import Event
from spokework.core.components import Table
from spokework.core.errors import Stale
from spokework.evaluation import actions, codes
from spokework.evaluation.models import Evaluation
from spokework.evaluation.presenters.reporting import WRITTEN
from spokework.evaluation.presenters.reporting.asked import asked
from spokework.evaluation.presenters.reporting.checking import ITEMS, checked
from spokework.evaluation.presenters.reporting.composing import report
from spokework.evaluation.presenters.reporting.expecting import patterns
from spokework.evaluation.presenters.reporting.methods import consents, participants, sources
from spokework.evaluation.presenters.reporting.words import described
from spokework.evaluation.queries.report import content_of
from spokework.evaluation.sections import BY_KEY, SECTIONS
from spokework.insight.reports.document import Report
from spokework.insight.reports.formats import FORMATS
from spokework.insight.tests.test_report_on_paper import elements, kinds
from spokework.programme.tests.situations import a_setting

from .figures import NAMES, QUARTER, SHARES, a_pattern, a_release, the_release
from .situations import (
    AT_THE_MACHINE,
    a_code,
    a_lesson,
    a_message,
    a_participant,
    a_passage,
    a_quote,
    a_round,
    a_site,
    a_source,
    a_theory,
    an_evaluation,
    brought,
    coded,
    judged,
    moved,
    on_the_team,
    refined,
    refused,
    the_lead,
    two_coders,
)

pytestmark = pytest.mark.django_db
V = codes.Verdict
WHY = "She was asked first, that night"
QUOTED = "We sat in the same room."


def of(evaluation: Evaluation) -> Report:
    return report(content_of(the_lead(evaluation), evaluation))


def said(found: Report) -> str:
    """As one file, without what only a browser reads."""
    return FORMATS["html"].write(found).decode()


def status(evaluation: Evaluation) -> dict[int, str]:
    return {each.item.number: each.status for each in checked(content_of(the_lead(evaluation), evaluation))}


def written(evaluation: Evaluation, *keys: str) -> None:
    for key in keys or BY_KEY:
        actions.write_section(evaluation=evaluation, key=key, words=f"Of {key}.\nAnd more.", by=AT_THE_MACHINE)


def told(evaluation: Evaluation, **who: Any) -> Any:
    """A theory that was refined for a reason, consolidated, quoted and told; and a message that rests on it."""
    theory = a_theory(evaluation, "under_test", title="In sight")
    north = a_site(evaluation, "Site North")
    prompts = judged(theory, source=a_source(evaluation), verdict=V.CONTRADICTS, site=north)
    refined(theory, prompted_by=[prompts], reason="Two sites have no room of their own, says heron 7")
    row = a_passage(theory, participant=a_participant(evaluation, "Heron 7", **who), site=north, reasoning=WHY)
    judged(theory, source=a_source(evaluation), verdict=V.SILENT, site=a_site(evaluation, "Site South"))
    again = actions.Judgement(verdict=V.CONTRADICTS, reasoning="The desk stood empty")
    actions.judge_again(evidence=prompts, judgement=again, site=north, by=AT_THE_MACHINE)
    moved(theory, "consolidate")
    theory.refresh_from_db()
    lesson = a_lesson(theory)
    a_quote(lesson, row, QUOTED)
    brought(lesson, "published")
    a_message(theory, words="Seat her with them.")
    return row


# The twenty items


@pytest.mark.once
def test_the_standard_has_twenty_items_and_every_section_belongs_to_one() -> None:
    assert [item.number for item in ITEMS] == list(range(1, 21))
    assert sorted(key for item in ITEMS for key in item.sections) == sorted(each.key for each in SECTIONS)


def test_what_is_missing_is_said_item_by_item_until_it_is_there() -> None:
    evaluation = an_evaluation()
    first = status(evaluation)
    assert {number for number, it in first.items() if it == "There"} == {1}
    assert first[5] == "In part"  # the questions are there, how theory set the focus is not
    assert first[6] == first[14] == first[17] == "Missing"
    told(evaluation)
    code = a_code(evaluation)
    source = a_source(evaluation, participant=a_participant(evaluation))
    two = two_coders(evaluation)
    coded(source, "She asked me", code, by=two[0])
    actions.close_round(round=a_round(evaluation, two, [source], [code]), by=AT_THE_MACHINE)
    actions.change_evaluation(
        evaluation=evaluation,
        title=evaluation.title,
        questions=evaluation.questions,
        design="Two rounds",
        ethics="A committee, in March",
        start=evaluation.start,
        by=AT_THE_MACHINE,
    )
    evaluation.refresh_from_db()
    written(evaluation)
    then = status(evaluation)
    assert {number for number, it in then.items() if it != "There"} == {14}  # sources of nobody on record
    assert "Missing: “Summary” is not written" not in said(of(evaluation))


def test_the_report_says_the_whole_course_and_names_nobody() -> None:
    evaluation = an_evaluation()
    row = told(evaluation)
    judged(row.theory, source=row.source, reasoning="HERON 7’s own words, and Heron 70 was silent")
    written(evaluation, "limitations")
    page = said(of(evaluation))
    for words in (
        ": a realist evaluation",
        "Seat her with them.",
        "Of limitations.",
        "In sight: context, mechanism, outcome",
        "In sight: evidence",
        f"“{QUOTED}” – Somebody who took part",  # the only officer is not told by her part
        "Holds in fewer places than was thought",
        "Two sites have no room of their own",
        "under test → refined",
        "It held for some and not for others",
        "People spoke of other things",
        "What speaks for it most, and what troubles it most",
        "RAMESES II, item by item",
        "“Summary” is not written",
        "Given, no quotes",
        "[somebody who took part]’s own words, and Heron 70 was silent",  # who is nobody that is known here
    ):
        assert words in page, words
    assert "heron 7" not in page.lower().replace("heron 70", "")
    assert "Interview " not in page.replace("Interview, ", "")  # no source's title


@pytest.mark.parametrize("how", ["everything", "quotes alone"])
def test_consent_taken_back_leaves_every_count_table_and_quote_at_once(how: str) -> None:
    evaluation = an_evaluation()
    row = told(evaluation)
    participant = row.source.participant
    before = content_of(the_lead(evaluation), evaluation)
    assert (len(before.sources), len(before.participants), before.passages, len(before.standing)) == (3, 1, 1, 1)
    assert QUOTED in (page := said(of(evaluation)))
    assert WHY in page
    if how == "everything":
        actions.withdraw_participant(participant=participant, by=AT_THE_MACHINE)
    else:
        no = {"consent": codes.ResearchConsent.NO_QUOTES, "consent_on": participant.consent_on}
        actions.answer_consent(participant=participant, by=AT_THE_MACHINE, **no)
    page, after = said(of(evaluation)), content_of(the_lead(evaluation), evaluation)
    assert QUOTED not in page
    assert WHY not in page  # why it was judged so may repeat what was said
    if how == "everything":
        assert (len(after.sources), len(after.participants), after.passages, len(after.standing)) == (2, 0, 0, 0)
        assert "Seat her with them." not in page  # the message that showed it
        assert "1 participant took consent back" in page
        assert "1 key message to be looked at again: left out" in page
    else:
        assert (len(after.sources), len(after.standing)) == (3, 1)


# What people write


def test_a_section_is_one_row_and_the_second_of_two_writers_is_told() -> None:
    evaluation = an_evaluation()
    lead, reader = the_lead(evaluation), on_the_team(evaluation, codes.TeamRole.READER)
    write = {"evaluation": evaluation, "key": "summary", "by": lead}
    assert refused(actions.write_section, words=" ", **write).field == "words"
    assert refused(actions.write_section, words="So.", **(write | {"key": "blurb"})).field == "key"
    row = actions.write_section(words="So.", expected=0, **write)
    with pytest.raises(Stale):
        actions.write_section(words="Not so.", expected=0, **write)
    actions.write_section(words="So it was.", expected=row.version, **write)
    there = reverse("evaluation:report_section", args=[evaluation.number, "summary"])
    browser = signed_in(Account.objects.get(pk=lead.id))
    assert "So it was." in browser.get(there).content.decode()
    assert browser.get(there.replace("summary", "blurb")).status_code == 404
    fresh = there.replace("summary", "purpose")
    assert browser.post(fresh, {"words": "To decide.", "version": "0"}).status_code == 303
    assert browser.post(fresh, {"words": "To decide later.", "version": "0"}).status_code == 409
    page = browser.get(reverse("evaluation:report", args=[evaluation.number])).content.decode()
    assert "1 of 20 items" not in page
    assert there in page
    file = reverse("evaluation:report_file", args=[evaluation.number, "docx"])
    assert browser.get(file).status_code == 405
    assert browser.post(file).status_code == 200
    assert browser.post(file.replace("docx", "data")).status_code == 404
    assert signed_in(Account.objects.get(pk=reader.id)).post(file).status_code == 403
    assert Event.objects.filter(action="report taken out").count() == 1


def cells(table: Table | None) -> list[list[str]]:
    assert table is not None
    return [[str(cell.text) for cell in row] for row in table.rows]


def test_whoever_was_the_only_one_of_a_part_is_not_named_by_it() -> None:
    """Nor by elimination: who is left over beside the parts that are named are several too."""
    evaluation = an_evaluation()
    theory, S, K = a_theory(evaluation), codes.Stakeholder, codes.SourceKind
    people = [a_participant(evaluation, stakeholder=who) for who in [S.HEALTH] * 4 + [S.POLICE] * 3 + [S.SOCIAL_CARE]]
    rows = [judged(theory, source=a_source(evaluation, participant=each)) for each in people]
    again = judged(theory, source=a_source(evaluation, participant=people[-1]))  # one person, asked twice
    only = judged(theory, source=a_source(evaluation, kind=K.CASE_STUDY, participant=people[0]))
    paper = judged(theory, source=a_source(evaluation, kind=K.DOCUMENT))
    a_source(evaluation, kind=K.FIELD_NOTES)
    a_source(evaluation, kind=K.FIELD_NOTES)
    noted = judged(theory, source=a_source(evaluation, kind=K.FIELD_NOTES, participant=people[0]))
    content = content_of(the_lead(evaluation), evaluation)
    by_kind = sources(content)
    assert cells(by_kind) == [
        ["Interview", "Health", "4"],
        ["Interview", "Not told apart", "5"],
        ["Document", "Nobody by themselves", "1"],
        ["Field notes", "Not told apart", "3"],
        ["Other kinds", "Not told apart", "1"],
        ["All", "", "14"],
    ]
    assert by_kind is not None
    assert by_kind.note.endswith("Not told apart: 9 sources.")
    took_part = [["Health", "4"], ["Not told apart", "4"]]
    assert cells(participants(content))[:-1] == [["Somebody who took part", *row] for row in took_part]
    named = asked(content.sources)
    assert {described(row, named) for row in rows[:4]} == {"Interview, health"}
    assert {described(row, named) for row in [*rows[4:], again]} == {"Interview"}
    said_of = [described(row, named) for row in (only, paper, noted)]
    assert said_of == ["A source of another kind", "Document", "Field notes"]


def test_what_somebody_agreed_to_leads_to_nobody() -> None:
    """One officer of five would not be quoted, and the one case study stands under no kind of its own."""
    evaluation = an_evaluation()
    consents_of = [codes.ResearchConsent.GIVEN] * 4 + [codes.ResearchConsent.NO_QUOTES]
    for consent in consents_of:
        a_participant(evaluation, consent=consent)
    a_participant(evaluation, kind=codes.ParticipantKind.CASE_STUDY)
    content = content_of(the_lead(evaluation), evaluation)
    assert cells(participants(content)) == [["Not told apart", "Police", "6"], ["All", "", "6"]]
    assert cells(consents(content)) == [
        ["Asked, not answered", "0"],
        ["Given, quotes included", "5"],
        ["Given, no quotes", "1"],
    ]


# What was expected


def test_what_was_expected_stands_there_whether_it_fits_or_was_held_beside_nothing() -> None:
    evaluation = an_evaluation()
    assert "No pattern was stated beforehand." in said(of(evaluation))
    theory = a_theory(evaluation, "under_test")
    for code in NAMES:
        a_setting(code)
    stated, _ = a_pattern(theory), a_pattern(theory, tiers=[["home"], ["police"]])
    first, after = a_release(), a_release(QUARTER + 1)
    for release in (first, after):
        actions.look_at_pattern(pattern=stated, release=release, by=AT_THE_MACHINE)
    a_release(QUARTER + 1, edition=2, shares=SHARES | {"police": (45, 60)})
    refined(theory)
    content = content_of(the_lead(evaluation), evaluation)
    held, beside_nothing = patterns(content)
    assert held.heading == "Expected: Social care, above Police, above Outreach and Home"
    assert [each.table.caption for each in held.exhibits] == [
        "As it was stated",
        "What was expected and what was published",
        "Each comparison",
        "Every release that it was held beside",
    ]
    words = " ".join(held.says)
    for part in (
        "has moved on to version 2",
        "2013Q2. A test:",
        "corrected in the release of 2013Q2, version 2",
        "1 time in 6",
    ):
        assert part in words, part
    assert [str(row[0].text) for row in held.exhibits[3].table.rows] == ["Release of 2013Q2", "Release of 2013Q1"]
    assert beside_nothing.says[-1] == "Not held beside any figures yet."
    (found,) = (each for each in checked(content) if each.item.number == 15)
    assert "2 patterns stated beforehand" in found.there
    assert "1 pattern held beside no figures yet" in found.missing


# Formats


def test_each_format_opens_and_says_the_same() -> None:
    evaluation = an_evaluation()
    theory = told(evaluation).theory
    written(evaluation)
    release = the_release()
    actions.look_at_pattern(pattern=a_pattern(theory), release=release, by=AT_THE_MACHINE)
    found = of(evaluation)
    files = {name: FORMATS[name].write(found) for name in WRITTEN}
    paper = PdfReader(BytesIO(files["pdf"]))
    root: Any = paper.trailer["/Root"]
    assert (root["/Lang"], bool(root["/MarkInfo"]["/Marked"])) == ("en-GB", True)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    there = kinds(paper)
    tables = [exhibit for item in found.items for exhibit in item.exhibits if exhibit.table.rows]
    assert there.count("/Table") == len(tables) > 8
    assert all(column.label for exhibit in tables for column in exhibit.table.columns)
    assert there.count("/TH") == sum(len(exhibit.table.columns) for exhibit in tables)
    levels = [int(kind[2:]) for kind in there if kind[:2] == "/H" and kind[2:].isdigit()]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    text = " ".join(" ".join(page.extract_text() for page in paper.pages).split())
    word = Document(BytesIO(files["docx"]))
    headings = [each.text for each in word.paragraphs if each.style and each.style.name.startswith("Heading 1")]
    for section in found.sections:
        assert section.heading in text
        assert section.heading in headings
    assert len(word.tables) == len(tables)
    assert FORMATS["pdf"].write(found) == files["pdf"]
    (funnel,) = (exhibit.chart for exhibit in tables if exhibit.chart)
    words = f"{funnel.title}. {funnel.alt}"
    assert [str(each["/Alt"]) for each in elements(root["/StructTreeRoot"]["/K"]) if "/Alt" in each] == [words]
    assert [about.get("descr") for about in word.element.body.iter(qn("wp:docPr"))] == [words]
    assert f'aria-label="{words}"' in files["html"].decode()
    assert "What was expected and what was published" in text
