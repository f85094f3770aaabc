"""One module a reference page: each reads the code and returns the page."""

import os

import django

# The pages read models and addresses, so Django must be up; the tests' settings need no installation.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()
