"""From what somebody asks for to the report: only of a release that is theirs to read."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.conf import settings

from spokework.access.decide import Actor
from spokework.core.quarters import quarter_named
from spokework.insight.models import FunderTemplate
from spokework.insight.queries.releases import earlier_in_year, of_board, one
from spokework.insight.releases.content import released
from spokework.programme.queries.hubs import the_programme

from .boards import for_board
from .composing import Composer
from .document import Report
from .kinds import Line, for_funder, quarterly
from .plain import in_plain_words
from .year import annual


@dataclass(frozen=True)
class Kind:
    title: str
    compose: Callable[[Composer], Report]


KINDS: Mapping[str, Kind] = {
    "quarterly-return": Kind("Quarterly return", quarterly),
    "annual-report": Kind("Annual report", annual),
    "in-plain-words": Kind("In plain words", in_plain_words),
}


def composer(actor: Actor, name: str) -> Composer | None:
    """By the address of a release. None where there is none, or none for this reader."""
    found = re.fullmatch(r"(\d{4}Q[1-4])(?:-v([1-9]\d{0,3}))?", name)
    quarter = quarter_named(found[1]) if found else None
    if found is None or quarter is None:
        return None
    release = one(actor, quarter, int(found[2] or 1))
    if release is None:
        return None
    programme = the_programme(actor)
    # By its mark and not by how it is served: a file made at the command line is of invented people too.
    invented = settings.DATA_DIRECTORY.demonstration_mark.exists()
    return Composer(
        released(release),
        programme.name if programme else "",
        invented,
        earlier=lambda: [released(each) for each in earlier_in_year(actor, release)],
    )


def of_kind(found: Composer, kind: str) -> Report | None:
    return KINDS[kind].compose(found) if kind in KINDS else None


def of_template(found: Composer, template: FunderTemplate) -> Report:
    return for_funder(found, template.title, [Line(**line) for line in template.lines])


def of_hub(actor: Actor, found: Composer, hub: str) -> Report | None:
    """None where nothing is kept of the hub, or it is none of the reader's."""
    quarter = quarter_named(found.content.quarter)
    figures = of_board(actor, quarter, found.content.edition, hub) if quarter is not None else None
    return for_board(found, figures.hub.name, figures.figures) if figures is not None else None
