"""The product's settings over a throw-away data directory with throw-away keys."""

import os
import tempfile
from pathlib import Path

from spokework.config.files import DataDirectory

_place = Path(os.environ.setdefault("SPOKEWORK_DATA_DIR", tempfile.mkdtemp(prefix="spokework-tests-")))
DataDirectory(_place).make()

from spokework.config.settings import *  # noqa: E402, F403  # the directory must be there first

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
