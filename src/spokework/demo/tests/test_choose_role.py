import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.test import Client
from pytest_django import Settings

from spokework.access.roles import Role
from spokework.accounts.models import Account
from spokework.demo.replay import FEATURED_FILE

pytestmark = pytest.mark.django_db
WORKER = {"role": Role.SPOKE_WORKER.value}


@pytest.fixture
def a_worker(settings: Settings, tmp_path: Path) -> Account:
    settings.DATA_DIRECTORY = SimpleNamespace(path=tmp_path)
    account = Account.objects.create(email="worker@hub.example", name="Wren Dale")
    emails = dict.fromkeys(Role, "nobody@hub.example") | {Role.SPOKE_WORKER: account.email}
    (tmp_path / FEATURED_FILE).write_text(json.dumps(emails))
    return account


def test_one_click_signs_in_within_the_demonstration(client: Client, settings: Settings, a_worker: Account) -> None:
    settings.DEMONSTRATION = True
    assert "Continue as Spoke worker" in client.get("/demonstration/").content.decode()
    assert client.post("/demonstration/", WORKER).status_code == 302
    assert client.session["_auth_user_id"] == str(a_worker.pk)


def test_nobody_is_signed_in_outside_it(client: Client, settings: Settings, a_worker: Account) -> None:
    settings.DEMONSTRATION = False
    assert client.get("/demonstration/").status_code == 404
    assert client.post("/demonstration/", WORKER).status_code == 404
    assert "_auth_user_id" not in client.session


def test_a_role_that_is_not_there_is_refused(client: Client, settings: Settings, a_worker: Account) -> None:
    settings.DEMONSTRATION = True
    assert client.post("/demonstration/", {"role": "superuser"}).status_code == 400
