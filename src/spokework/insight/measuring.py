"""From a definition to figures: the Ibis expression, and what its rows say.

An indicator ``i`` over rows ``r`` of its base in a group ``g`` and period ``q``, with 1[·] the indicator function:

    denominator  d(g,q) = Σ_r 1[counted(r)]          (or the different values of ``each`` among them)
    numerator    n(g,q) = Σ_r 1[counted(r)]·hit(r)
    missing      m(g,q) = Σ_r 1[missing(r)]

SHARE and RATIO have the value n/d; COUNT n; MEDIAN and LONGEST those of ``value`` over the rows counted that have
one; SURVIVAL the smallest day t with S(t) ≤ ½, S(t) = Π_{s≤t} (1 − e_s/a_s), e_s cases ending on day s of a_s that
lasted s days or more (Kaplan and Meier, 1958). Where d is 0 there is no value.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import ibis
from ibis import _

from .breakdowns import BREAKDOWNS
from .definition import Base, Indicator, Summary


def rows_of(base: Base, tables: Any, by: Sequence[str], where: Mapping[str, str]) -> Any:
    """The rows counted, with a column for each of ``by`` and only those of ``where``."""
    rows = base.rows(tables)
    for name, value in where.items():
        rows = rows.filter(_[name] == value)
    for name in by:
        unnested = BREAKDOWNS[name].unnested
        if unnested:
            rows = rows.mutate(**{name: rows[unnested]}).unnest(name, keep_empty=True)  # none: not recorded
    return rows


def expression(
    indicators: Sequence[Indicator],
    tables: Any,
    *,
    by: Sequence[str] = (),
    each_quarter: bool = False,
    where: Mapping[str, str] | None = None,
) -> Any:
    """One Ibis table for indicators of one base: a row a group (and quarter), columns ``code__what``."""
    base = indicators[0].base
    rows = rows_of(base, tables, by, where or {})
    if base.snapshot and not each_quarter:
        rows = rows.filter(_.last_day == tables.as_at)
    keys = [*by, *(["quarter"] if each_quarter else [])]
    columns = {name: what for each in indicators for name, what in columns_of(each).items()}
    counted = rows.group_by(keys).aggregate(**columns) if keys else rows.aggregate(**columns)
    for each in indicators:
        if each.summary is Summary.SURVIVAL:
            counted = _with_survival(counted, rows, each, keys)
    return counted


def columns_of(indicator: Indicator) -> dict[str, Any]:
    code, counted = indicator.code, indicator.counted
    found = {name: _.count() if what is None else what.sum() for name, what in amounts_of(indicator).items()}
    if indicator.each:
        found[f"{code}__d"] = _[indicator.each].nunique(where=counted)
    if indicator.summary in (Summary.MEDIAN, Summary.LONGEST):
        value = value_of(indicator)
        found[f"{code}__v"] = value.median() if indicator.summary is Summary.MEDIAN else value.max()
    return found


def amounts_of(indicator: Indicator) -> dict[str, Any]:
    """What each row adds to a column, a yes being one; None: every row adds one."""
    code, counted = indicator.code, indicator.counted
    found: dict[str, Any] = {} if indicator.each else {f"{code}__d": counted}
    if indicator.missing is not None:
        found[f"{code}__m"] = indicator.missing
    for part in indicator.all_parts:
        hit = part.hit if part.hit is not None else indicator.value.notnull() if indicator.value is not None else None
        if hit is not None:
            found[f"{code}__n_{part.code}"] = (
                hit if counted is None or indicator.summary is Summary.RATIO else counted & hit
            )
    return found


def value_of(indicator: Indicator) -> Any:
    """Of the rows counted; empty for the others."""
    counted, value = indicator.counted, indicator.value
    return value if counted is None else counted.ifelse(value, ibis.null("int64"))


def _with_survival(counted: Any, rows: Any, indicator: Indicator, keys: list[str]) -> Any:
    """Steps by day, the product as a sum of logarithms; everybody ending on the last day makes it nought."""
    steps = rows.mutate(days=indicator.value, over=indicator.hit).group_by([*keys, "days"])
    steps = steps.aggregate(ends=_.over.sum(), leave=_.count())
    later = ibis.window(group_by=keys, order_by=ibis.desc("days"), rows=(None, 0))
    so_far = ibis.window(group_by=keys, order_by="days", rows=(None, 0))
    steps = steps.mutate(at_risk=_.leave.sum().over(later))
    steps = steps.mutate(stays=(_.ends < _.at_risk).ifelse((1 - _.ends / _.at_risk), 1e-300).log())
    steps = steps.mutate(survival=_.stays.sum().over(so_far).exp())
    half = steps.filter(_.survival <= 0.5 + 1e-12)
    value = {f"{indicator.code}__v": _.days.min()}
    if not keys:
        return counted.cross_join(half.aggregate(**value))
    medians = half.group_by(keys).aggregate(**value)
    renamed = medians.rename({f"of_{key}": key for key in keys})
    match = [counted[key].identical_to(renamed[f"of_{key}"]) for key in keys]
    return counted.left_join(renamed, match).drop(*(f"of_{key}" for key in keys))
