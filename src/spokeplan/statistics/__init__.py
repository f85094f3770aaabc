"""Intervals, paired change, survival, comparisons of sites, agreement of coders: what a figure can and cannot say."""

from .agreement import MISSING, Agreement, Coefficient, agreement
from .coded_text import Units, units_by_character, units_by_segment
from .funnel import FunnelLimits, FunnelPlace, funnel_limits, place_on_funnel
from .intervals import Interval, Proportion, Rate, rate_per, wilson
from .lasting import FittedLength, fit_lognormal
from .paired import PairedChange, paired_change
from .pooling import Pooled, PooledSite, pool_sites
from .survival import Median, RestrictedMean, Step, Survival, kaplan_meier, restricted_mean

__all__ = [
    "MISSING",
    "Agreement",
    "Coefficient",
    "FittedLength",
    "FunnelLimits",
    "FunnelPlace",
    "Interval",
    "Median",
    "PairedChange",
    "Pooled",
    "PooledSite",
    "Proportion",
    "Rate",
    "RestrictedMean",
    "Step",
    "Survival",
    "Units",
    "agreement",
    "fit_lognormal",
    "funnel_limits",
    "kaplan_meier",
    "paired_change",
    "place_on_funnel",
    "pool_sites",
    "rate_per",
    "restricted_mean",
    "units_by_character",
    "units_by_segment",
    "wilson",
]
