"""The kinds of item, and the answers that each kind always has."""

from enum import StrEnum


class Kind(StrEnum):
    YES_NO = "yes_no"
    CHOICE = "choice"
    SCALE = "scale"
    RECENCY = "recency"
    RECENCY_BOTH = "recency_both"


class Completeness(StrEnum):
    """Which items must be answered before there is a score."""

    ALL = "all"
    REQUIRED = "required"


# Any kind may offer it: an honest "not known" is better than a guess.
NOT_KNOWN = "not_known"
_NOT_KNOWN_LABEL = "Not known, or would rather not say"

_RECENCY = {
    "recent": "Within the last 6 months",
    "earlier": "6 to 12 months ago",
    "no": "Not in the last 12 months",
}

# Kinds that are not here leave their answers to the author of the tool.
FIXED_ANSWERS: dict[Kind, dict[str, str]] = {
    Kind.YES_NO: {"yes": "Yes", "no": "No"},
    Kind.RECENCY: _RECENCY,
    Kind.RECENCY_BOTH: _RECENCY | {"both": "Both within the last 6 months and before that"},
}


def usual_label(kind: Kind, value: str) -> str | None:
    """What an answer is called where the file does not say; None where the file must say."""
    if value == NOT_KNOWN:
        return _NOT_KNOWN_LABEL
    if kind is Kind.SCALE:
        return value
    return FIXED_ANSWERS.get(kind, {}).get(value)
