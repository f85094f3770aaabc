"""A forecast is worked out beside the server, in a process of its own; the page asks how far it is.

Imports nothing heavy: pages ask it.
"""

import subprocess
from datetime import timedelta
from threading import Thread
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from .models import Forecast

# A process that has said nothing for so long is gone. The first that compiles the simulation is silent for a while.
SILENT_FOR = timedelta(minutes=3)


def start(forecast_id: UUID) -> None:
    process = subprocess.Popen(  # noqa: S603  # our own command, with nothing of the request in it but a key
        [*settings.FORECAST_COMMAND, str(forecast_id)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    Thread(target=process.wait, daemon=True).start()  # or it would stay as a zombie until the server ends


def is_lost(forecast: Forecast) -> bool:
    """Running by its row, but nobody works on it any more."""
    return forecast.is_running and timezone.now() - forecast.told_at > SILENT_FOR
