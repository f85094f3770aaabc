"""The pages, as people meet them: what each shows, and that what is written there arrives."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from spokework.access.roles import Role
from spokework.accounts import actions as accounts
from spokework.accounts.models import Account
from spokework.accounts.tests.situations import signed_in
from spokework.core import clock
from spokework.programme.actions import end_membership
from spokework.programme.models import Appointment, Hub, Membership, Placement, Post

from . import situations as make

pytestmark = pytest.mark.django_db

MARCH = date(2016, 3, 1)


def url(name: str, *args: Any) -> str:
    return reverse(f"programme:{name}", args=args)


def as_(role: Role, hub: Hub | None = None) -> Client:
    return signed_in(make.a_member(role, hub))


def text(client: Client, path: str) -> str:
    answer = client.get(path, follow=True)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.content.decode()


def write(client: Client, path: str, **said: Any) -> Any:
    """What a person without JavaScript does: open the page, fill it in, send it."""
    assert client.get(path).status_code == 200, path
    return client.post(path, said)


def saved(answer: Any) -> str:
    assert answer.status_code == 303, answer.content.decode()
    return str(answer["Location"])


def test_somebody_without_a_role_is_told_so() -> None:
    client = signed_in(make.a_person())
    assert "You have no role at the moment" in text(client, url("no_membership"))
    assert client.get(url("hubs")).status_code == 403
    answer = Client().get(url("no_membership"))
    assert (answer.status_code, answer["Location"]) == (302, reverse("account_login"))
    assert as_(Role.SPOKE_WORKER).get(url("no_membership")).status_code == 302


def test_a_programme_is_set_up_page_by_page() -> None:
    client = as_(Role.PROGRAMME_LEAD)
    assert "Set up the programme" in text(client, url("hubs"))
    assert client.get(url("add_phase")).status_code == 404
    year = {"start": "2014-01-01", "end": "2099-12-31"}
    saved(write(client, url("create_programme"), name="Open Water", budget="8000000", **year))
    assert "Add a phase" in text(client, url("hubs"))
    saved(write(client, url("add_phase"), number=1, start="2014-01-01"))
    phase = make.a_phase()
    there = saved(write(client, url("open_hub"), name="Quiet Harbour", phase=phase.pk, region="Farrowmark"))
    assert there == url("hub", "quiet-harbour")
    assert "Quiet Harbour" in text(client, there)
    saved(write(client, url("add_funder"), name="Three Lamps"))
    hub = Hub.objects.unscoped("test").get()
    funder = make.Funder.objects.unscoped("test").get()
    grant = {"funder": funder.pk, "hub": hub.pk, "amount": "125000.50", "reporting_months": 3, **year}
    saved(write(client, url("add_grant"), **grant))
    for page in (url("funding"), there):
        assert "£125,000.50" in text(client, page)


def test_a_refusal_stands_at_its_field_and_keeps_what_was_typed() -> None:
    make.a_hub("Quiet Harbour")
    answer = write(as_(Role.PROGRAMME_LEAD), url("open_hub"), name="quiet  harbour", phase=make.a_phase().pk)
    assert answer.status_code == 422
    assert "There is a hub called quiet harbour already" in answer.content.decode()
    assert answer.context["form"].errors["name"]
    assert Hub.objects.unscoped("test").count() == 1


def test_a_hub_shows_its_posts_people_places_grants_and_history() -> None:
    hub = make.a_hub()
    post = make.a_post(hub, title="Outreach worker")
    make.an_appointment(post, make.a_worker(hub, "Avery Quill"), start=MARCH)
    make.a_placement(post, make.an_area("Tarnmouth"), start=MARCH)
    make.a_post(hub, title="Second post")
    make.a_grant(hub, funder=make.a_funder("Three Lamps"))
    page = text(as_(Role.SPOKE_WORKER, hub), url("hub", hub.slug))
    for words in ("Outreach worker", "Avery Quill", "Tarnmouth – Police", "Three Lamps", "Vacant", "1 March 2016"):
        assert words in page, words
    # Reading is not changing.
    assert "Create a post" not in page


def test_a_post_is_made_filled_placed_moved_and_emptied() -> None:
    hub, mill, quay = make.a_hub(), make.an_area("Mill"), make.an_area("Quay")
    worker, police, home = make.a_worker(hub, "Avery Quill"), make.a_setting("police"), make.a_setting("home")
    client = as_(Role.HUB_MANAGER, hub)
    facts = {"title": "Spoke worker", "caseload_min": 10, "caseload_cap": 12, "expected_a_year": 20}
    there = saved(write(client, url("create_post", hub.slug), fte="0.8", **facts))
    post = Post.objects.unscoped("test").get()
    key = (hub.slug, post.pk)
    assert there == url("post", *key)
    saved(write(client, url("appoint", *key), worker=worker.pk, start="2016-03-01"))
    saved(write(client, url("add_host_agency", hub.slug), area=mill.pk, name="Mill Police", kind="police"))
    host = make.HostAgency.objects.unscoped("test").get()
    place = {"days_a_week": "4", "relation": "own"}
    first = {"area": mill.pk, "host": host.pk, "setting": police.pk, "start": "2016-03-01"}
    saved(write(client, url("place_post", *key), **first, **place))
    saved(write(client, url("place_post", *key), area=quay.pk, setting=home.pk, start="2016-05-01", **place))
    page = text(client, there)
    for words in (
        "1 March 2016 to 30 April 2016",
        "Mill Police",
        "Quay – Home, since 1 May 2016",
        "Avery Quill, since",
    ):
        assert words in page, words
    saved(write(client, url("change_post", *key), fte="0.5", version=post.version, **facts))
    appointment, placement = Appointment.objects.unscoped("t").get(), Placement.objects.unscoped("t").get(area=quay)
    saved(write(client, url("end_appointment", hub.slug, appointment.pk), end="2016-06-30"))
    saved(write(client, url("end_placement", hub.slug, placement.pk), end="2016-06-30"))
    page = text(client, there)
    assert "6 in this post" in page
    assert "Vacant" in page
    assert "Not placed" in page


def test_a_second_writer_of_a_post_is_shown_what_the_first_saved() -> None:
    post = make.a_post()
    client = as_(Role.HUB_MANAGER, post.hub)
    facts = {"title": "Ours", "fte": "0.5", "caseload_min": 1, "caseload_cap": 12, "expected_a_year": 20}
    make.actions.change_post(
        post=post, title="Theirs", fte=Decimal(1), caseload_min=1, caseload_cap=12, expected_a_year=20,
        by=make.AT_THE_MACHINE,
    )  # fmt: skip
    answer = write(client, url("change_post", post.hub.slug, post.pk), version=1, **facts)
    assert answer.status_code == 409
    assert "saved now “Theirs”, you entered “Ours”" in answer.content.decode()


@pytest.mark.parametrize("name", ["post", "change_post", "appoint", "place_post"])
def test_a_post_is_found_at_its_own_hubs_address_only(name: str) -> None:
    post, other = make.a_post(), make.a_hub()
    manager = make.a_member(Role.HUB_MANAGER, post.hub)
    make.a_membership(manager, Role.HUB_MANAGER, other)
    client = signed_in(manager)
    assert client.get(url(name, post.hub.slug, post.pk)).status_code == 200
    assert client.get(url(name, other.slug, post.pk)).status_code == 404


def invited_link(page: str) -> str:
    return page.split('one-time-link">', 1)[1].split("<", 1)[0]


def test_a_hub_administrator_invites_somebody_and_hands_over_the_link() -> None:
    hub = make.a_hub()
    client = signed_in(make.a_member(Role.HUB_ADMINISTRATOR, hub, "Robin Sedge"))
    answer = write(client, url("invite", hub.slug), email="avery@example.org", name="Avery Quill", role="spoke_worker")
    there = saved(answer)
    page = text(client, there)
    assert "Robin Sedge, " in page
    link = invited_link(page)
    assert Client().get(link).status_code == 200
    assert "Not set up yet" in text(client, url("people", hub.slug))
    account = Account.objects.get(email="avery@example.org")
    accounts.set_password(account=account, password="correct horse battery", by=make.AT_THE_MACHINE)
    assert "one-time-link" not in text(client, there)


def test_a_hub_administrator_is_offered_no_role_beyond_the_table() -> None:
    hub = make.a_hub()
    client = as_(Role.HUB_ADMINISTRATOR, hub)
    answer = write(client, url("invite", hub.slug), email="x@example.org", name="X", role="hub_administrator")
    assert answer.status_code == 422
    assert not Account.objects.filter(email="x@example.org").exists()


def test_the_system_administrator_invites_a_hubs_administrator_and_programme_people() -> None:
    hub = make.a_hub()
    client = as_(Role.SYSTEM_ADMINISTRATOR)
    who = {"email": "avery@example.org", "name": "Avery Quill"}
    assert write(client, url("programme_invite"), role="hub_administrator", **who).status_code == 422
    there = saved(write(client, url("programme_invite"), role="hub_administrator", hub=hub.pk, **who))
    assert "one-time-link" in text(client, there)
    saved(write(client, url("programme_invite"), role="evaluator", email="b@example.org", name="B"))
    page = text(client, url("programme_people"))
    assert "Avery Quill" in page
    assert hub.name in page
    assert "Invite somebody" in text(client, url("people", hub.slug))


def test_a_leaver_is_let_go_and_a_lost_second_factor_repaired() -> None:
    hub = make.a_hub()
    client = as_(Role.HUB_ADMINISTRATOR, hub)
    account = make.a_worker(hub, "Avery Quill")
    signed_in(account)
    accounts.set_password(account=account, password="correct horse battery", by=make.AT_THE_MACHINE)
    membership = Membership.objects.filter(account=account).unscoped("test").get()
    key = (hub.slug, membership.pk)
    assert "Reset a lost second factor" in text(client, url("person", *key))
    there = saved(write(client, url("reset_second_factor", *key)))
    assert "one-time-link" in text(client, there)
    saved(write(client, url("end_membership", *key), end=clock.today().isoformat()))
    account.refresh_from_db()
    assert not account.is_active
    assert "Closed" in text(client, url("people", hub.slug))
    assert "one-time-link" not in text(client, there)


def test_a_person_of_several_hubs_is_repaired_by_the_system_administrator() -> None:
    hub = make.a_hub()
    account = make.a_worker(hub)
    make.a_membership(account, Role.EVALUATOR)
    membership = Membership.objects.filter(account=account, hub=hub).unscoped("test").get()
    client = as_(Role.HUB_ADMINISTRATOR, hub)
    assert "This person also holds a role elsewhere" in text(client, url("person", hub.slug, membership.pk))
    assert client.post(url("reset_second_factor", hub.slug, membership.pk)).status_code == 403
    system = as_(Role.SYSTEM_ADMINISTRATOR)
    assert "one-time-link" in text(system, url("programme_person", membership.pk))


def test_who_left_is_listed_apart() -> None:
    hub = make.a_hub()
    end_membership(
        membership=make.a_membership(make.a_person("Gone Person"), Role.SPOKE_WORKER, hub), by=make.AT_THE_MACHINE
    )
    page = text(as_(Role.HUB_ADMINISTRATOR, hub), url("people", hub.slug))
    assert page.index("Roles that are over") < page.index("Gone Person")


def test_areas_show_which_posts_are_there() -> None:
    post = make.a_post()
    make.a_placement(post, make.an_area("Tarnmouth", population_10_17=12_400))
    make.an_area("Empty Vale")
    client = as_(Role.PROGRAMME_LEAD)
    page = text(client, url("areas"))
    assert "1 of 2 areas has a post today" in page
    assert "12,400" in page
    assert post.hub.name in page
    assert "Empty Vale" not in page
    assert "Empty Vale" in text(client, f"{url('areas')}?all")
    # Another hub's posts are not shown to a worker.
    assert "0 of 2 areas have a post today" in text(as_(Role.SPOKE_WORKER), url("areas"))


def fill(hub: Hub, posts: int) -> None:
    for _ in range(posts):
        post = make.a_post(hub)
        make.an_appointment(post, start=MARCH, end=date(2016, 4, 1))
        make.an_appointment(post, start=date(2016, 4, 2))
        make.a_placement(post, start=MARCH)
        make.a_placement(post, start=date(2016, 5, 1), host=None)
        make.a_grant(hub)


@pytest.mark.parametrize("name", ["hubs", "hub", "areas", "funding", "people", "programme_people"])
def test_pages_ask_the_same_number_of_questions_of_2_and_of_30_posts(
    name: str, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    hub = make.a_hub()
    role = {"people": Role.HUB_ADMINISTRATOR, "programme_people": Role.SYSTEM_ADMINISTRATOR}.get(name)
    client = as_(role or Role.PROGRAMME_LEAD, hub if name == "people" else None)
    path = url(name, hub.slug) if name in ("hub", "people") else url(name)
    fill(hub, 2)
    text(client, path)
    with django_assert_max_num_queries(30) as few:
        text(client, path)
    fill(hub, 28)
    for _ in range(3):
        make.a_post(make.a_hub())
    with django_assert_num_queries(len(few)):
        text(client, path)


def test_a_post_page_asks_the_same_however_long_its_history(
    django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    post = make.a_post()
    client = as_(Role.HUB_MANAGER, post.hub)
    make.a_placement(post, start=MARCH)
    path = url("post", post.hub.slug, post.pk)
    text(client, path)
    with django_assert_max_num_queries(30) as few:
        text(client, path)
    for month in range(4, 12):
        make.a_placement(post, start=date(2016, month, 1))
    with django_assert_num_queries(len(few)):
        text(client, path)


def test_rows_are_found_at_their_own_hubs_address_only() -> None:
    hub, other = make.a_hub(), make.a_hub()
    account = make.a_person()
    for of in (hub, other):
        make.a_membership(account, Role.HUB_MANAGER, of)
        make.a_membership(account, Role.HUB_ADMINISTRATOR, of)
    client = signed_in(account)
    post = make.a_post(hub)
    appointment, placement = make.an_appointment(post), make.a_placement(post)
    held = Membership.objects.filter(account=appointment.worker).unscoped("test").get()
    for name, row in (
        ("end_appointment", appointment),
        ("end_placement", placement),
        ("person", held),
        ("end_membership", held),
    ):
        assert client.get(url(name, hub.slug, row.pk)).status_code == 200, name
        assert client.get(url(name, other.slug, row.pk)).status_code == 404, name
