"""Each component says in words what it shows, and never loses what it was given."""

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string

from spokework.core import components as parts

SAVED_AT = datetime(2016, 3, 3, 14, 2, tzinfo=UTC)


def draw(source: str, **context: object) -> str:
    return Template("{% load components dates %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("value", "word", "full"),
    [("none", "None", 0), ("low", "Low", 1), ("medium", "Medium", 2), ("high", "High", 3)],
)
def test_level_is_a_word_and_as_many_full_bars(value: str, word: str, full: int) -> None:
    html = draw("{% level value %}", value=value)
    assert f"</span>{word}</span>" in html
    assert html.count('fill="currentColor"') == full
    assert "Risk level:" in html


@pytest.mark.parametrize("value", [None, "", "not_assessed"])
def test_a_level_nobody_judged_says_so(value: str | None) -> None:
    assert "Not assessed" in draw("{% level value %}", value=value)


def test_an_unknown_level_is_refused() -> None:
    with pytest.raises(KeyError):
        draw("{% level 'severe' %}")


def test_chip_finds_its_tone_and_takes_another() -> None:
    assert draw("{% chip 'info_requested' %}") == '<span class="chip chip-attention">Info requested</span>'
    assert "chip-stop" in draw("{% chip 'Late' 'stop' %}")
    with pytest.raises(ValueError, match="tone"):
        draw("{% chip 'Late' 'pink' %}")


def test_meter_says_how_much_room_there_is() -> None:
    html = draw("{% meter 9 12 low=10 high=12 what='cases' %}")
    assert "9 of 12" in html
    assert "cases, room for 3" in html
    assert 'width="75.0"' in html


def test_meter_over_the_cap_says_by_how_much() -> None:
    html = draw("{% meter 14 12 %}")
    assert "meter-over" in html
    assert "2 over" in html


def test_icon_is_hidden_from_screen_readers_and_an_unknown_one_is_refused() -> None:
    assert 'aria-hidden="true"' in draw("{% icon 'calendar' %}")
    with pytest.raises(KeyError):
        draw("{% icon 'unicorn' %}")


def test_figure_never_stands_alone() -> None:
    figure = parts.Figure("Lower risk", 184, 255, 3, "2014–16", "/definition")
    html = draw("{% figure_line figure %}", figure=figure)
    for words in ("72 %", "184 of 255", "3 missing", "2014–16", "/definition"):
        assert words in html


def test_thousands_of_a_figure_have_a_comma() -> None:
    html = draw("{% figure_line f %}", f=parts.Figure("Lower risk", 1840, 12550, 1003, "2014–16"))
    for words in ("1,840 of 12,550", "1,003 missing"):
        assert words in html


def test_figure_of_nothing_has_no_percentage() -> None:
    assert "%" not in draw("{% figure_line f %}", f=parts.Figure("Lower risk", 0, 0, 0, "2014"))


def test_table_cells_carry_their_column_for_narrow_screens() -> None:
    table = parts.Table(
        "Caseloads",
        [parts.Column("Worker"), parts.Column("Cases", number=True)],
        [[parts.Cell("Jo <b>", url="/jo"), parts.Cell(9)]],
    )
    html = draw("{% data_table table %}", table=table)
    assert "<caption>Caseloads</caption>" in html
    assert 'scope="row"' in html
    assert 'data-label="Cases"' in html
    assert "Jo &lt;b&gt;" in html


def test_a_row_short_of_a_cell_is_refused() -> None:
    table = parts.Table("Caseloads", [parts.Column("Worker"), parts.Column("Cases")], [[parts.Cell("Jo")]])
    with pytest.raises(ValueError, match="shorter"):
        table.labelled_rows()


def test_summary_list_says_what_is_missing() -> None:
    html = draw("{% summary_list rows %}", rows=[parts.Row("School", ""), parts.Row("Siblings", 0)])
    assert html.count("Not recorded") == 1


def test_pager_draws_only_what_leads_somewhere() -> None:
    assert "Next page" not in draw("{% pager '/before' None %}")
    assert draw("{% pager None None %}").strip() == ""


def test_timeline_shows_dates_as_precisely_as_given() -> None:
    items = [parts.TimelineItem(SAVED_AT, "Contact"), parts.TimelineItem(date(2016, 3, 1), "Opened", key=True)]
    html = draw("{% timeline items %}", items=items)
    assert "3 March 2016 at 14:02" in html
    assert "1 March 2016\n" in html or "1 March 2016<" in html


def test_both_texts_are_shown_whole() -> None:
    conflict = parts.Conflict("Sam", SAVED_AT, [parts.BothTexts("Note", "Met at\nhome", "Met at <school>")])
    html = render_to_string("core/components/both_texts.html", {"conflict": conflict})
    assert "Met at\nhome" in html
    assert "Met at &lt;school&gt;" in html
    assert "Sam saved this while you were writing" in html


def test_draft_notice_says_when_and_offers_to_discard() -> None:
    draft = parts.DraftNotice(SAVED_AT, "/discard")
    html = render_to_string("core/components/draft_notice.html", {"draft": draft, "csrf_token": "token"})
    assert "We kept what you were writing on 3 March 2016 at 14:02" in html
    assert '<form method="post" action="/discard">' in html
    assert "csrfmiddlewaretoken" in html


def test_confirm_panel_names_effects_and_people() -> None:
    confirm = parts.Confirm("Erase", ["Notes go."], ["Jo"], "This cannot be undone.")
    html = render_to_string("core/components/confirm_panel.html", {"confirm": confirm})
    for words in ("Notes go.", "Jo", "This cannot be undone."):
        assert words in html


def test_a_reference_in_a_sentence_is_kept_whole_and_the_rest_is_escaped() -> None:
    html = draw("{{ words|whole_references }}", words="SW-7K3Q-2 <b> moves to SW-GXZW-4.")
    whole = '<span class="reference">{}</span>'
    assert html == f"{whole.format('SW-7K3Q-2')} &lt;b&gt; moves to {whole.format('SW-GXZW-4')}."
