"""A young person of a journey's own, made as a manager makes one: through the pages."""

from secrets import choice

from playwright.sync_api import Page

from .walking import choose, follow, go, press, reference_in

_SOUNDS = ("ba", "do", "fe", "gi", "ka", "lu", "mo", "ne", "ri", "sa", "to", "vi")


def a_name() -> str:
    """Nobody in the demonstration is called that, nor in an earlier run on the same one."""
    return "".join(choice(_SOUNDS) for _ in range(5)).capitalize()


def a_referral(manager: Page, given: str = "", family: str = "", words: str = "") -> str:
    """Recorded by the manager, whose page shows it now. Its reference."""
    go(manager, "/referrals/new/")
    manager.get_by_label("First name").fill(given or a_name())
    manager.get_by_label("Family name").fill(family or a_name())
    born = manager.get_by_role("group", name="Date of birth")
    for part, value in (("Day", "4"), ("Month", "May"), ("Year", "2002")):
        born.get_by_label(part).fill(value)
    manager.get_by_label("Area", exact=True).select_option(index=1)
    manager.get_by_label("Who refers").select_option("Education")
    choose(manager, "Going missing")
    manager.get_by_label("What the referrer says").fill(words or "Away from school most afternoons.")
    press(manager, "Record referral")
    return reference_in(manager)


def an_accepted_referral(manager: Page) -> str:
    reference = a_referral(manager)
    press(manager, "Start triage")
    follow(manager, "Accept referral")
    press(manager, "Accept referral")
    return reference


def choose_worker(manager: Page, name: str = "") -> str:
    """On a page that asks who: that worker, or whoever has most room. Her name."""
    offered = manager.locator(".choice.worker", has_text=name).first
    offered.locator("label").click()
    if "No room" in offered.inner_text():
        manager.get_by_label("Why more than she has room for").fill("Nobody else speaks the family's language.")
    return name or offered.locator("label span").first.inner_text()


def an_open_case(manager: Page, worker: str = "") -> str:
    reference = an_accepted_referral(manager)
    follow(manager, "Allocate")
    choose_worker(manager, worker)
    press(manager, "Allocate")
    return reference


def name_of_reader(page: Page) -> str:
    return page.locator(".site-header .menu-wide summary").inner_text().strip()
