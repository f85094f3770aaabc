"""Answers about the end of a case that cannot both be true. Only what is plain is refused; what is odd is not."""

from collections.abc import Mapping

from spokework.casework.codes import ClosureReason, NotAssessed
from spokework.core.errors import Refused

_OTHER: set[NotAssessed] = {each for each in NotAssessed if each != NotAssessed.OTHER}
# By why the case closes: why there is no closing assessment cannot be this, and what to do.
_CANNOT_BE: Mapping[str, tuple[set[NotAssessed], str]] = {
    ClosureReason.DIED: (
        _OTHER,
        "The young person died, so that is why there is no closing assessment: choose “Another reason”.",
    ),
    ClosureReason.MOVED: (
        {NotAssessed.NOT_TAKEN_UP},
        "The case closes because the young person moved away. Choose that they moved or could not be reached, "
        "or close it because the service was not taken up.",
    ),
    ClosureReason.UNCONTACTABLE: (
        {NotAssessed.MOVED},
        "If the young person is known to have moved, close the case because they moved away. "
        "If not, choose that they could not be reached.",
    ),
}


def refuse_contradictions(*, reason: str, not_assessed: str, young_person_told: bool, rated: bool) -> None:
    cannot_be, remedy = _CANNOT_BE.get(reason, (set[NotAssessed](), ""))
    if not_assessed in cannot_be:
        raise Refused(remedy, field="not_assessed")
    if reason == ClosureReason.DIED and young_person_told:
        raise Refused("The young person died, so leave out whether they were told.", field="young_person_told")
    not_reached = reason == ClosureReason.UNCONTACTABLE or not_assessed == NotAssessed.UNCONTACTABLE
    if not_reached and young_person_told and rated:
        raise Refused(
            "Whoever could not be reached cannot have been told and have rated the support. Take out the rating, "
            "answer that they were not told, or change why the case closes.",
            field="feedback_score",
        )
