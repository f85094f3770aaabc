"""What is unsafe or missing before go-live, in plain words, each with what to do about it."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain
from smtplib import SMTPResponseException
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import get_connection
from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from spokework.accounts.queries import without_second_factor
from spokework.audit.verify import last_time, verify
from spokework.casework.queries.erasures import to_finish
from spokework.casework.queries.tools import unusable_tools
from spokework.exchange.backup.making import MADE
from spokework.practice.queries.rounds import last_round
from spokework.vault.erased_list import NotListed, check_it_can_be_written, compare, place
from spokework.vault.rotating import unfinished_rotations

BACKUP_DAYS = 2
CHECKPOINT_DAYS = 7
ROUND_MINUTES = 5
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True)
class Finding:
    what: str
    remedy: str
    unsafe: bool = True  # otherwise missing: nothing leaks or is lost today


def keys() -> Iterator[Finding]:
    given = (settings.SPOKEWORK_MASTER_KEY, settings.SPOKEWORK_AUDIT_KEY, settings.SECRET_KEY)
    for file, key in zip(settings.DATA_DIRECTORY.keys, given, strict=True):
        if not key:
            yield Finding(f"There is no {file.name}.", "Put it back from where you keep it, or run `spokework init`.")
        elif file.exists() and file.stat().st_mode & 0o077:
            yield Finding(f"Other people on this machine can read {file}.", f"Run `chmod 600 {file}`.")
    folder = settings.DATA_DIRECTORY.path
    if folder.exists() and folder.stat().st_mode & 0o007:
        yield Finding(f"Everybody on this machine can look into {folder}.", f"Run `chmod 700 {folder}`.")


def databases() -> Iterator[Finding]:
    records, keyring = (settings.DATABASES[alias] for alias in ("default", "keyring"))
    for database in (records, keyring):
        if ":memory:" in str(database["NAME"]):
            yield Finding("A database is kept in memory only.", "Name a file or a PostgreSQL: a restart loses it.")
    if str(records["NAME"]) == str(keyring["NAME"]) and records.get("HOST") == keyring.get("HOST"):
        yield Finding(
            "The keyring is in the same database as the records.",
            "Give KEYRING_DATABASE_URL a database of its own, or no backup of the records can be safe to keep.",
        )
    if "locmem" in settings.CACHES["default"]["BACKEND"]:
        yield Finding("Sign-in attempts are counted in memory only.", "Use the database's cache, as the settings come.")


def web() -> Iterator[Finding]:
    address = urlsplit(settings.BASE_URL)
    if settings.DEBUG:
        yield Finding("Faults show the inside of the program to whoever meets them.", "Set DEBUG to False.")
    if address.scheme != "https" and address.hostname not in _LOOPBACK:
        yield Finding(
            f"What people type travels in the clear: SPOKEWORK_URL is {settings.BASE_URL}.",
            "Put a reverse proxy with a certificate in front, and begin SPOKEWORK_URL with https://.",
        )
    if "*" in settings.ALLOWED_HOSTS:
        yield Finding("Any host name is answered.", "Name your own in SPOKEWORK_HOSTS.")
    elif address.hostname not in settings.ALLOWED_HOSTS:
        yield Finding(f"Requests for {address.hostname} would be refused.", "Add it to SPOKEWORK_HOSTS.")
    if not settings.EMAIL_HOST:
        yield Finding(
            "No e-mail leaves this machine: who forgets a password must ask an administrator for a link, and nobody is "
            "written to when a lone visit is overdue.",
            "Set SPOKEWORK_EMAIL_HOST and its companions.",
            unsafe=False,
        )
    elif not (settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL) and settings.EMAIL_HOST not in _LOOPBACK:
        yield Finding(
            f"Mail, and the links for new passwords in it, travel in the clear to {settings.EMAIL_HOST}.",
            "Set SPOKEWORK_EMAIL_SECURITY to starttls or tls, whichever the server takes.",
        )


def mail_server() -> Iterator[Finding]:
    """Asks the server, and sends nothing."""
    if settings.EMAIL_HOST and (fault := _no_mail_because()):
        server = f"{settings.EMAIL_HOST}, port {settings.EMAIL_PORT}"
        yield Finding(
            f"The mail server ({server}) does not answer as it should: {fault}.",
            "Check SPOKEWORK_EMAIL_HOST, _PORT, _SECURITY, _USER and _PASSWORD.",
            unsafe=False,
        )


def _no_mail_because() -> str:
    try:
        with get_connection():
            return ""
    except SMTPResponseException as fault:
        error = fault.smtp_error
        return error.decode(errors="replace") if isinstance(error, bytes) else error
    except OSError as fault:  # no such host, no answer, no certificate, no STARTTLS there
        return str(fault)


def demonstration() -> Iterator[Finding]:
    if settings.DEMONSTRATION or settings.DATA_DIRECTORY.demonstration_mark.exists():
        yield Finding(
            f"{settings.DATA_DIRECTORY.path} holds the demonstration, in which a click signs anybody in.",
            "Give the real installation a data directory of its own with SPOKEWORK_DATA_DIR.",
        )


def checkpoints() -> Iterator[Finding]:
    made = [file.stat().st_mtime for file in settings.DATA_DIRECTORY.checkpoints.glob("*.json")]
    if not made or time.time() - max(made) > CHECKPOINT_DAYS * 86400:
        yield Finding(
            f"No checkpoint of the log was made in the last {CHECKPOINT_DAYS} days.",
            "Run `spokework audit-checkpoint FILE` every day and keep the file on another machine.",
            unsafe=False,
        )


def schema() -> Iterator[Finding]:
    for alias in ("default", "keyring"):
        executor = MigrationExecutor(connections[alias])
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            yield Finding(f"The {alias} database is not of this version.", "Run `spokework init`.")


def records() -> Iterator[Finding]:
    if number := without_second_factor():
        people = "1 person has" if number == 1 else f"{number} people have"
        yield Finding(f"{people} no second factor yet.", "They are asked for it at their next sign-in.", unsafe=False)
    if number := len(to_finish()):
        erasures = "An erasure is" if number == 1 else f"{number} erasures are"
        yield Finding(f"{erasures} not finished.", "Run `spokework erase --resume`.")
    if number := len(unfinished_rotations()):
        hubs = "a hub" if number == 1 else f"{number} hubs"
        yield Finding(f"The rotation of the keys of {hubs} is not finished.", "Run `spokework keys rotate` again.")
    for broken in verify():
        yield Finding(
            f"The log was tampered with: chain {broken.chain_id}, event {broken.number}: {broken.why}.",
            "Keep the databases as they are, and find out who had access to them.",
        )


def reminders() -> Iterator[Finding]:
    """Pages show an overdue lone visit by themselves; somebody who looks at none is told by this alone."""
    last = last_round()
    if last is None or timezone.now() - last > timedelta(minutes=ROUND_MINUTES):
        yield Finding(
            f"Nothing has looked for overdue lone visits in the last {ROUND_MINUTES} minutes.",
            "Keep `spokework serve` running, which does, or let cron run `spokework remind` every minute.",
            unsafe=False,
        )


def brought_back() -> Iterator[Finding]:
    if number := len(compare().only_listed):
        records = "A record that was erased is" if number == 1 else f"{number} records that were erased are"
        yield Finding(
            f"The keyring is older than what is erased: {records} not erased in it.",
            "Run `spokework erase --resume` before anybody signs in.",
        )


def list_of_erasures() -> Iterator[Finding]:
    compared = compare()
    if number := len(compared.not_listed):
        erasures = "an erasure" if number == 1 else f"{number} erasures"
        yield Finding(
            f"The list of erasures, {place()}, was lost or is an older copy: it lacks {erasures} of the keyring's.",
            "Run `spokework erase --resume`, which enters them again.",
            unsafe=False,
        )
    if compared.spoiled:
        lines = ", ".join(map(str, compared.spoiled))
        yield Finding(
            f"The list of erasures, {place()}, holds what was not written here, in line {lines}. It is passed over.",
            "Find out who changed it; put back its newest copy, or take those lines out.",
        )
    try:
        check_it_can_be_written()
    except NotListed as fault:
        yield Finding(f"Nothing can be erased. {fault}", f"Let whoever runs Spokework write {place()}.")


def backups() -> Iterator[Finding]:
    last = last_time(MADE)
    if last is None or timezone.now() - last > timedelta(days=BACKUP_DAYS):
        yield Finding(
            f"No backup was made in the last {BACKUP_DAYS} days.",
            "Run `spokework backup` every day; where you copy the databases in another way, pass over this.",
            unsafe=False,
        )


def assessment_tools() -> Iterator[Finding]:
    for problem in unusable_tools():
        yield Finding(
            f"An assessment tool is left out. {problem}.",
            f"Put the file in {settings.SPOKEWORK_TOOLS_DIRECTORY} right; the pages offer it from then on.",
            unsafe=False,
        )


def before_serving() -> list[Finding]:
    """Quick: what the settings, the files and the schema say."""
    found = list(chain(keys(), databases(), web(), demonstration()))
    for check in (schema, brought_back):
        if not _unsafe(found):
            found += _asking_the_database(check)
    return found


def before_go_live() -> list[Finding]:
    found = [*before_serving(), *checkpoints(), *assessment_tools(), *mail_server()]
    if _unsafe(found):
        return found
    checks = (list_of_erasures, records, reminders, backups)
    return found + [finding for check in checks for finding in _asking_the_database(check)]


def _unsafe(found: list[Finding]) -> bool:
    return any(finding.unsafe for finding in found)


def _asking_the_database(check: Callable[[], Iterator[Finding]]) -> list[Finding]:
    try:
        return list(check())
    except DatabaseError as fault:
        return [Finding(f"The database does not answer: {fault}", "Start it, and check DATABASE_URL.")]
