"""How mail leaves: by STARTTLS, by TLS from the first byte, or in the clear to this very machine."""

import os
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured

STARTTLS, TLS, CLEAR = "starttls", "tls", "none"
_PORTS = {STARTTLS: 587, TLS: 465, CLEAR: 25}


@dataclass(frozen=True)
class Way:
    port: int
    security: str


def way_of_mail() -> Way:
    """The port says the way where nothing else does: 465 is TLS by agreement, and no other goes without STARTTLS."""
    port, security = os.environ.get("SPOKEWORK_EMAIL_PORT", ""), os.environ.get("SPOKEWORK_EMAIL_SECURITY", "")
    security = security.lower() or (TLS if port == "465" else STARTTLS)
    if security not in _PORTS:
        raise ImproperlyConfigured(f"Set SPOKEWORK_EMAIL_SECURITY to {STARTTLS}, {TLS} or {CLEAR}.")
    if port and not (port.isdecimal() and 0 < int(port) < 65536):
        raise ImproperlyConfigured("Set SPOKEWORK_EMAIL_PORT to a number such as 587, or leave it out.")
    return Way(int(port) if port else _PORTS[security], security)
