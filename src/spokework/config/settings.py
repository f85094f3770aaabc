"""Settings, all from the environment and the data directory. ``docs/reference/settings.md`` lists them."""

import os
import sys
from datetime import date
from pathlib import Path

import bootstrap_wrapper
from csp.constants import NONE, SELF

from spokework.config.databases import database
from spokework.config.files import data_directory
from spokework.config.mail import STARTTLS, TLS, way_of_mail

DATA_DIRECTORY = data_directory()
# Both the command that serves the demonstration and the mark it left in its data say so:
# neither alone can turn a real installation into one where a click signs anybody in.
DEMONSTRATION = os.environ.get("SPOKEWORK_DEMONSTRATION") == "yes" and DATA_DIRECTORY.demonstration_mark.exists()
SPOKEWORK_TODAY = (
    date.fromisoformat(os.environ["SPOKEWORK_TODAY"]) if DEMONSTRATION and "SPOKEWORK_TODAY" in os.environ else None
)

SECRET_KEY = os.environ.get("SPOKEWORK_SECRET_KEY") or DATA_DIRECTORY.key("django.key") or ""
SPOKEWORK_MASTER_KEY = os.environ.get("SPOKEWORK_MASTER_KEY") or DATA_DIRECTORY.key("master.key") or ""
SPOKEWORK_AUDIT_KEY = os.environ.get("SPOKEWORK_AUDIT_KEY") or DATA_DIRECTORY.key("audit.key") or ""
# An older copy of the keyring can open what was erased after it was made, so copies may not live longer.
SPOKEWORK_KEYRING_COPY_DAYS = int(os.environ.get("SPOKEWORK_KEYRING_COPY_DAYS", "30"))

DEBUG = False
BASE_URL = os.environ.get("SPOKEWORK_URL", "http://localhost:8000").rstrip("/")
_SECURE = BASE_URL.startswith("https://")
ALLOWED_HOSTS = os.environ.get("SPOKEWORK_HOSTS", "localhost,127.0.0.1").split(",")
CSRF_TRUSTED_ORIGINS = [BASE_URL]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "crispy_forms",
    "crispy_bootstrap5",
    "spokework.core",
    "spokework.vault",
    "spokework.access",
    "spokework.audit",
    "spokework.accounts",
    "spokework.drafts",
    "spokework.programme",
    "spokework.casework",
    "spokework.practice",
    "spokework.extract",
    "spokework.insight",
    "spokework.evaluation",
    "spokework.scenarios",
    "spokework.exchange",
    "spokework.demo",
    # After ours, so that our templates for its pages are found first.
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "spokework.vault.middleware.ForgetKeysAfterRequest",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "spokework.drafts.middleware.KeepWhatWasTyped",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "spokework.accounts.middleware.SessionLimits",
    "spokework.accounts.middleware.SecondFactorRequired",
    "spokework.programme.middleware.WhoIsActing",
    "spokework.audit.middleware.ViewsAreLogged",
    "spokework.access.middleware.EveryPageHasARule",
]

ROOT_URLCONF = "spokework.config.urls"
WSGI_APPLICATION = "spokework.config.wsgi.application"
DATABASES = {
    "default": database(os.environ.get("DATABASE_URL"), DATA_DIRECTORY.database),
    "keyring": database(os.environ.get("KEYRING_DATABASE_URL"), DATA_DIRECTORY.keyring),
}
DATABASE_ROUTERS = ["spokework.config.databases.KeyringRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    # Shared between worker processes, so that sign-in attempts are counted once, not once a process.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        # A full cache throws entries out: with the default 300, an attacker could have the count of attempts forgotten.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "spokework.config.shell.shell",
            ]
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_FAIL_SILENTLY = False

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [("bootstrap", Path(bootstrap_wrapper.__file__).parent.parent / "bootstrap")]
# Served straight from the packages: nothing to collect, nothing to go stale.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
MEDIA_ROOT = DATA_DIRECTORY.media
# A hub's own licensed assessment tools, one file a version.
SPOKEWORK_TOOLS_DIRECTORY = DATA_DIRECTORY.path / "tools"

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["spokework.accounts.backends.ByPassword"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an account only exists by invitation to that address
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Spokework: "
ACCOUNT_ADAPTER = "spokework.accounts.adapter.InvitedOnly"
ACCOUNT_FORMS = {
    "login": "spokework.accounts.forms.SignInForm",
    "reset_password": "spokework.accounts.forms.ForgottenPasswordForm",
    "reset_password_from_key": "spokework.accounts.forms.NewPasswordForm",
    "change_password": "spokework.accounts.forms.ChangePasswordForm",
    "reauthenticate": "spokework.accounts.forms.ConfirmPasswordForm",
}
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {
    # Five wrong passwords or codes lock an account from whatever address they come.
    "login_failed": "20/m/ip,5/10m/key",
    "reset_password": "20/m/ip,3/h/key",
    # One-time links that are not there: from one address, and from everywhere (practice/views/guessing.py).
    "unknown_link": "30/m/key",
    "unknown_link_anywhere": "600/m/key",
}
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
# Where a proxy ends TLS, the address an attempt is counted under is the one the proxy names.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("SPOKEWORK_PROXIES", "1" if _SECURE else "0"))
MFA_ADAPTER = "spokework.accounts.adapter.SecondFactor"
MFA_FORMS = {
    "authenticate": "spokework.accounts.forms.CodeForm",
    "reauthenticate": "spokework.accounts.forms.ConfirmCodeForm",
    "activate_totp": "spokework.accounts.forms.AddAppForm",
    "add_webauthn": "spokework.accounts.forms.AddPasskeyForm",
    "edit_webauthn": "spokework.accounts.forms.RenamePasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Spokework"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _SECURE

IDLE_MINUTES = 15
ABSOLUTE_HOURS = 8
SESSION_ENGINE = "spokework.accounts.backends"
SESSION_COOKIE_NAME = "spokework_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _SECURE
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = ABSOLUTE_HOURS * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "spokework.drafts.views.stale_form"

# The longest source there may be, pasted: five million characters, six bytes each where they are not of ASCII. It holds
# for every form: the body is read before any view runs, by the check for forged requests, so no page can ask for more.
DATA_UPLOAD_MAX_MEMORY_SIZE = 32 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 310  # an evaluation's interviews at once; the form says how many it takes

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_HSTS_SECONDS = 31536000 if _SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _SECURE
SECURE_SSL_REDIRECT = False  # a reverse proxy ends TLS; `spokework check` asks for https in SPOKEWORK_URL
if _SECURE:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # bootstrap's stylesheet carries its arrows as data: images
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

EMAIL_HOST = os.environ.get("SPOKEWORK_EMAIL_HOST", "")
_WAY_OF_MAIL = way_of_mail()
EMAIL_PORT = _WAY_OF_MAIL.port
EMAIL_HOST_USER = os.environ.get("SPOKEWORK_EMAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("SPOKEWORK_EMAIL_PASSWORD", "")
EMAIL_USE_TLS = _WAY_OF_MAIL.security == STARTTLS  # as Django calls it; EMAIL_USE_SSL is TLS from the first byte
EMAIL_USE_SSL = _WAY_OF_MAIL.security == TLS
EMAIL_TIMEOUT = 10  # seconds; a mail server that does not answer keeps no page waiting for longer
# The server's own output is read by more people than a mailbox: a link that sets a password never goes there.
_MAIL_GOES_BY = "smtp" if EMAIL_HOST else "console" if DEMONSTRATION else "dummy"
EMAIL_BACKEND = f"django.core.mail.backends.{_MAIL_GOES_BY}.EmailBackend"
DEFAULT_FROM_EMAIL = os.environ.get("SPOKEWORK_EMAIL_FROM", "spokework@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "filters": {"no one-time links": {"()": "spokework.config.logs.NoOneTimeLinks"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["no one-time links"]},
    },
    "root": {"handlers": ["stderr"], "level": os.environ.get("SPOKEWORK_LOG_LEVEL", "WARNING")},
    # SQL carries values; it is never logged, whatever the level.
    "loggers": {"django.db.backends": {"level": "WARNING", "propagate": True}},
}

# What a page starts to bring the figures up to date: the command of the same name, in a process of its own.
EXTRACT_COMMAND = [sys.executable, "-c", "from spokework.cli import main; main()", "extract"]
# What a page starts where something takes longer than it may: `work-out` with its key, in a process of its own.
BESIDE_COMMAND = [sys.executable, "-c", "from spokework.cli import main; main()", "work-out"]
