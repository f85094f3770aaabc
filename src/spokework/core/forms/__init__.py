"""Forms that say what to do: the base form and the fields people write dates and times in."""

from spokework.core.forms.base import AsItStoodForm, SpokeForm
from spokework.core.forms.dates import DateField
from spokework.core.forms.times import ClockField, MinutesField

__all__ = ["AsItStoodForm", "ClockField", "DateField", "MinutesField", "SpokeForm"]
