"""An evaluation of a journey's own, its transcripts and how they are coded by keyboard."""

from playwright.sync_api import FilePayload, Page, expect

from .walking import follow, go, looked_at, press, says

SAID = "Interviewer: Where does she sit?\nHeron: In the same room 🧭 as us.\nHeron: I turn round and ask."


def fill(page: Page, **typed: str) -> None:
    for label, words in typed.items():
        page.get_by_label(label.replace("_", " "), exact=True).fill(words)


def start_a_study(page: Page, title: str) -> None:
    go(page, "/evaluation/start/")
    fill(page, What_it_is_called=title, What_it_asks="What works, for whom?")
    press(page, "Start evaluation")
    for name in ("Place", "Asking"):
        follow(page, "Codes", within="nav.evaluation-pages")
        go(page, f"{page.url}add/")
        fill(page, Name=name)
        press(page, "Add code")


def import_interviews(page: Page) -> None:
    """Three files, of which one is refused; the interview is open afterwards."""
    follow(page, "Sources", within="nav.evaluation-pages")
    follow(page, "Import files")
    files: list[FilePayload] = [
        {"name": "Interview 1, Heron.txt", "mimeType": "text/plain", "buffer": SAID.encode("utf-16")},
        {"name": "Notes.txt", "mimeType": "text/plain", "buffer": "“Café”, she said.".encode("windows-1252")},
        {"name": "Old.doc", "mimeType": "application/msword", "buffer": b"x"},
    ]
    page.get_by_label("Files", exact=True).set_input_files(files)
    page.get_by_label("What they are", exact=True).select_option(label="Interview")
    page.locator("main").get_by_role("button", name="Import files").click()
    page.wait_for_url("**/imported/")
    looked_at(page)
    says(page, "2 saved; 1 not saved.")
    follow(page, "Interview 1, Heron.txt")
    says(page, "In the same room")


def code_by_keyboard(page: Page, *keys: str) -> None:
    page.locator("#source-text .words").first.focus()
    for key in keys:
        page.keyboard.press(key)


def start_a_round(page: Page, *coders: str) -> None:
    """With every code, on the interview."""
    follow(page, "Agreement", within="nav.evaluation-pages")
    follow(page, "Start a round")
    fill(page, What_the_round_is_called="First round")
    for label in (*coders, "Place", "Asking", "Interview 1, Heron (Interview)"):
        page.locator("main label").get_by_text(label, exact=True).click()
    press(page, "Start round")
    expect(page.locator("main")).to_contain_text("Code these")
