"""Where the pages of a worker's support stand."""

from django.urls import reverse

from spokework.core.components import Step


def support_step() -> Step:
    return Step("Support", reverse("practice:support"))
