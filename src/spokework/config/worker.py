"""What each of the server's workers runs: the application, and beside it a thread that makes figures ready.

Here and not in ``wsgi``, so that what only imports the application counts nothing. In the worker and not before it is
forked: the engine's threads do not survive that.
"""

from threading import Thread

from spokework.config.wsgi import application
from spokework.insight.warming import warm_up

__all__ = ["application"]

_FIRST_PAGES_COME_FIRST = 3.0  # seconds

Thread(target=warm_up, args=(_FIRST_PAGES_COME_FIRST,), name="figures", daemon=True).start()
