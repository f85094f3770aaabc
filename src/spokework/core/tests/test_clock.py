from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.conf import LazySettings
from django.utils import timezone

from spokework.core import clock

LONDON = ZoneInfo("Europe/London")


def test_it_is_today_in_london_and_not_in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    late = datetime(2026, 6, 30, 23, 30, tzinfo=ZoneInfo("UTC"))
    monkeypatch.setattr(timezone, "now", lambda: late)
    assert clock.today() == date(2026, 7, 1)


def test_the_demonstrations_day_stands_still_while_its_hours_pass(settings: LazySettings) -> None:
    settings.SPOKEWORK_TODAY = date(2016, 12, 30)
    assert clock.today() == date(2016, 12, 30)
    assert clock.now().hour in (timezone.localtime().hour, (timezone.localtime().hour - 1) % 24)


def test_it_can_be_set_for_a_while_and_inside_that_again() -> None:
    with clock.standing_at(date(2015, 7, 1), time(9, 15)):
        assert clock.now() == datetime(2015, 7, 1, 9, 15, tzinfo=LONDON)
        with clock.standing_at(date(2014, 1, 2)):
            assert clock.today() == date(2014, 1, 2)
        assert clock.today() == date(2015, 7, 1)
    assert clock.today() == timezone.localdate()


def test_a_fault_inside_does_not_leave_it_set() -> None:
    with pytest.raises(ValueError, match="fault"), clock.standing_at(date(2014, 1, 2)):
        raise ValueError("fault")
    assert clock.today() == timezone.localdate()
