"""Dates in words. ``{% load dates %}``

{{ day|long_date }}          3 March 2016
{{ moment|long_datetime }}   3 March 2016 at 14:02 (local time)
{{ first|long_days:last }}      3 March 2016 to 5 March 2016; one date where both are the same day
{{ 15|age_words }}           15 years old
{{ birth|age_words:today }}  the same from a birth date; lists show ages, never birth dates
"""

from django import template

from spokework.core import dates

register = template.Library()

for words in (dates.long_date, dates.long_datetime, dates.long_when, dates.long_days, dates.age_words):
    register.filter(words.__name__, words)
