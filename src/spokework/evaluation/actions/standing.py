"""In which states a theory may stand, as the evidence is."""

from typing import Any

from spokework.core.errors import Refused
from spokework.evaluation.models import Evidence, Theory, TheoryVersion
from spokework.evaluation.states import NEEDS
from spokework.evaluation.states import TheoryState as T

_SAID = {T.CONSOLIDATED: "supports", T.REFUTED: "contradicts"}
_WHOLE = ("because_said", "context", "resource", "reasoning", "outcome")


def may_stand(theory: Theory, state: str) -> None:
    """Raises Refused with what is missing."""
    if state == T.INITIAL:
        _is_whole(theory)
    if state in NEEDS:
        _has_evidence(theory, T(state))


def _is_whole(theory: Theory) -> None:
    version = TheoryVersion.objects.unscoped("what it says now").get(theory=theory, number=theory.current)
    lacking = [name for name in _WHOLE if not getattr(version, name)]
    if lacking:
        raise Refused(
            "An initial theory says if, then and because, where, what is put in, how people answer to it, and what it "
            "leads to. Word it in full first."
        )


def _has_evidence(theory: Theory, state: T) -> None:
    rows: Any = Evidence.objects.unscoped("whether the evidence lets it stand").filter(theory=theory)
    rows = rows.filter(replaced_by__isnull=True, verdict__in=NEEDS[state])
    if rows.holding().filter(at_version=theory.current).exists():
        return
    what = f"that {_SAID[state]} version {theory.current}"
    if rows.holding().exists():
        raise Refused(f"What there is was judged of an earlier version. Look at it again, or link evidence {what}.")
    if rows.exists():
        raise Refused(f"Its only evidence was withdrawn with its source, so it cannot stand on it. Link other {what}.")
    raise Refused(f"There is no evidence {what}. Link a passage, a source or a figure first.")
