"""What every page's shell needs: who is acting, where they may go, whether this is the demonstration."""

from typing import Any

from django.conf import settings
from django.urls import reverse


def shell(request: Any) -> dict[str, Any]:
    return {
        "actor": getattr(request, "actor", None),
        "demonstration": settings.DEMONSTRATION,
        "account_security_url": reverse("accounts:security"),
    }
