"""Static files, looked for once: each browser of a test has a server of its own, which goes through all of them."""

from typing import Any

from whitenoise.middleware import WhiteNoiseMiddleware

_FOUND: dict[str, Any] = {}


class FoundOnce(WhiteNoiseMiddleware):
    def add_files_from_finders(self) -> None:
        if not _FOUND:
            super().add_files_from_finders()
            _FOUND.update(self.files)
        self.files = _FOUND
