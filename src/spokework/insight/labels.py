"""The names of groups: of code lists from the extract, of hubs and places from the programme as it is now."""

from collections.abc import Callable, Mapping

from spokework.extract.files import Extract
from spokework.programme.queries.names import area_names, hub_names

from .breakdowns import BREAKDOWNS

NOT_RECORDED = "Not recorded"


def labels(extract: Extract, breakdown: str) -> Callable[[str | None], str]:
    names = _names(extract, breakdown)
    return lambda code: NOT_RECORDED if code is None else names.get(code, code)


def _names(extract: Extract, breakdown: str) -> Mapping[str, str]:
    if breakdown == "hub":
        return hub_names()
    if breakdown == "area":
        return area_names()
    codes = BREAKDOWNS[breakdown].codes
    return extract.labels[codes] if codes else {}
