"""What a funder wants to read."""

from collections.abc import Sequence

from django.db import transaction

from spokework.access.decide import Actor, require
from spokework.access.permissions import Permission as P
from spokework.audit.record import record
from spokework.core.errors import Refused, Stale
from spokework.insight.models import FunderTemplate
from spokework.insight.reports.kinds import Line
from spokework.programme.checks import a_name
from spokework.programme.models import Funder

LONGEST = 120  # letters of a heading
_WHY = "the permission was asked for just above, and funders belong to no hub"


@transaction.atomic
def change_funder_template(
    *, funder: Funder, title: str, lines: Sequence[Line], by: Actor, version: int = 0
) -> FunderTemplate:
    """``version`` is what the template stood at when it was opened; 0: there was none."""
    require(by, P.PREPARE_RELEASES)
    given = {"title": a_name(title, field="title", what="what the report is called"), "lines": _checked(lines)}
    Funder.objects.unscoped(_WHY).select_for_update().get(pk=funder.pk)  # so that only one is the first
    template = FunderTemplate.objects.unscoped(_WHY).filter(funder=funder).first()
    if template is None:
        template = FunderTemplate(funder=funder, **given)
        template.save(force_insert=True)
        changed = list(given)
    elif version == 0:
        raise Stale(template)
    else:
        changed = template.change(expected=version, **given)
    record("funder's report changed", by=by, hub_id=None, about=template, fields=changed)
    return template


def _checked(lines: Sequence[Line]) -> list[dict[str, str]]:
    from spokework.insight.indicators import INDICATORS

    if not lines:
        raise Refused("Choose at least one figure: give it a place, for example 1.")
    seen: set[str] = set()
    for line in lines:
        if line.indicator not in INDICATORS or line.indicator in seen:
            raise Refused(f"“{line.indicator}” is no figure, or chosen twice. Choose each figure once.")
        if len(line.heading) > LONGEST:
            raise Refused(f"Shorten the heading of “{line.indicator}” to {LONGEST} characters.")
        seen.add(line.indicator)
    return [{"indicator": line.indicator, "heading": " ".join(line.heading.split())} for line in lines]
