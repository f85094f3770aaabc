"""A query nobody narrowed to an actor does not run, whichever way it is asked."""

import asyncio
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from asgiref.sync import sync_to_async
from django.db import connections, transaction
from django.db.models import Count, Prefetch, Q

from spokework.access.decide import Actor, operator
from spokework.access.scoping import Unscoped

from .things import Child, Fund, House, Page, Town

Rows = Any


async def all_of(rows: Rows) -> Any:
    try:
        return [row async for row in rows]
    finally:
        await sync_to_async(connections.close_all)()  # those of the thread that read for us


EVALUATIONS: dict[str, Callable[[Rows], Any]] = {
    "list": list,
    "bool": bool,
    "len": len,
    "index": lambda rows: rows[0],
    "slice": lambda rows: list(rows[:5]),
    "slice with a step": lambda rows: rows[:5:2],
    "in": lambda rows: object() in rows,
    "repr": repr,
    "iterator": lambda rows: list(rows.iterator()),
    "aiterator": lambda rows: asyncio.run(all_of(rows.aiterator())),
    "async for": lambda rows: asyncio.run(all_of(rows)),
    "count": lambda rows: rows.count(),
    "exists": lambda rows: rows.exists(),
    "contains": lambda rows: rows.contains(Child(pk=uuid4())),
    "get": lambda rows: rows.get(),
    "first": lambda rows: rows.first(),
    "last": lambda rows: rows.last(),
    "earliest": lambda rows: rows.earliest("number"),
    "latest": lambda rows: rows.latest("number"),
    "in_bulk": lambda rows: rows.in_bulk(),
    "values": lambda rows: list(rows.values("reference")),
    "values_list": lambda rows: list(rows.values_list("reference", flat=True)),
    "only": lambda rows: list(rows.only("pk")),
    "annotate": lambda rows: list(rows.annotate(n=Count("pages"))),
    "aggregate": lambda rows: rows.aggregate(n=Count("pk")),
    "distinct": lambda rows: list(rows.distinct()),
    "order_by": lambda rows: list(rows.order_by("number")),
    "select_related": lambda rows: list(rows.select_related("house")),
    "using": lambda rows: list(rows.using("default")),
    "explain": lambda rows: rows.explain(),
    "update": lambda rows: rows.update(number=1),
    "bulk_update": lambda rows: rows.bulk_update([Child(pk=uuid4(), number=1)], ["number"]),
    "delete": lambda rows: rows.delete(),
    "raw delete": lambda rows: rows._raw_delete("default"),
    "get_or_create": lambda rows: rows.get_or_create(reference="SW-MINE-1"),
    "update_or_create": lambda rows: rows.update_or_create(reference="SW-MINE-1"),
    "union": lambda rows: list(rows.union(Child.objects.unscoped("a test"))),
    "or": lambda rows: list(rows | Child.objects.unscoped("a test")),
    "and": lambda rows: list(rows & Child.objects.unscoped("a test")),
    "a clone of a clone": lambda rows: list(rows.filter().exclude(number=9).all()),
}


@pytest.mark.parametrize("way", EVALUATIONS)
def test_nothing_is_read_or_written_before_somebody_is_named(child: Child, way: str) -> None:
    for rows in (Child.objects.all(), Child.objects.filter(pk=child.pk), House(pk=child.house_id).children.all()):
        with pytest.raises(Unscoped), transaction.atomic():
            EVALUATIONS[way](rows)
    assert Child.objects.unscoped("a test").get() == child


@pytest.mark.parametrize("way", EVALUATIONS)
def test_with_somebody_named_it_answers(
    child: Child, manager: Actor, stranger: Child, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The test's own transaction is bound to this thread, so the rows are read on it.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    EVALUATIONS[way](Child.objects.visible_to(manager))
    assert Child.objects.unscoped("a test").filter(pk=stranger.pk, number=0).exists()


SET_OPERATIONS: dict[str, Callable[[Rows, Rows], Rows]] = {
    "or": lambda one, other: one | other,
    "xor": lambda one, other: one ^ other,
    "union": lambda one, other: one.union(other),
    "union of three": lambda one, other: one.union(one, other, all=True),
    "intersection": lambda one, other: one.intersection(other),
    "difference": lambda one, other: one.difference(other),
}


@pytest.mark.parametrize("way", SET_OPERATIONS)
def test_a_narrowed_query_is_not_widened_by_an_open_one(
    child: Child, manager: Actor, stranger: Child, way: str
) -> None:
    narrowed = Child.objects.visible_to(manager)
    with pytest.raises(Unscoped):
        list(SET_OPERATIONS[way](narrowed, Child.objects.all()))
    with pytest.raises(Unscoped):
        list(SET_OPERATIONS[way](Child.objects.all(), narrowed))
    assert stranger not in list(SET_OPERATIONS[way](narrowed, Child.objects.visible_to(manager)))


def test_a_widened_query_of_nobodys_rows_is_refused_all_the_same(child: Child) -> None:
    with pytest.raises(Unscoped):
        list(Child.objects.none() | Child.objects.all())


@pytest.mark.parametrize("way", ["raw", "extra"])
def test_sql_cannot_be_narrowed(child: Child, manager: Actor, way: str) -> None:
    for rows in (Child.objects.all(), Child.objects.visible_to(manager)):
        with pytest.raises(Unscoped, match="SQL"):
            rows.raw("SELECT * FROM core_child") if way == "raw" else rows.extra(where=["1=1"])


@pytest.mark.parametrize("why", ["", "  "])
def test_reading_every_row_needs_a_reason(why: str) -> None:
    with pytest.raises(Unscoped, match="say why"):
        Child.objects.unscoped(why)


def test_a_fetched_result_may_be_used_again(child: Child, manager: Actor) -> None:
    rows = Child.objects.visible_to(manager)
    assert list(rows) == list(rows) == [child]


def test_rows_are_those_of_ones_hub(child: Child, page: Page, stranger: Child, manager: Actor) -> None:
    assert list(Child.objects.visible_to(manager)) == [child]
    assert list(Page.objects.visible_to(manager)) == [page]
    assert list(House.objects.visible_to(manager)) == [child.house]


def test_who_sees_the_hub_does_not_see_its_children(
    child: Child, page: Page, administrator: Actor, lead: Actor
) -> None:
    for actor in (administrator, lead):
        assert list(House.objects.visible_to(actor)) == [child.house]
        assert not Child.objects.visible_to(actor).exists()
        assert not Page.objects.visible_to(actor).exists()


def test_rows_of_no_hub_are_for_who_holds_the_permission_anywhere(manager: Actor, lead: Actor) -> None:
    fund, town = Fund.objects.create(), Town.objects.create()
    assert list(Fund.objects.visible_to(lead)) == [fund]
    assert not Fund.objects.visible_to(manager).exists()
    for actor in (manager, lead, Actor(id=uuid4(), name="Nobody")):
        assert list(Town.objects.visible_to(actor)) == [town]


def test_rows_of_no_hub_may_be_held_through_a_hub(
    child: Child, manager: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    from spokework.access.permissions import Permission as P
    from spokework.access.scoping import Scope

    fund = Fund.objects.create()
    monkeypatch.setattr(Fund, "scope", Scope(view=P.VIEW_TEAM))
    assert list(Fund.objects.visible_to(manager)) == [fund]


def test_whoever_is_at_the_machine_sees_rows_but_reaches_children_only_by_the_rule(
    child: Child, stranger: Child
) -> None:
    assert House.objects.visible_to(operator("denise")).count() == 2
    assert not Child.objects.visible_to(operator("denise")).exists()


def test_a_relation_read_backwards_is_narrowed_like_any_other(child: Child, stranger: Child, manager: Actor) -> None:
    assert list(stranger.house.children.visible_to(manager)) == []
    assert list(child.house.children.visible_to(manager)) == [child]


def test_a_prefetch_names_somebody_too(child: Child, page: Page, manager: Actor) -> None:
    with pytest.raises(Unscoped):
        list(House.objects.visible_to(manager).prefetch_related("children"))
    mine = Prefetch("children", Child.objects.visible_to(manager))
    (house,) = House.objects.visible_to(manager).prefetch_related(mine)
    assert list(house.children.all()) == [child]


def test_saving_and_deleting_a_row_one_holds_needs_no_query_for_an_actor(child: Child, page: Page) -> None:
    child.number = 3
    child.save()
    child.refresh_from_db()
    child.delete()
    assert not Child.objects.unscoped("a test").filter(Q(number=3)).exists()
    assert not Page.objects.unscoped("a test").exists()


def test_rows_kept_to_somebody_are_seen_by_nobody_else_of_the_hub(
    child: Child, manager: Actor, stranger: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    from spokework.access.permissions import Permission as P
    from spokework.access.scoping import Scope

    own = Scope(view=P.VIEW_HUB, hub="pk", kept_to=lambda actor: Q(pk=stranger.house_id))
    monkeypatch.setattr(House, "scope", own)
    assert not House.objects.visible_to(manager).exists()
    monkeypatch.setattr(House, "scope", Scope(view=P.VIEW_HUB, hub="pk", kept_to=lambda actor: Q(pk=child.house_id)))
    assert list(House.objects.visible_to(manager)) == [child.house]
    assert House.objects.visible_to(operator("denise")).count() == 2
