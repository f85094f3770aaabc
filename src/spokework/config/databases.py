"""The records and the keyring are two databases; either may be SQLite or PostgreSQL."""

from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

# Measured on SQLite: IMMEDIATE avoids lock upgrades that fail, FULL survives a power cut,
# secure_delete leaves no erased bytes in free pages.
_SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=FULL;"
    "PRAGMA busy_timeout=20000;"
    "PRAGMA secure_delete=ON;"
    "PRAGMA foreign_keys=ON;"
)


def database(url: str | None, file: Path) -> dict[str, Any]:
    if url:
        if not url.startswith(("postgres://", "postgresql://")):
            raise ImproperlyConfigured(
                "DATABASE_URL and KEYRING_DATABASE_URL name a PostgreSQL, as postgresql://name:password@host/database. "
                "Leave them out to use SQLite in the data directory."
            )
        return dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "init_command": _SQLITE_PRAGMAS, "timeout": 20},
    }


class KeyringRouter:
    """The vault's tables live in the keyring and nowhere else, and nothing else lives there."""

    def _is_vault(self, model: Any) -> bool:
        return bool(model._meta.app_label == "vault")

    def db_for_read(self, model: Any, **hints: Any) -> str | None:
        return "keyring" if self._is_vault(model) else None

    db_for_write = db_for_read

    def allow_relation(self, first: Any, second: Any, **hints: Any) -> bool:
        return self._is_vault(first) == self._is_vault(second)

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return (app_label == "vault") == (db == "keyring")
