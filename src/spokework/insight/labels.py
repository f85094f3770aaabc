"""The names of groups: of code lists from the extract, of hubs and places from the programme as it is now."""

from collections.abc import Callable, Mapping

from spokework.extract.files import Extract
from spokework.programme.models import Area, Hub

from .breakdowns import BREAKDOWNS

NOT_RECORDED = "Not recorded"
_WHY = "names of hubs and places beside figures; neither is a person"


def labels(extract: Extract, breakdown: str) -> Callable[[str | None], str]:
    names = _names(extract, breakdown)
    return lambda code: NOT_RECORDED if code is None else names.get(code, code)


def _names(extract: Extract, breakdown: str) -> Mapping[str, str]:
    if breakdown == "hub":
        return dict(Hub.objects.unscoped(_WHY).values_list("slug", "name"))
    if breakdown == "area":
        return dict(Area.objects.unscoped(_WHY).values_list("code", "name"))
    codes = BREAKDOWNS[breakdown].codes
    return extract.labels[codes] if codes else {}
