"""Where theories are tested, and what is known of each place."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from spokework.access.decide import Actor
from spokework.core.errors import Refused
from spokework.evaluation import codes
from spokework.evaluation.models import Attribute, Evaluation, Site
from spokework.evaluation.team import Work
from spokework.programme.checks import a_name
from spokework.programme.models import Area, Hub

from .base import at_work, did, hold, lock, of_list


@transaction.atomic
def add_attribute(*, evaluation: Evaluation, name: str, kind: str, by: Actor, choices: Sequence[str] = ()) -> Attribute:
    at_work(evaluation.pk, Work.CODE, by=by)
    kind = of_list(kind, codes.AttributeKind.values, field="kind", what="what it is")
    name = a_name(name)
    offered = list(dict.fromkeys(" ".join(choice.split()) for choice in choices if choice.strip()))
    if kind == codes.AttributeKind.CHOICE and len(offered) < 2:
        raise Refused("Enter at least two answers to choose from, one a line.", field="choices")
    hold(evaluation.pk)
    rows = Attribute.objects.unscoped("a name is used once")
    if rows.filter(evaluation=evaluation, name__iexact=name).exists():
        raise Refused(f"{name} is an attribute already.", field="name")
    attribute = Attribute(
        evaluation=evaluation,
        number=rows.next_number(evaluation.pk),
        name=name,
        kind=kind,
        choices=offered if kind == codes.AttributeKind.CHOICE else [],
    )
    attribute.save(force_insert=True)
    did("attribute added", attribute, by=by)
    return attribute


@transaction.atomic
def add_site(
    *,
    evaluation: Evaluation,
    name: str,
    by: Actor,
    area: Area | None = None,
    hub: Hub | None = None,
    attributes: Mapping[str, Any] | None = None,
) -> Site:
    at_work(evaluation.pk, Work.CODE, by=by)
    hold(evaluation.pk)
    values = _checked(evaluation, name, area, hub, attributes or {})
    site = Site(evaluation=evaluation, number=Site.objects.all().next_number(evaluation.pk), **values)
    site.save(force_insert=True)
    did("site added", site, by=by)
    return site


@transaction.atomic
def change_site(
    *,
    site: Site,
    name: str,
    by: Actor,
    area: Area | None = None,
    hub: Hub | None = None,
    attributes: Mapping[str, Any] | None = None,
    expected: int | None = None,
) -> Site:
    at_work(site.evaluation_id, Work.CODE, by=by)
    evaluation = hold(site.evaluation_id)
    locked = lock(site)
    values = _checked(evaluation, name, area, hub, attributes or {}, but=locked)
    did("site changed", locked, by=by, fields=locked.change(expected=expected, **values))
    return locked


def _checked(
    evaluation: Evaluation,
    name: str,
    area: Area | None,
    hub: Hub | None,
    given: Mapping[str, Any],
    but: Site | None = None,
) -> dict[str, Any]:
    name = a_name(name)
    if area is not None and hub is not None:
        raise Refused("A site is an area or a hub, not both.", field="hub")
    others = Site.objects.unscoped("a name is used once").filter(evaluation=evaluation, name__iexact=name)
    if others.exclude(pk=but and but.pk).exists():
        raise Refused(f"{name} is a site already.", field="name")
    known = Attribute.objects.unscoped("what is asked of a site").filter(evaluation=evaluation)
    attributes = {str(row.number): _value(row, given.get(str(row.number))) for row in known}
    return {
        "name": name,
        "area": area,
        "hub": hub,
        "attributes": {number: value for number, value in attributes.items() if value not in (None, "")},
    }


def _value(attribute: Attribute, value: Any) -> Any:
    """As its kind says; what is not known is left out."""
    if value in (None, ""):
        return None
    field = f"attribute_{attribute.number}"
    if attribute.kind == codes.AttributeKind.CHOICE:
        return of_list(value, attribute.choices, field=field, what=f"the {attribute.name}")
    if attribute.kind == codes.AttributeKind.YES_NO:
        return of_list(value, ("yes", "no"), field=field, what="yes or no")
    if attribute.kind == codes.AttributeKind.NUMBER:
        if not isinstance(value, int):
            raise Refused("Enter a whole number.", field=field)
        return value
    return " ".join(str(value).split())[:120]
