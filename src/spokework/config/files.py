"""Where an installation keeps its things. One data directory holds them all, keys apart from data."""

import os
import secrets
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path

KEY_NAMES = ("master.key", "audit.key", "django.key")


@dataclass(frozen=True)
class DataDirectory:
    path: Path

    @property
    def database(self) -> Path:
        return self.path / "data" / "spokework.sqlite3"

    @property
    def keyring(self) -> Path:
        """Its own folder: a backup of ``data`` must never carry the keys that open it."""
        return self.path / "keyring" / "keyring.sqlite3"

    @property
    def media(self) -> Path:
        return self.path / "data" / "media"

    @property
    def extracts(self) -> Path:
        return self.path / "data" / "extracts"

    @property
    def checkpoints(self) -> Path:
        return self.path / "checkpoints"

    @property
    def erasures(self) -> Path:
        """Beside both databases' folders: putting back an older copy of either must leave it as it is."""
        return self.path / "erasures.txt"

    @property
    def demonstration_mark(self) -> Path:
        return self.path / "DEMONSTRATION"

    @property
    def keys(self) -> tuple[Path, ...]:
        return tuple(self.path / "keys" / name for name in KEY_NAMES)

    def key(self, name: str) -> str | None:
        file = self.path / "keys" / name
        return file.read_text().strip() if file.is_file() else None

    def make(self) -> None:
        for folder in (self.database.parent, self.keyring.parent, self.media, self.checkpoints):
            folder.mkdir(parents=True, exist_ok=True)
        keys = self.path / "keys"
        keys.mkdir(exist_ok=True)
        for folder in (self.path, keys, self.keyring.parent):
            folder.chmod(0o700)
        for file in self.keys:
            _write_new_key(file)


def _write_new_key(file: Path) -> None:
    if file.exists():
        return
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as out:
        out.write(b64encode(secrets.token_bytes(32)).decode() + "\n")
        out.flush()
        os.fsync(out.fileno())  # what is sealed under it a moment later must not outlive it in a power cut


def data_directory() -> DataDirectory:
    return DataDirectory(Path(os.environ.get("SPOKEWORK_DATA_DIR") or "spokework-data").resolve())
