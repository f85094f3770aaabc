"""A tool of one version: what it asks, how it counts and what its totals mean."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from spokework.casework.tools import scoring
from spokework.casework.tools.kinds import Completeness
from spokework.casework.tools.parts import Band, Document, Item, Section


@dataclass(frozen=True)
class Tool:
    code: str
    version: int
    title: str
    licence: str
    purpose: str
    source: str
    complete: Completeness
    sections: tuple[Section, ...]
    bands: tuple[Band, ...]
    notice: str = ""

    @cached_property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for section in self.sections for item in section.items)

    @cached_property
    def max_total(self) -> int:
        return scoring.total_of(item.max_weight for item in self.items)

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of the content. A comment or a line break in the file does not change it; a word or a weight does."""
        return sha256(json.dumps(self.document(), ensure_ascii=False).encode()).hexdigest()

    def item(self, key: str) -> Item:
        found = next((item for item in self.items if item.key == key), None)
        if found is None:
            raise KeyError(f"{key} is not an item of {self.code} version {self.version}")
        return found

    def band_for(self, total: int) -> Band:
        return scoring.band_for(self.bands, total)

    def score(self, answers: Mapping[str, scoring.Answer]) -> scoring.Score:
        return scoring.score(self.items, self.bands, answers)

    def document(self) -> Document:
        """The content as plain values in one fixed order, usual values left out: fingerprints must last."""
        written: Document = {
            "code": self.code,
            "version": self.version,
            "title": self.title,
            "licence": self.licence,
            "purpose": self.purpose,
            "source": self.source,
        }
        if self.notice:
            written["notice"] = self.notice
        written["complete"] = self.complete.value
        written["sections"] = [section.document() for section in self.sections]
        written["bands"] = [band.document() for band in self.bands]
        return written
