"""In which words a passage may be quoted: its own, with gaps and replacements in square brackets and nothing else."""

import re

from spokework.core.errors import Refused

from .pseudonyms import shown, suggest

_IN_BRACKETS = re.compile(r"\[[^\[\]]*\]")
SHORTEST = 3  # words; fewer say nothing


def _whole_words(piece: str) -> re.Pattern[str]:
    """Never within a word of the passage: “do” does not stand in “don’t”."""
    before = r"(?<!\w)(?<!\w[-'’])" if piece[0].isalnum() else ""
    after = r"(?![-'’]?\w)" if piece[-1].isalnum() else ""
    return re.compile(before + re.escape(piece) + after)


def as_quoted(words: str, *, passage: str, names: list[str]) -> str:
    """``names`` are pseudonyms of the evaluation: even those name somebody to who knows the team's papers."""
    said = " ".join(words.split())
    if len(_IN_BRACKETS.sub(" ", said).split()) < SHORTEST:
        raise Refused("Quote at least three words of the passage.", field="words")
    if any(not inside[1:-1].strip() for inside in _IN_BRACKETS.findall(said)):
        raise Refused("Say in the brackets what you replace, or put […] where you leave something out.", field="words")
    at, whole = 0, " ".join(passage.split())
    for piece in filter(None, (each.strip() for each in _IN_BRACKETS.split(said))):
        found = _whole_words(piece).search(whole, at)
        if found is None:
            raise Refused(
                f"“{piece[:60]}” does not stand in the passage. Keep its words; put what you leave out or "
                "replace in square brackets: [a colleague], […].",
                field="words",
            )
        at = found.end()
    known = suggest(said, names=names)
    if known:
        raise Refused(
            f"This may give somebody away: {shown(said, known)}. Replace it in square brackets, or leave it out: […].",
            field="words",
        )
    return said
