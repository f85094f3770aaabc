"""The demonstration's days: when work happens, and where its clock stands."""

from datetime import date, timedelta

PROGRAMME_STARTS = date(2014, 1, 1)
PROGRAMME_ENDS = date(2017, 12, 31)
CLOCK = date(2016, 12, 30)
PHASE_STARTS = (date(2014, 1, 6), date(2015, 1, 5), date(2016, 1, 4))

BANK_HOLIDAYS = frozenset(
    date.fromisoformat(day)
    for day in [
        "2014-01-01",
        "2014-04-18",
        "2014-04-21",
        "2014-05-05",
        "2014-05-26",
        "2014-08-25",
        "2014-12-25",
        "2014-12-26",
        "2015-01-01",
        "2015-04-03",
        "2015-04-06",
        "2015-05-04",
        "2015-05-25",
        "2015-08-31",
        "2015-12-25",
        "2015-12-28",
        "2016-01-01",
        "2016-03-25",
        "2016-03-28",
        "2016-05-02",
        "2016-05-30",
        "2016-08-29",
        "2016-12-26",
        "2016-12-27",
        "2017-01-02",
        "2017-04-14",
        "2017-04-17",
    ]
)
# Nobody is called on these days whatever weekday they fall on.
ALWAYS_QUIET = frozenset({(12, 25), (12, 26), (1, 1)})

ONE_DAY = timedelta(days=1)


def days(count: int) -> timedelta:
    return timedelta(days=count)


def is_quiet(day: date) -> bool:
    return day in BANK_HOLIDAYS or (day.month, day.day) in ALWAYS_QUIET


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and not is_quiet(day)


def on_or_after(day: date) -> date:
    while not is_working_day(day):
        day += ONE_DAY
    return day


def on_or_before(day: date) -> date:
    while not is_working_day(day):
        day -= ONE_DAY
    return day


def monday_on_or_after(day: date) -> date:
    """People start on a Monday, or the first working day after a Monday holiday."""
    return on_or_after(day + days(-day.weekday() % 7))


def friday_on_or_before(day: date) -> date:
    return on_or_before(day - days((day.weekday() - 4) % 7))


def whole_years(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
