"""A theory told in plain words by one, read by another, then by a funder and a worker – and a quote taken back."""

import pytest
from playwright.sync_api import Page, expect

from spokework.access.roles import Role

from .conftest import Pages, SignIn
from .studying import fill
from .walking import follow, go, open_link, press, says

pytestmark = pytest.mark.browser
ANEW = "Sit with them, and belong to somebody else"


def test_an_edition_is_published_by_two_and_a_quote_leaves_it_with_consent(new_page: Pages, sign_in_as: SignIn) -> None:
    lead, second, funder, worker = new_page(), new_page(), new_page(width=320), new_page(javascript=False)
    sign_in_as(lead, Role.EVALUATOR)
    follow(lead, "Evaluations", within="header")
    follow(lead, "What the hub-and-spoke model changes, and why")
    follow(lead, "Theories", within="nav.evaluation-pages")
    follow(lead, "Independence makes challenge possible")
    theory = lead.url
    follow(lead, "Tell it in plain words")
    fill(lead, What_it_is_called=ANEW)
    press(lead, "Save lesson", status=422)  # why there is another edition is missing
    fill(lead, Why_there_is_another_edition="The first title was misread")
    press(lead, "Save lesson")
    quoted = lead.locator("figure.quote blockquote").first.inner_text().strip("“”")  # kept from the first edition
    lesson = lead.url
    go(lead, f"{lesson}read/")
    press(lead, "I have read it", status=422)
    says(lead, "You wrote part of this.")

    second.goto("/demonstration/")
    second.get_by_role("button", name="Continue as Evaluator, a colleague").click()
    second.wait_for_url(lambda url: "/demonstration" not in url)
    go(second, lesson)
    follow(second, "Read it for another")
    press(second, "I have read it")
    go(lead, lesson)
    follow(lead, "Publish lesson")
    press(lead, "Publish lesson")
    says(lead, "Published")

    sign_in_as(funder, Role.FUNDER)
    go(funder, "/learned/")
    follow(funder, ANEW)
    for words in (quoted, "It did not hold", "Why another edition", "The first title was misread"):
        says(funder, words)
    follow(funder, "Edition 1")
    says(funder, "There is a newer edition")
    follow(funder, "Read the newer edition")
    sign_in_as(worker, Role.SPOKE_WORKER)
    go(worker, "/learned/")
    follow(worker, ANEW)
    says(worker, quoted)

    take_consent_back(lead, theory, quoted)
    funder.reload()
    says(funder, "It was taken out when consent was taken back.")
    expect(funder.locator("main")).not_to_contain_text(quoted)
    go(lead, f"{theory.partition('theories/')[0]}messages/")
    says(lead, "Evidence that it showed was withdrawn")
    follow(lead, "Report", within="nav.evaluation-pages")
    says(lead, "1 key message to be looked at again")
    follow(lead, "Funding and interests")
    fill(lead, Words="Paid for by an invented alliance of funders.")
    press(lead, "Save section")
    follow(lead, "Read the report")
    says(lead, "Paid for by an invented alliance of funders.")
    expect(lead.locator("main")).not_to_contain_text(quoted)
    a_round_of_a_few_among_hundreds(lead, f"{theory.partition('theories/')[0]}agreement/start/")


def a_round_of_a_few_among_hundreds(lead: Page, start: str) -> None:
    """The list is narrowed by typing, and what was ticked stays in sight."""
    go(lead, start)
    words, said = lead.get_by_label("Show only those with these words", exact=True), lead.locator("main [role=status]")
    words.fill("case study h")
    choices = lead.locator("#div_id_sources .choice:visible")
    choices.first.locator("label").click()
    offered = choices.count()
    assert 1 < offered < 30
    expect(said.last).to_contain_text(f"{offered} of ")
    words.fill("interview 30,")
    expect(choices).to_have_count(2)
    expect(said.last).to_contain_text(", 1 ticked.")


def take_consent_back(lead: Page, theory: str, quoted: str) -> None:
    """Of whoever said the words that are quoted: invented people say the same now and then."""
    go(lead, theory)
    said = lead.locator("ul.evidence li").filter(has_text=quoted).all()
    for source in sorted({each.get_by_role("link").first.inner_text() for each in said}):
        follow(lead, "Who took part", within="nav.evaluation-pages")
        open_link(lead, lead.locator("main").get_by_role("link", name=source.partition(", ")[2], exact=True))
        follow(lead, "Consent was withdrawn")
        press(lead, "Withdraw everything they said")
