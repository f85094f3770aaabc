"""Looks from before they had numbers of their own get those they were counted by."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.models import F

from spokework.casework import actions
from spokework.casework.models import BreakGlass

from .situations import a_hub, a_spoke, acting, an_open_case

pytestmark = pytest.mark.django_db
number_looks = import_module("spokework.casework.migrations.0003_number_looks").number_looks


def test_they_are_numbered_by_record_in_the_order_of_their_beginning() -> None:
    hub = a_hub()
    one, other = (an_open_case(hub).young_person for _ in range(2))
    for young_person in (one, other, one, one):
        actions.look_beyond(young_person=young_person, reason="Covering a visit today", by=acting(a_spoke(hub)))
    rows = BreakGlass.objects.unscoped("tests")
    rows.update(number=F("number") + 10)
    number_looks(
        MigrationLoader(connection).project_state(("casework", "0003_number_looks")).apps,
        SimpleNamespace(connection=connection),
    )
    for young_person, numbers in ((one, [1, 2, 3]), (other, [1])):
        looks = rows.filter(young_person=young_person).order_by("starts", "pk")
        assert list(looks.values_list("number", flat=True)) == numbers
