"""What every page's shell needs: who is acting, where they may go, whether this is the demonstration."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from spokework.casework.queries.today import own_hubs

from . import navigation


def shell(request: Any) -> dict[str, Any]:
    """Read when a page draws its shell: fragments and pages without one ask the database nothing."""
    actor = getattr(request, "actor", None)
    always = {"actor": actor, "demonstration": settings.DEMONSTRATION}
    if actor is None:
        return always
    own: Any = SimpleLazyObject(lambda: own_hubs(actor))
    return always | {
        "account_security_url": reverse("accounts:security"),
        "home_url": reverse("casework:home"),
        "record_url": navigation.record_url(actor),
        "hub_name": SimpleLazyObject(lambda: navigation.hub_name(own)),
        "navigation": SimpleLazyObject(lambda: navigation.navigation(actor, request.path, own)),
    }
