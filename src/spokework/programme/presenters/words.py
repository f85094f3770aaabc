from datetime import date
from decimal import Decimal

from django.urls import reverse

from spokework.core.components import Step
from spokework.core.dates import long_date, long_days
from spokework.programme.models import Appointment, Hub, Placement, Post


def pounds(amount: Decimal) -> str:
    return f"£{amount:,.2f}".removesuffix(".00")


def number(value: Decimal) -> str:
    return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"


def share(fte: Decimal) -> str:
    return "Full time" if fte == 1 else f"{number(fte)} of full time"


def days(start: date, end: date | None) -> str:
    return long_days(start, end) if end else f"from {long_date(start)}"


def where(placement: Placement) -> str:
    at = f", {placement.host}" if placement.host else ""
    return f"{placement.area}{at} – {placement.setting}"


def hub_url(hub: Hub) -> str:
    return reverse("programme:hub", args=[hub.slug])


def post_url(hub: Hub, post: Post) -> str:
    return reverse("programme:post", args=[hub.slug, post.pk])


def trail_to_hub(hub: Hub, *further: Step) -> list[Step]:
    return [Step("Hubs", reverse("programme:hubs")), Step(hub.name, hub_url(hub) if further else ""), *further]


def trail_to_post(hub: Hub, post: Post, *further: Step) -> list[Step]:
    return trail_to_hub(hub, Step(post.title, post_url(hub, post) if further else ""), *further)


def current_of(post: Post, among: list[Appointment]) -> Appointment | None:
    return next((row for row in among if row.post_id == post.pk and row.is_current), None)


def place_of(post: Post, among: list[Placement]) -> Placement | None:
    return next((row for row in among if row.post_id == post.pk and row.is_current), None)
