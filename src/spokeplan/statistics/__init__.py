"""Intervals, paired change, survival and comparisons of sites: what a figure can and cannot say."""

from .funnel import FunnelLimits, FunnelPlace, funnel_limits, place_on_funnel
from .intervals import Interval, Proportion, Rate, rate_per, wilson
from .paired import PairedChange, paired_change
from .pooling import Pooled, PooledSite, pool_sites
from .survival import Median, RestrictedMean, Step, Survival, kaplan_meier, restricted_mean

__all__ = [
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
    "funnel_limits",
    "kaplan_meier",
    "paired_change",
    "place_on_funnel",
    "pool_sites",
    "rate_per",
    "restricted_mean",
    "wilson",
]
