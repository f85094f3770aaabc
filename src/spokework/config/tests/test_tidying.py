from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from spokework.config.tidying import tidy
from spokework.core.models import Submission
from spokework.core.once import KEPT_FOR
from spokework.drafts.models import Draft

pytestmark = pytest.mark.django_db


def test_what_has_had_its_time_goes_and_the_rest_stays() -> None:
    old, new = uuid4(), uuid4()
    Submission.objects.create(id=old, person_id=uuid4(), at=timezone.now() - KEPT_FOR - timedelta(days=1))
    Submission.objects.create(id=new, person_id=uuid4())
    Draft.objects.create(person_id=uuid4(), path="/x/", body=b"sealed", kept_at=timezone.now() - timedelta(days=60))
    tidy()
    assert list(Submission.objects.values_list("pk", flat=True)) == [new]
    assert not Draft.objects.exists()
