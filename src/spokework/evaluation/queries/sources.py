"""Sources and their texts. Texts are opened here alone, and searched in memory: sealed, no index knows them."""

import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from spokework.access.decide import Actor
from spokework.evaluation.models import Evaluation, Source, SourceText, opened, whys_of

AROUND = 60
MOST_FOUND = 200


def sources(actor: Actor, evaluation: Evaluation) -> Any:
    """All of them, the latest first; those that were withdrawn are on record and say so."""
    rows = Source.objects.visible_to(actor).filter(evaluation=evaluation)
    return rows.select_related("site", "participant").order_by("-day", "-number")


def text_of(actor: Actor, source: Source) -> str:
    """The text that holds; empty where it was withdrawn."""
    rows = SourceText.objects.visible_to(actor).filter(source=source, revision=source.revision)
    return opened(list(rows)).get(source.pk, "")


def texts_of(actor: Actor, sources: list[Source]) -> dict[UUID, str]:
    """In two questions, however many sources."""
    rows = SourceText.objects.visible_to(actor).filter(source__in=[source.pk for source in sources])
    holds = {source.pk: source.revision for source in sources}
    return opened([row for row in rows if row.revision == holds[row.source_id]])


def saying(actor: Actor, evaluation: Evaluation, text: str) -> Source | None:
    """One that counts and says exactly this. Only texts of the same length are opened."""
    rows = Source.objects.visible_to(actor).filter(evaluation=evaluation, length=len(text)).counting()
    alike = list(rows.order_by("number"))
    said = texts_of(actor, alike) if alike else {}
    return next((row for row in alike if said.get(row.pk) == text), None)


@dataclass(frozen=True)
class Found:
    source: Source
    line: int
    before: str
    words: str
    after: str


def search(actor: Actor, evaluation: Evaluation, wanted: str) -> list[Found]:
    """Wherever the words stand in a source that counts, whatever their case; each with what stands around it."""
    pattern = re.compile(r"\s+".join(re.escape(word) for word in wanted.split()), re.IGNORECASE)
    if not wanted.split():
        return []
    rows = Source.objects.visible_to(actor).filter(evaluation=evaluation).counting().order_by("number")
    listed = list(rows.select_related("site"))
    texts = texts_of(actor, listed)
    found: list[Found] = []
    for source in listed:
        for hit in pattern.finditer(texts.get(source.pk, "")):
            found.append(_found(source, texts[source.pk], hit.start(), hit.end()))
            if len(found) == MOST_FOUND:
                return found
    return found


def _found(source: Source, text: str, start: int, end: int) -> Found:
    return Found(
        source,
        text.count("\n", 0, start) + 1,
        text[max(0, start - AROUND) : start].rpartition("\n")[2],
        text[start:end],
        text[end : end + AROUND].partition("\n")[0],
    )


def revisions(actor: Actor, source: Source) -> dict[int, str]:
    """Why the text was put right, by the number of the revision."""
    rows = SourceText.objects.visible_to(actor).filter(source=source, revision__gt=1).defer("sealed")
    return whys_of(list(rows.order_by("revision")))
