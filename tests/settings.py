"""The product's settings over a throw-away data directory with throw-away keys."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from tests import bytecode, postgresql

bytecode.keep()

from spokework.config.files import DataDirectory  # noqa: E402  # compiled once

# Never the developer's own directory, whatever the environment says.
_place = Path(tempfile.mkdtemp(prefix="spokework-tests-"))
atexit.register(shutil.rmtree, _place, ignore_errors=True)
os.environ["SPOKEWORK_DATA_DIR"] = str(_place)
for _name in ("SPOKEWORK_DEMONSTRATION", "SPOKEWORK_TODAY", "SPOKEWORK_MASTER_KEY", "SPOKEWORK_AUDIT_KEY"):
    os.environ.pop(_name, None)
DataDirectory(_place).make()
if postgresql.asked_for():
    postgresql.start()

from spokework.config.settings import *  # noqa: E402, F403  # the directory and the server must be there first
from spokework.config.settings import DATABASES, MIDDLEWARE  # noqa: E402  # the same

for _alias, _database in DATABASES.items():
    if _database["ENGINE"].endswith("sqlite3"):
        # A file, as in real life: WAL, and threads that wait for each other's locks.
        _database["TEST"] = {"NAME": _place / f"test-{_alias}.sqlite3"}

_STATIC_FILES = {"whitenoise.middleware.WhiteNoiseMiddleware": "tests.static_files.FoundOnce"}
MIDDLEWARE = [_STATIC_FILES.get(each, each) for each in MIDDLEWARE]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# What a page starts beside the server would read the real database, not the tests'.
EXTRACT_COMMAND = ["true"]
BESIDE_COMMAND = ["true"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
