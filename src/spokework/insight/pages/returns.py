"""Whose returns are missing: beside whatever they would change, so on every page of figures."""

from spokework.insight.labels import labels
from spokework.insight.presenters.missing import Quarters, in_the_extract
from spokework.insight.queries.figures import Reader


def missing_returns(reader: Reader) -> Quarters:
    unfinished = {row["quarter"] for row in reader.rows("quarters") if not row["whole"]}
    name = (lambda hub: "") if reader.scope.hub else labels(reader.extract, "hub")
    return in_the_extract(reader.rows("returns"), unfinished, name)
