"""Nothing about a child where it must not be: canaries are planted everywhere, every page is opened, and all that
left or stayed is searched for them."""

import zlib
from base64 import urlsafe_b64decode
from collections.abc import Iterator

import pytest
from django.test import override_settings

from spokework.access.roles import Role
from tests import html
from tests.access_table import TABLE
from tests.canaries import (
    BORN_SPELT,
    birds_in,
    canary,
    canary_of_few,
    childs_birds_in,
    install_tool,
    sings_of_the_hub,
    unplanted,
    unplanted_around,
)
from tests.sweep import SHOW_NOTHING_OF_IT, Seen, Sweeper, Swept, about_one, sings
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def _django_db_helper() -> None:
    """No transaction a test: the module's rows are committed once, and searched many times."""


@pytest.fixture(scope="module")
def swept(committed_by_the_module: None, tmp_path_factory: pytest.TempPathFactory) -> Swept:
    place = tmp_path_factory.mktemp("tools")
    install_tool(place)
    with override_settings(SPOKEWORK_TOOLS_DIRECTORY=place):
        sweeper = Sweeper(World())
        sweeper.swept.unplanted = list(unplanted())
        return sweeper.sweep()


@pytest.fixture(scope="module")
def pages(swept: Swept) -> list[tuple[Seen, html.Page]]:
    return [(seen, html.read(seen.content)) for seen in swept.pages if seen.is_html and "<html" in seen.content]


# Whether the sweep itself has seen what it must


def test_a_canary_was_planted_in_every_sealed_field(swept: Swept) -> None:
    assert not swept.unplanted, f"plant one in tests/canaries.py: {swept.unplanted}"


def test_every_page_that_opens_was_opened(swept: Swept) -> None:
    opened = {(seen.url_name, seen.who) for seen in swept.pages if seen.status == 200 and seen.method == "GET"}
    due = {
        (name, str(role))
        for name, line in TABLE.items()
        for role in line.roles
        if "GET" in line.methods and line.opens == 200 and role not in line.leads_on
        if line.reach is None or role in line.reach
        if not line.something_for or role in line.something_for
    }
    assert not due - opened
    assert all(seen.status < 500 for seen in swept.pages), [str(seen) for seen in swept.pages if seen.status >= 500]


def test_the_canaries_were_shown_to_those_who_may_read_them(swept: Swept) -> None:
    shown = {bird for seen in swept.pages if seen.who == Role.SPOKE_WORKER for bird in birds_in(seen.content)}
    assert {canary("given name"), canary("contact view"), canary("goal"), canary("alert"), canary("issue")} <= shown
    assert any(spelt in shown for spelt in BORN_SPELT)


def test_what_was_said_in_supervision_is_shown_to_the_two_and_to_the_lead_who_gave_a_reason(swept: Swept) -> None:
    said = {canary_of_few("supervision content"), canary_of_few("supervision agreed")}
    shown = {(seen.url_name, seen.who) for seen in swept.pages if said & set(birds_in(seen.content))}
    two = {Role.SPOKE_WORKER, Role.HUB_MANAGER}
    assert {who for _, who in shown} == {*two, Role.SAFEGUARDING_LEAD}
    assert {name for name, _ in shown} == {"practice:supervision", "practice:supervision_write_down"}
    assert {who for name, who in shown if name == "practice:supervision_write_down"} == two
    why = {seen.who for seen in swept.pages if canary_of_few("look reason") in birds_in(seen.content)}
    assert why == {Role.SAFEGUARDING_LEAD}


def test_where_a_worker_goes_alone_stands_on_the_visits_own_page(swept: Swept) -> None:
    where = canary_of_few("visit where")
    assert {seen.url_name for seen in swept.pages if where in birds_in(seen.content)} == {"practice:lone_visit"}
    overdue = [seen.url_name for seen in swept.pages if "A lone visit is overdue" in seen.content]
    assert {"casework:home", "casework:team", "casework:notices"} <= set(overdue)
    assert any("A lone visit is overdue" in sent for sent in swept.mail)


# Where nothing about a child may be


def test_no_address_says_anything_of_a_child(swept: Swept, pages: list[tuple[Seen, html.Page]]) -> None:
    found = sings("asked for", [seen.address for seen in swept.pages])
    for seen in swept.pages:
        found += sings(f"a header of {seen}", [f"{name}: {value}" for name, value in seen.headers.items()])
    for seen, page in pages:
        found += sings(f"a link in {seen}", page.addresses)
    assert not found, "\n".join(found[:20])


def test_no_title_says_anything_of_a_child(pages: list[tuple[Seen, html.Page]]) -> None:
    found = [fault for seen, page in pages for fault in sings(f"the title of {seen}", [page.title])]
    assert not found, "\n".join(found[:20])


def test_no_line_of_the_log_says_anything_of_a_child(swept: Swept) -> None:
    assert any("django.request" in line for line in swept.log)
    assert not sings("the log", swept.log)


def test_no_mail_says_anything_of_a_child(swept: Swept) -> None:
    assert not sings("an e-mail", swept.mail)


def test_no_cookie_or_session_says_anything_of_a_child(swept: Swept) -> None:
    assert swept.cookies
    assert swept.sessions
    found = sings("a cookie", swept.cookies) + sings("a session", swept.sessions)
    found += sings("a cookie, opened", [opened for cookie in swept.cookies for opened in unpacked(cookie)])
    assert not found, "\n".join(found[:20])


def unpacked(cookie: str) -> Iterator[str]:
    """What is only encoded or packed in it can be read by whoever has the browser."""
    for part in cookie.partition("=")[2].strip('"').strip(".").split(":"):
        try:
            raw = urlsafe_b64decode(part.strip(".") + "=" * (-len(part.strip(".")) % 4))
        except ValueError:
            continue
        yield raw.decode(errors="replace")
        try:
            yield zlib.decompress(raw).decode(errors="replace")
        except zlib.error:
            continue


def test_nothing_in_the_cache_says_anything_of_a_child(swept: Swept) -> None:
    assert not birds_in(swept.cache)


def test_no_table_holds_a_word_of_a_child_that_can_be_read(swept: Swept) -> None:
    for name in ("audit_event", "core_submission", "casework_notice", "casework_youngperson", "drafts_draft"):
        assert swept.tables[name], f"{name} is empty, so nothing is shown by this"
    found = {name: birds for name, rows in swept.tables.items() if (birds := birds_in(b"\n".join(rows)))}
    assert not found


def test_no_file_holds_a_word_of_a_child_that_can_be_read(swept: Swept) -> None:
    assert swept.files
    found = {name: birds for name, content in swept.files.items() if (birds := birds_in(content))}
    assert not found


# What a hub says of its work and its allies is not about a child, and no less its own.


def test_a_hubs_own_words_are_its_workers_and_managers_and_nobody_elses(swept: Swept) -> None:
    assert not list(unplanted_around())
    shown = {(seen.url_name, seen.who) for seen in swept.pages if sings_of_the_hub(seen.content)}
    assert {("practice:partnership", Role.SPOKE_WORKER), ("practice:review", Role.HUB_MANAGER)} <= shown
    assert {("practice:session_register", Role.SPOKE_WORKER), ("practice:challenge", Role.HUB_MANAGER)} <= shown
    assert {who for _, who in shown} == {Role.SPOKE_WORKER, Role.HUB_MANAGER}


def test_they_are_in_no_address_title_line_of_the_log_mail_or_table(
    swept: Swept, pages: list[tuple[Seen, html.Page]]
) -> None:
    left = [*swept.log, *swept.mail, *swept.cookies, *swept.sessions, swept.cache]
    left += [seen.address for seen in swept.pages] + [page.title for _, page in pages]
    assert not [text for text in left if sings_of_the_hub(text)]
    assert swept.tables["practice_champion"]
    assert not [name for name, rows in swept.tables.items() if sings_of_the_hub(b"\n".join(rows))]
    assert not [name for name, content in swept.files.items() if sings_of_the_hub(content)]


def test_who_has_a_link_is_shown_nothing_about_a_child_and_nothing_of_it_is_kept(swept: Swept) -> None:
    seen = [page for page in swept.pages if page.url_name.startswith("by_link:")]
    # A good one, read, sent too little, sent; a used one, read and sent; and the thanks.
    assert [page.status for page in seen] == [200, 422, 410, 410, 303, 200]
    for page in seen:
        shown = {bird for bird in birds_in(page.content) if bird != canary("typed comment")}
        assert not shown
        assert "no-store" in page.headers["Cache-Control"]


def test_no_line_of_the_log_holds_a_one_time_link(swept: Swept) -> None:
    tokens = [page.address.split("/")[2] for page in swept.pages if page.url_name == "by_link:answer"]
    # Django names the path of each refusal, and whoever reads the log could use the link in it.
    assert any("/answer/…/" in line for line in swept.log)
    assert not [line for line in swept.log for token in tokens if token in line]


# What every page must be


def test_every_view_of_a_young_person_is_in_the_log(swept: Swept) -> None:
    views = [seen for seen in swept.pages if seen.status == 200 and about_one(seen.url_name)]
    views = [seen for seen in views if seen.url_name not in SHOW_NOTHING_OF_IT]
    assert len(views) > 150
    missed = [str(seen) for seen in views if swept.canary_record not in seen.logged_for]
    assert not missed, "\n".join(missed)


def test_every_page_that_shows_a_word_of_a_child_is_in_the_log(swept: Swept) -> None:
    """Lists and searches too; but what somebody has just typed is their own."""
    shown = [seen for seen in swept.pages if seen.method == "GET" and childs_birds_in(seen.content)]
    assert {"casework:triage", "casework:waiting", "casework:young_people"} <= {seen.url_name for seen in shown}
    assert not [str(seen) for seen in shown if not seen.logged_for]
    found = [seen for seen in swept.pages if seen.url_name == "casework:search" and seen.method == "POST"]
    assert found
    assert all(swept.canary_record in seen.logged_for for seen in found)


def test_no_page_about_a_young_person_is_kept_by_the_browser(swept: Swept) -> None:
    about = [
        seen for seen in swept.pages if seen.status == 200 and (about_one(seen.url_name) or birds_in(seen.content))
    ]
    kept = [str(seen) for seen in about if "no-store" not in seen.headers.get("Cache-Control", "")]
    assert not kept, "\n".join(kept)


POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


def test_every_answer_carries_the_policy(swept: Swept) -> None:
    for seen in swept.pages:
        given = seen.headers.get("Content-Security-Policy", "")
        said = dict(part.strip().split(" ", 1) for part in given.split(";") if part.strip())
        assert said == POLICY, str(seen)
        assert seen.headers["X-Content-Type-Options"] == "nosniff"
        # The address of a page by link is a secret, so not even this site is told where somebody came from.
        referrer = "no-referrer" if seen.url_name.startswith("by_link:") else "same-origin"
        assert seen.headers["Referrer-Policy"] == referrer
        assert seen.headers["X-Frame-Options"] == "DENY"


def test_no_page_needs_a_weaker_policy(pages: list[tuple[Seen, html.Page]]) -> None:
    found = {str(seen): page.forbidden for seen, page in pages if page.forbidden}
    assert not found


def test_every_page_says_what_it_is(pages: list[tuple[Seen, html.Page]]) -> None:
    assert len(pages) > 200
    assert {page.lang for _, page in pages} == {"en-GB"}
    assert not [str(seen) for seen, page in pages if not page.title.strip() or page.title.strip().startswith("–")]
    headings = {str(seen): page.headings for seen, page in pages if len(page.headings) != 1}
    assert not headings
    assert not [str(seen) for seen, page in pages if not page.headings[0].strip()]


# The sweep can fail.


def test_a_canary_is_heard_wherever_it_sings() -> None:
    word = canary("given name")
    assert birds_in(f"/young-people/?name={word.lower()}") == [word.lower()]
    assert birds_in(b"\x00\x01" + word.encode() + b"\x00") == [word]
    assert birds_in("born 17 November 2003") == ["17 November 2003"]
    assert not birds_in("an ordinary line of 2003")


@pytest.mark.parametrize(
    "fault",
    [
        "<p style='x'>",
        "<style>p{}</style>",
        "<script>go()</script>",
        "<a onclick='go()'>",
        "<a href='https://elsewhere.example'>",
        "<a href='javascript:go()'>",
        "<iframe src='/x'>",
    ],
)
def test_what_needs_a_weaker_policy_is_seen(fault: str) -> None:
    assert html.read(fault).forbidden


def test_titles_headings_and_addresses_are_seen() -> None:
    page = html.read("<html lang='en'><title>One</title><h1>T<b>w</b>o</h1><svg><title>x</title></svg><a href='/3'>")
    assert (page.lang, page.title, page.headings, page.addresses) == ("en", "One", ["Two"], ["/3"])
