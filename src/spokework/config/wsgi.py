import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "spokework.config.settings")
application = get_wsgi_application()
# Django would read the URLs at the first request; a URL without a rule must stop the server from starting.
import_module(settings.ROOT_URLCONF)
# What is loaded now lives as long as the process: not to look through it again and again for garbage spares
# a fifth of the time of a long page.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 100)
