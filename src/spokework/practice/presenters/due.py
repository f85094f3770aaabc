"""What of partnerships is due, on Today."""

from collections.abc import Iterator

from django.urls import reverse

from spokework.access.decide import Actor
from spokework.casework.panels import Panel
from spokework.core.dates import long_date
from spokework.practice.queries.due import partnerships_due

from .partnerships import Due, agreement_due


def partnerships_today(actor: Actor) -> Iterator[Panel]:
    found = partnerships_due(actor)
    items = [(row.area.name, agreement_due(row)) for row in found.agreements]
    for review in found.reviews:
        url = reverse("practice:review_answer", kwargs={"pk": review.pk})
        items.append((review.area.name, Due(f"Answer the partnership review until {long_date(review.closes_on)}", url)))
    for training in found.trainings:
        url = reverse("practice:training_links", kwargs={"pk": training.pk})
        items.append((training.area.name, Due(f"Ask the trainees of {long_date(training.day)} what has lasted", url)))
    if items:
        yield Panel("practice/due_today.html", {"items": items})
