import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "spokework.config.settings")
application = get_wsgi_application()
# Django would read the URLs at the first request; a URL without a rule must stop the server from starting.
import_module(settings.ROOT_URLCONF)
