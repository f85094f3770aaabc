"""Whatever others read names nobody who took part, not even by pseudonym: who knows the team's papers knows them."""

from collections.abc import Mapping
from uuid import UUID

from spokework.core.errors import Refused
from spokework.evaluation.models import Participant
from spokework.evaluation.pseudonyms import named, shown


def pseudonyms_of(evaluation_id: UUID) -> list[str]:
    rows = Participant.objects.unscoped("whom nothing may name that others read").filter(evaluation=evaluation_id)
    return list(rows.values_list("pseudonym", flat=True))


def names_nobody(evaluation_id: UUID, said: Mapping[str, str]) -> None:
    """``said`` by field. Dates and places may stand in it: they are nobody's, as long as nobody is named."""
    names = pseudonyms_of(evaluation_id)
    for field, words in said.items():
        if found := named(words, names=names):
            raise Refused(
                f"This names somebody who took part: {shown(words, found)}. Say who they are instead: a colleague, "
                "a young person.",
                field=field,
            )
