import json
from typing import Any

import pytest
import qlacref_authorities
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from spokework.access.roles import Role
from spokework.accounts.tests.situations import signed_in
from spokework.programme.models import Area
from spokework.programme.tests import situations as make

pytestmark = pytest.mark.django_db

IMPORT = "/exchange/areas/"


@pytest.fixture
def client() -> Client:
    return signed_in(make.a_member(Role.PROGRAMME_LEAD))


def send(client: Client, content: str, **files: str) -> Any:
    assert client.get(IMPORT).status_code == 200
    named = {name: SimpleUploadedFile(f"{name}.csv", text.encode()) for name, text in files.items()}
    return client.post(IMPORT, {"file": SimpleUploadedFile("list.csv", content.encode()), **named})


def test_the_published_list_is_imported_and_what_came_of_it_shown(client: Client) -> None:
    answer = send(client, json.dumps(qlacref_authorities.records))
    assert (answer.status_code, answer["Location"]) == (303, reverse("exchange:areas_imported"))
    page = client.get(answer["Location"]).content.decode()
    for words in ("331 rows read", "333 added, 0 changed, 0 unchanged", "22 skipped, in Wales", "Monmouthshire"):
        assert words in page, words
    send(client, json.dumps(qlacref_authorities.records))
    assert "0 added, 0 changed, 333 unchanged" in client.get(reverse("exchange:areas_imported")).content.decode()
    assert "Cambridgeshire" in client.get(reverse("programme:areas")).content.decode()


def test_every_fault_is_shown_with_its_row_and_nothing_is_saved(client: Client) -> None:
    answer = send(client, "LTLA21CD,LTLA21NM,UTLA21CD,UTLA21NM\nE06000001,Hartlepool,,\nE06000001,Hartlepol,,\n,x,,\n")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Nothing was imported, because of 2 problems in the file" in page
    assert "“Hartlepool” in row 2" in page
    assert "The code is empty" in page
    assert not Area.objects.unscoped("test").exists()


def test_a_fault_in_the_second_file_stands_at_the_second_file(client: Client) -> None:
    good = "LTLA21CD,LTLA21NM,UTLA21CD,UTLA21NM\nE06000001,Hartlepool,,\n"
    answer = send(client, good, details="code,region\nE06000009,x\n")
    assert answer.context["form"].errors["details"]
    assert send(client, good, details=" ").context["form"].errors["details"]
    assert not Area.objects.unscoped("test").exists()


def test_without_an_import_there_is_nothing_to_report(client: Client) -> None:
    answer = client.get(reverse("exchange:areas_imported"))
    assert (answer.status_code, answer["Location"]) == (302, IMPORT)
