"""``python -m tests.faults.filling DIRECTORY``: a disk that is full; prints what was found as JSON.

Twice: the database may not grow (what SQLite says of a full disk), and no file may grow (what a quota does).
"""

import json
import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .installation import Scene, a_scene, set_up_at


def no_more_pages() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0] + 3}")


def no_longer_files() -> None:
    """Python has asked the kernel to answer with an error and not with a signal."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))


def main(directory: Path) -> None:
    set_up_at(directory)
    from django.test.utils import setup_test_environment

    from .checking import standing
    from .nursery import Heard, fork
    from .writing import write

    setup_test_environment()  # so that a page tells what form was on it
    scene, heard, found = a_scene(), Heard(), {}
    for name, full in {"pages": no_more_pages, "files": no_longer_files}.items():
        answers = directory / f"{name}.json"
        code = fork(heard, lambda pipe, n=name, f=full, a=answers: _fill(scene, pipe, n, f, a)).finished()
        assert code == 0
        refused = [str(token) for token in heard.unanswered]
        found[name] = json.loads(answers.read_text()) | {"unanswered": refused, "after": standing(heard).as_dict()}
        for token in heard.unanswered:  # there is room again
            heard.line(f"= {token} {write(scene, token)}")
        found[name] |= {"saved": len(heard.saved), "in_the_end": standing(heard).as_dict()}
    print(json.dumps(found))


def _fill(scene: Scene, pipe: int, seed: str, full: Callable[[], None], answers: Path) -> None:
    from .writing import write_until_full

    answers.touch()
    browser, form = _a_browser(scene)
    full()
    token, said = write_until_full(scene, pipe, seed)
    view = browser.get(_address(scene))
    change = browser.post(f"{_address(scene)}contacts/new/", form)
    answers_are: dict[str, Any] = {
        "token": str(token),
        "said": said,
        "view": [view.status_code, view.content.decode()],
        "change": [change.status_code, change.content.decode()],
    }
    # The answer goes to a file: where no file may grow, only one that is short can be written.
    text = json.dumps(answers_are)
    assert os.write(os.open(answers, os.O_WRONLY), text.encode()) == len(text.encode())


def _address(scene: Scene) -> str:
    return f"/young-people/{scene.case.young_person.reference}/"


def _a_browser(scene: Scene) -> tuple[Any, dict[str, Any]]:
    """Signed in, with a contact filled in and about to be sent."""
    from django.test import Client

    from spokework.accounts.tests.situations import signed_in
    from spokework.casework.tests.desk import suggested

    browser = signed_in(scene.worker, Client(SERVER_NAME="localhost", raise_request_exception=False))
    page = browser.get(f"{_address(scene)}contacts/new/")
    return browser, suggested(page.context["form"]) | {"attendance": "attended", "note": "Walked by the water."}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
