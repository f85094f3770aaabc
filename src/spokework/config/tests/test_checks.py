"""Each unsafe thing is named in words that say what to do."""

import os
import socketserver
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, ClassVar
from uuid import uuid4

import pytest
from django.conf import LazySettings
from django.db import connections
from django.utils import timezone

from spokework.access.decide import operator
from spokework.audit.models import Event
from spokework.audit.record import record
from spokework.audit.verify import last_time
from spokework.config import checks
from spokework.config.checks import Finding, before_go_live, before_serving
from spokework.config.files import DataDirectory
from spokework.exchange.backup.making import MADE
from spokework.practice.actions import go_round
from spokework.practice.models import Round
from spokework.practice.queries.rounds import last_round
from spokework.vault import erased_list
from spokework.vault.keyring import create_child_key, destroy_child_key
from spokework.vault.models import Erasure
from spokework.vault.rotating import rotate_hub_keys


@pytest.fixture(autouse=True)
def directory(settings: LazySettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DataDirectory:
    """An installation with nothing wrong in it."""
    directory = DataDirectory(tmp_path / "spokework-data")
    directory.make()
    (directory.checkpoints / "now.json").write_text("[]")
    monkeypatch.setattr(checks, "last_round", timezone.now)
    monkeypatch.setattr(checks, "last_time", lambda _action: timezone.now())
    settings.DATA_DIRECTORY = directory
    settings.BASE_URL, settings.ALLOWED_HOSTS = "https://spokes.example.org", ["spokes.example.org"]
    settings.EMAIL_HOST, settings.EMAIL_USE_TLS = "mail.example.org", True
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}
    return directory


def said(found: list[Finding]) -> str:
    return "\n".join(finding.what for finding in found)


def test_a_sound_installation_has_nothing_to_say(db: None) -> None:
    assert before_go_live() == []


def test_that_nobody_goes_round_for_lone_visits_is_said(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "last_round", last_round)
    go_round(by=operator("the companion"))
    assert before_go_live() == []
    Round.objects.unscoped("tests").update(at=timezone.now() - timedelta(minutes=6))
    (finding,) = before_go_live()
    assert (finding.what, finding.unsafe) == (
        "Nothing has looked for overdue lone visits in the last 5 minutes.",
        False,
    )
    Round.objects.unscoped("tests").all().delete()
    assert len(before_go_live()) == 1


def test_that_nobody_backs_up_is_said(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "last_time", last_time)
    (finding,) = before_go_live()
    assert (finding.what, finding.unsafe) == ("No backup was made in the last 2 days.", False)
    record(MADE, by=operator("the scheduler"), hub_id=None)
    assert before_go_live() == []


SETTINGS: dict[str, tuple[str, Any, str]] = {
    "no master key": ("SPOKEWORK_MASTER_KEY", "", "no master.key"),
    "no audit key": ("SPOKEWORK_AUDIT_KEY", "", "no audit.key"),
    "debug": ("DEBUG", True, "inside of the program"),
    "http": ("BASE_URL", "http://spokes.example.org", "travels in the clear"),
    "any host": ("ALLOWED_HOSTS", ["*"], "Any host"),
    "other host": ("ALLOWED_HOSTS", ["localhost"], "would be refused"),
    "demonstration": ("DEMONSTRATION", True, "holds the demonstration"),
    "mail in the clear": ("EMAIL_USE_TLS", False, "travel in the clear to mail.example.org"),
    "cache": ("CACHES", {"default": {"BACKEND": "x.locmem.LocMemCache"}}, "counted in memory only"),
}


@pytest.mark.parametrize("case", SETTINGS)
def test_an_unsafe_setting_is_unsafe(db: None, settings: LazySettings, case: str) -> None:
    name, value, words = SETTINGS[case]
    setattr(settings, name, value)
    (finding,) = before_serving()
    assert finding.unsafe
    assert words in finding.what
    assert finding.remedy.endswith(".")


def test_one_machine_alone_needs_no_certificate(db: None, settings: LazySettings) -> None:
    settings.BASE_URL, settings.ALLOWED_HOSTS = "http://localhost:8000", ["localhost"]
    assert before_serving() == []


@pytest.mark.parametrize(
    ("records", "keyring", "words"),
    [
        ({"NAME": "a", "HOST": "h"}, {"NAME": "a", "HOST": "h"}, "same database"),
        ({"NAME": "file:x?mode=memory&:memory:"}, {"NAME": "b"}, "in memory"),
        ({"NAME": "a", "HOST": "h"}, {"NAME": "a", "HOST": "i"}, ""),
    ],
)
def test_where_the_keyring_is(monkeypatch: pytest.MonkeyPatch, records: Any, keyring: Any, words: str) -> None:
    given = SimpleNamespace(DATABASES={"default": records, "keyring": keyring}, CACHES={"default": {"BACKEND": "db"}})
    monkeypatch.setattr(checks, "settings", given)
    found = list(checks.databases())
    assert words in said(found)
    assert bool(found) == bool(words)


FILES: dict[str, tuple[Callable[[DataDirectory], object], str, bool]] = {
    "key": (lambda here: here.keys[0].chmod(0o644), "can read", True),
    "folder": (lambda here: here.path.chmod(0o755), "look into", True),
    "mark": (lambda here: here.demonstration_mark.write_text("made"), "holds the demonstration", True),
    "checkpoint": (lambda here: (here.checkpoints / "now.json").unlink(), "No checkpoint", False),
    "old": (lambda here: os.utime(here.checkpoints / "now.json", (0, time.time() - 8 * 86400)), "No checkpoint", False),
}


@pytest.mark.parametrize("case", FILES)
def test_files(db: None, directory: DataDirectory, case: str) -> None:
    change, words, unsafe = FILES[case]
    change(directory)
    (finding,) = before_go_live()
    assert words in finding.what
    assert finding.unsafe == unsafe


def test_mail_that_goes_nowhere_is_missing_and_not_unsafe(db: None, settings: LazySettings) -> None:
    settings.EMAIL_HOST = ""
    (finding,) = before_go_live()
    assert not finding.unsafe
    assert "must ask an administrator" in finding.what


def test_mail_is_never_printed_where_the_server_is_real(tmp_path: Path) -> None:
    DataDirectory(tmp_path).make()
    source = "from spokework.config import settings; print(settings.EMAIL_BACKEND)"
    clean = {name: value for name, value in os.environ.items() if not name.startswith("SPOKEWORK_")}
    for host, way in {"": "dummy", "mail.example.org": "smtp"}.items():
        environment = clean | {"SPOKEWORK_DATA_DIR": str(tmp_path), "SPOKEWORK_EMAIL_HOST": host}
        command = [sys.executable, "-c", source]
        said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
        assert said == f"django.core.mail.backends.{way}.EmailBackend\n"


def test_mail_within_one_machine_may_go_in_the_clear(db: None, settings: LazySettings) -> None:
    settings.EMAIL_HOST, settings.EMAIL_USE_TLS = "localhost", False
    assert before_go_live() == []


class MailServer(socketserver.StreamRequestHandler):
    """Greets, and knows nobody."""

    greeting: ClassVar[bytes] = b"554 not from here\r\n"

    def handle(self) -> None:
        self.wfile.write(self.greeting)


def test_a_mail_server_that_refuses_is_missing_and_not_unsafe(db: None, settings: LazySettings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with socketserver.TCPServer(("127.0.0.1", 0), MailServer) as server:
        threading.Thread(target=server.handle_request, daemon=True).start()
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.server_address[1]
        (finding,) = before_go_live()
    assert "not from here" in finding.what
    assert not finding.unsafe
    (finding,) = before_go_live()  # and now nobody answers there
    assert "127.0.0.1, port" in finding.what


def test_an_assessment_tool_that_cannot_be_used_is_missing_and_not_unsafe(
    db: None, settings: LazySettings, tmp_path: Path
) -> None:
    settings.SPOKEWORK_TOOLS_DIRECTORY = tmp_path
    (tmp_path / "small.1.yaml").write_text("code: small\n")
    findings = before_go_live()
    assert findings
    assert not [finding for finding in findings if finding.unsafe]
    assert "An assessment tool is left out. small.1.yaml, line 1, version: is missing; add it" in said(findings)


def test_a_database_of_an_older_version(db: None) -> None:
    with connections["keyring"].cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'vault'")
    assert said(before_serving()) == "The keyring database is not of this version."


def test_a_log_that_was_tampered_with(db: None) -> None:
    record("did something", by=operator("denise"), hub_id=None)
    Event.objects.update(action="did nothing")
    assert "tampered with" in said(before_go_live())


@pytest.mark.parametrize(("number", "words"), [(1, "An erasure is not"), (2, "2 erasures are not")])
def test_an_erasure_that_was_interrupted(db: None, number: int, words: str) -> None:
    for _ in range(number):
        child, hub = uuid4(), uuid4()
        create_child_key(child, hub)
        destroy_child_key(child, hub)
    assert words in said(before_go_live())


@pytest.mark.parametrize(("number", "words"), [(1, "1 person has no"), (2, "2 people have no")])
def test_people_without_a_second_factor(db: None, number: int, words: str, django_user_model: Any) -> None:
    for at in range(number):
        account = django_user_model(email=f"{at}@example.org", name="Denise")
        account.set_password("long enough for anybody")
        account.save()
    assert words in said(before_go_live())


def test_a_database_that_does_not_answer_is_said_so(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import OperationalError

    def down() -> Any:
        raise OperationalError("connection refused")

    monkeypatch.setattr(checks, "schema", down)
    assert "connection refused" in said(before_serving())


def test_a_keyring_older_than_an_erasure_is_not_served(db: None) -> None:
    erased_list.enter(uuid4(), uuid4())
    (finding,) = before_serving()
    assert finding.unsafe
    assert "A record that was erased is not erased in it" in finding.what
    erased_list.enter(uuid4(), uuid4())
    assert "2 records that were erased are not" in said(before_serving())


@pytest.mark.parametrize(("number", "words"), [(1, "an erasure of"), (2, "2 erasures of")])
def test_a_lost_list_of_erasures_is_missing(db: None, number: int, words: str) -> None:
    for _ in range(number):
        Erasure.objects.create(child_id=uuid4(), hub_id=uuid4(), purged_at=timezone.now())
    (finding,) = before_go_live()
    assert not finding.unsafe
    assert words in finding.what


def test_a_list_of_erasures_that_somebody_wrote_into_is_unsafe(db: None) -> None:
    erased_list.place().write_text(f"2026-11-23 {uuid4()} {uuid4()} {'0' * 64}\n")
    (finding,) = before_go_live()
    assert finding.unsafe
    assert "in line 1" in finding.what


def test_a_list_of_erasures_that_cannot_be_written_is_unsafe(db: None) -> None:
    erased_list.place().mkdir()
    (finding,) = before_go_live()
    assert finding.unsafe
    assert "Nothing can be erased" in finding.what


@pytest.mark.parametrize(("number", "words"), [(1, "keys of a hub is"), (2, "keys of 2 hubs is")])
def test_a_rotation_that_was_interrupted(db: None, number: int, words: str) -> None:
    for _ in range(number):
        create_child_key(uuid4(), uuid4())
    rotate_hub_keys()
    (finding,) = before_go_live()
    assert words in finding.what
