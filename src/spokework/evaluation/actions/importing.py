"""A file as a source, as it comes: read, looked through for what would give somebody away, then saved or held back."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from spokework.access.decide import Actor
from spokework.core.errors import Refused
from spokework.evaluation.models import Evaluation, Source
from spokework.evaluation.pseudonyms import places, suggest
from spokework.evaluation.queries.sources import saying
from spokework.evaluation.reading import kind_of, read_document
from spokework.evaluation.team import Work

from .base import at_work
from .sources import add_source, as_text


@dataclass(frozen=True)
class Imported:
    name: str
    said: str  # what came of it
    source: Source | None = None
    twin: Source | None = None  # what says exactly the same, and was here before


def import_document(
    *, evaluation: Evaluation, document: Any, names: Sequence[str], hold: bool, by: Actor, **facts: Any
) -> Imported:
    """``document`` has a name, a size and its content to read. One that cannot be taken in keeps no other out."""
    at_work(evaluation.pk, Work.CODE, by=by)  # before a stranger's file is opened
    name = document.name
    try:
        kind_of(name, document.size)  # before it is read: it may be larger than the memory of the machine
        text = read_document(document.read(), name).text
        twin = saying(by, evaluation, as_text(text))
        if twin is not None and hold:
            said = (
                f"Not saved: source {twin.number} says exactly the same. To have it here twice, save it all the same."
            )
            return Imported(name, said, twin=twin)
        found = places(text, suggest(text, names=names))
        if found and hold:
            said = f"Not saved: look at {found}. Replace what gives somebody away, and import it again."
            return Imported(name, said)
        title = PurePath(name).stem[:120] or name
        source = add_source(evaluation=evaluation, title=title, text=text, by=by, **facts)
    except Refused as refused:
        return Imported(name, refused.message)
    remarks = ["Saved."]
    if found:
        remarks.append(f"Look at {found}.")
    if twin is not None:
        remarks.append(f"Source {twin.number} says exactly the same.")
    return Imported(name, " ".join(remarks), source, twin)
