"""In which words a passage may be quoted: its own, with gaps and replacements in square brackets and nothing else."""

import re

from spokework.core.errors import Refused

from .pseudonyms import shown, suggest

_IN_BRACKETS = re.compile(r"\[[^\[\]]*\]")
SHORTEST = 3  # words; fewer say nothing


def as_quoted(words: str, *, passage: str, names: list[str]) -> str:
    """``names`` are pseudonyms of the evaluation: even those name somebody to who knows the team's papers."""
    said = " ".join(words.split())
    if len(_IN_BRACKETS.sub(" ", said).split()) < SHORTEST:
        raise Refused("Quote at least three words of the passage.", field="words")
    at, whole = 0, " ".join(passage.split())
    for piece in _IN_BRACKETS.split(said):
        found = whole.find(piece.strip(), at)
        if found < 0:
            raise Refused(
                f"“{piece.strip()[:60]}” does not stand in the passage. Keep its words; put what you leave out or "
                "replace in square brackets: [a colleague], […].",
                field="words",
            )
        at = found + len(piece.strip())
    known = suggest(said, names=names)
    if known:
        raise Refused(
            f"This may give somebody away: {shown(said, known)}. Replace it in square brackets, or leave it out: […].",
            field="words",
        )
    return said
