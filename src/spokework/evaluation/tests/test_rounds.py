"""Coders are blind to each other until a round is closed; then how far they agree, and each difference decided."""

from typing import Any

import pytest
from django.urls import reverse
from lxml.html import fromstring

from spokework.access.decide import Actor, NotAllowed
from spokework.accounts.models import Account
from spokework.accounts.tests.situations import signed_in
from spokework.core import clock
from spokework.core.dates import long_date
from spokework.core.words import keeper
from spokework.evaluation import actions
from spokework.evaluation.models import Adjudication, Code, Coding, Evaluation, Round, Source, SourceText
from spokework.evaluation.models.round import PLACE as ADJUDICATED
from spokework.evaluation.models.source import WHY
from spokework.evaluation.presenters.evaluation import link
from spokework.evaluation.presenters.rounds import _figure
from spokework.evaluation.queries import coding as read
from spokework.evaluation.queries import rounds as rows
from spokework.evaluation.queries.report import content_of

from .situations import (
    a_code,
    a_round,
    a_site,
    a_source,
    an_evaluation,
    coded,
    on_the_team,
    refused,
    the_lead,
    two_coders,
)

pytestmark = pytest.mark.django_db
TEXT = "We sat together.\nShe asked me.\nI asked her.\nNothing else was said."


class Scene:
    """Two coders, one source of four lines, two codes; an open round."""

    def __init__(self) -> None:
        self.evaluation: Evaluation = an_evaluation()
        self.lead: Actor = the_lead(self.evaluation)
        self.one, self.other = two_coders(self.evaluation)
        self.place, self.trust = a_code(self.evaluation, "Place"), a_code(self.evaluation, "Trust")
        self.source: Source = a_source(self.evaluation, TEXT)
        self.round: Round = a_round(self.evaluation, [self.one, self.other], [self.source], [self.place, self.trust])

    def give(self, who: Actor, words: str, code: Code) -> Coding:
        return coded(self.source, words, code, by=who, text=TEXT)

    def close(self) -> Round:
        return actions.close_round(round=self.round, by=self.lead)


@pytest.fixture
def scene() -> Scene:
    return Scene()


def seen(who: Actor, scene: Scene) -> list[int]:
    return [number for number, *_ in read.marks_of(who, scene.source)]


def test_each_coder_sees_their_own_passages_alone_until_the_round_is_closed(scene: Scene) -> None:
    mine = scene.give(scene.one, "We sat together", scene.place)
    theirs = scene.give(scene.other, "She asked me", scene.trust)
    assert seen(scene.one, scene) == [mine.number]
    assert seen(scene.other, scene) == [theirs.number]
    assert [each.coding for each in read.passages_of(scene.one, scene.trust)] == []
    assert read.passages_in_sources(scene.other, scene.evaluation) == {scene.source.pk: 1}
    assert len(seen(scene.lead, scene)) == 2  # who does not code in it is not blind
    page = reverse("evaluation:coding", args=[scene.evaluation.number, theirs.number])
    browser = signed_in(Account.objects.get(pk=scene.one.id))
    assert browser.get(page).status_code == 404
    scene.close()
    assert seen(scene.one, scene) == [mine.number, theirs.number]
    assert browser.get(page).status_code == 200


def test_what_another_thought_of_the_source_is_kept_from_who_codes_it_blind(scene: Scene) -> None:
    actions.write_memo(words="She is the key to it.", by=scene.other, about=scene.source)
    actions.write_memo(words="Only of rooms.", by=scene.other, about=scene.place)
    actions.write_memo(words="I am unsure.", by=scene.one, about=scene.source)

    def words_for(who: Actor) -> set[str]:
        found = read.memos(who, source=scene.source) + read.memos(who, code=scene.place)
        return {words for _, words in found}

    assert words_for(scene.one) == {"I am unsure.", "Only of rooms."}
    assert len(words_for(scene.lead)) == 3
    scene.close()
    assert len(words_for(scene.one)) == 3


def test_agreement_is_what_the_lines_say_counted_by_hand(scene: Scene) -> None:
    """Place: both on line 1. Trust: one on lines 2 and 3, the other on line 2. By line: 7 of 8 units agree."""
    for who in (scene.one, scene.other):
        scene.give(who, "We sat together", scene.place)
        scene.give(who, "She asked", scene.trust)
    scene.give(scene.one, "asked her", scene.trust)
    kept = scene.close().agreement
    every = kept["all"]["line with"]
    assert (every["units"], every["percent"]["value"]) == (8, 7 / 8)
    # p_o = 7/8; coders gave 3 and 2 of 8: p_e = (3·2 + 5·6) / 64, kappa = (7/8 − 36/64) / (1 − 36/64) = 5/7
    assert every["kappa"]["value"] == pytest.approx(5 / 7)
    without = kept["all"]["line without"]
    assert (without["units"], without["percent"]["value"]) == (6, pytest.approx(5 / 6))  # line 4 is nobody's
    place = kept["codes"][str(scene.place.number)]
    assert place["line with"]["percent"]["value"] == 1
    assert place["line with"]["alpha"]["value"] == 1
    letters = kept["all"]["character with"]
    assert letters["units"] == 2 * sum(len(line) for line in TEXT.split("\n"))
    assert letters["percent"]["value"] == pytest.approx(1 - len("asked her") / letters["units"])


@pytest.mark.once
def test_agreement_is_written_as_shares_and_numbers_are_elsewhere() -> None:
    def written(value: float, **more: Any) -> list[str]:
        found = {"value": value, "low": value - 0.25, "high": value} | more
        return [str(cell.text) + f" ({cell.note})" for cell in (_figure(found, share=True), _figure(found))]

    assert written(0.999) == ["over 99 % (75 to 100 %)", "1.00 (0.75 to 1.00)"]
    assert written(0.21)[1] == "0.21 (−0.04 to 0.21)"
    assert written(-0.001, low=None)[1] == "0.00 (no interval)"
    assert _figure({"value": None}).text == "cannot be said"


def test_where_they_differ_is_listed_and_decided_with_a_reason(scene: Scene) -> None:
    for who in (scene.one, scene.other):
        scene.give(who, "We sat together", scene.place)
    alone = scene.give(scene.one, "I asked her", scene.trust)
    assert refused(actions.adjudicate, round=scene.round, coding=alone, kept=True, reason="x", by=scene.lead)
    closed = scene.close()
    of = rows.whole(closed)
    (found,) = rows.differences(scene.lead, of)
    assert (found.passage.words, found.lacking) == ("I asked her", (scene.other.name,))
    given = {"round": closed, "coding": alone, "kept": False, "by": scene.lead}
    assert refused(actions.adjudicate, reason=" ", **given).field == "reason"
    with pytest.raises(NotAllowed):
        actions.adjudicate(**(given | {"by": scene.one, "reason": "Mine"}))
    actions.adjudicate(reason="It is about asking, not about trust", **given)
    assert rows.differences(scene.lead, of) == []
    assert alone.number not in seen(scene.lead, scene)
    assert [row.reason for row in rows.decisions(scene.lead, closed)] == ["It is about asking, not about trust"]
    assert refused(actions.adjudicate, reason="Again", **given)
    kept = scene.round.agreement or Round.objects.unscoped("tests").get().agreement
    assert kept == closed.agreement  # what was decided since does not move it
    html = signed_in(Account.objects.get(pk=scene.lead.id)).get(
        reverse("evaluation:round", args=[scene.evaluation.number, closed.number])
    )
    assert "It is about asking" in html.content.decode()


def test_a_round_offers_what_there_is_to_choose_and_nothing_else(scene: Scene) -> None:
    site = a_site(scene.evaluation, "Site B")
    a_source(scene.evaluation, TEXT, title="Talk", site=site)
    page = signed_in(Account.objects.get(pk=scene.lead.id)).get(link("round_new", scene.evaluation)).content.decode()
    offered = [each.text_content() for each in fromstring(page).xpath("//div[@class='choice']/label")]
    who = [scene.lead.name, scene.one.name, scene.other.name]
    assert offered == [*who, "Place", "Trust", f"{scene.source.title} (Interview)", "Talk (Interview, Site B)"]


def test_codes_of_an_open_round_stay_as_its_coders_were_given_them(scene: Scene) -> None:
    mine, other = scene.give(scene.one, "We sat together", scene.place), a_code(scene.evaluation, "Room")
    for code, into in ((scene.place, other), (other, scene.place)):
        assert "Close it first" in refused(actions.merge_codes, code=code, into=into, by=scene.lead).message
    split = {"code": scene.place, "name": "Nearer", "codings": [mine], "by": scene.one}
    assert "is open" in refused(actions.split_code, **split).message
    scene.close()
    actions.split_code(**split)


def test_a_round_is_started_by_the_lead_with_two_who_code_on_sources_that_count(scene: Scene) -> None:
    evaluation, coders = scene.evaluation, [scene.one, scene.other]
    other = a_source(evaluation, TEXT)
    assert refused(a_round, evaluation, coders, [scene.source], [scene.place]).field == "sources"  # in another one
    assert refused(a_round, evaluation, coders[:1], [other], [scene.place]).field == "coders"
    reader = on_the_team(evaluation, "reader")
    assert refused(a_round, evaluation, [*coders, reader], [other], [scene.place]).field == "coders"
    assert refused(a_round, evaluation, coders, [other], []).field == "codes"
    actions.withdraw_source(source=other, by=scene.lead)
    assert refused(a_round, evaluation, coders, [other], [scene.place]).field == "sources"
    with pytest.raises(NotAllowed):
        actions.close_round(round=scene.round, by=scene.one)
    scene.close()
    assert "This round is closed" in refused(scene.close).message


@pytest.mark.parametrize("model", [Adjudication, SourceText])
def test_why_it_was_decided_or_put_right_goes_with_the_source(scene: Scene, model: Any) -> None:
    """Either may repeat what was said; neither is on a page, in a count or readable in a copy afterwards."""
    alone = scene.give(scene.one, "I asked her", scene.trust)
    closed = scene.close()
    actions.adjudicate(round=closed, coding=alone, kept=True, reason="Qzwhy: she said so", by=scene.lead)
    actions.revise_source(source=scene.source, text=f"{TEXT} So.", reason="Qzwhy: a name", by=scene.lead)
    browser = signed_in(Account.objects.get(pk=scene.lead.id))
    pages = [link("round", scene.evaluation, closed.number), link("source", scene.evaluation, scene.source.number)]
    assert all("Qzwhy" in browser.get(page).content.decode() for page in pages)
    assert content_of(scene.lead, scene.evaluation).decided == 1
    column, place = ("sealed", ADJUDICATED) if model is Adjudication else ("why", WHY)
    row = model.objects.unscoped("tests").exclude(**{column: b""}).get()
    older_copy = {row.pk: bytes(getattr(row, column))}
    assert keeper().open(older_copy, place)[row.pk].startswith("Qzwhy")
    actions.withdraw_source(source=scene.source, by=scene.lead)
    actions.finish_withdrawals()
    row.refresh_from_db()
    assert bytes(getattr(row, column)) == b""
    assert not keeper().open(older_copy, place)
    shown = [browser.get(page).content.decode() for page in pages]
    assert not any("Qzwhy" in page for page in shown)
    assert "one of its sources was withdrawn since" in shown[0]
    assert long_date(clock.today()) in shown[1].partition("<dt>Withdrawn</dt>")[2][:80]
    assert content_of(scene.lead, scene.evaluation).decided == 0


def test_a_withdrawn_source_leaves_a_round_before_it_is_counted(scene: Scene) -> None:
    scene.give(scene.one, "We sat together", scene.place)
    actions.withdraw_source(source=scene.source, by=scene.lead)
    assert scene.close().agreement["all"]["line with"] == {"units": 0}
