"""What an installation can be told by its environment, and what it cannot be told."""

import ast
from collections.abc import Iterator
from pathlib import Path

from spokework.config import settings as product

from .markdown import code, page, table

CONFIG = Path(product.__file__).parent

# Whatever ``config`` reads from the environment has a line here, or the page cannot be made.
MEANS = {
    "SPOKEWORK_DATA_DIR": "Where the installation keeps its data and keys. `--data-dir` says the same for one command.",
    "SPOKEWORK_URL": "The address people type. With `https://` cookies are for that only, HSTS is sent, and the proxy "
    "in front is trusted to say that a request came by https.",
    "SPOKEWORK_HOSTS": "The host names that are answered, with commas between. The host of SPOKEWORK_URL must be one.",
    "SPOKEWORK_PROXIES": "How many reverse proxies stand in front: attempts to sign in are counted by the address the "
    "outermost of them names.",
    "DATABASE_URL": "A PostgreSQL for the records: `postgresql://name:password@host/database`.",
    "KEYRING_DATABASE_URL": "A PostgreSQL database for the keyring. Never the one of the records: `check` and `serve` "
    "refuse that.",
    "SPOKEWORK_MASTER_KEY": "The key that wraps every other key, 32 bytes in base64.",
    "SPOKEWORK_AUDIT_KEY": "The key that binds the log together, 32 bytes in base64.",
    "SPOKEWORK_SECRET_KEY": "The key that signs sessions, one-time links and cookies.",
    "SPOKEWORK_KEYRING_COPY_DAYS": "How long you keep copies of the keyring. It only tells the erasure pages when an "
    "erasure is complete: deleting the copies is yours to do.",
    "SPOKEWORK_EMAIL_HOST": "The server that takes mail. Without one no mail leaves, and who "
    "forgets a password asks an administrator, and nobody is written to when a lone visit is overdue.",
    "SPOKEWORK_EMAIL_PORT": "Its port.",
    "SPOKEWORK_EMAIL_SECURITY": "How mail is kept from others on its way there: `starttls`, `tls` (from the first "
    "byte) or `none`, which `check` and `serve` refuse but to this very machine.",
    "SPOKEWORK_EMAIL_USER": "The name to sign in there with.",
    "SPOKEWORK_EMAIL_PASSWORD": "The password to sign in there with.",
    "SPOKEWORK_EMAIL_FROM": "The address mail comes from.",
    "SPOKEWORK_LOG_LEVEL": "How much the server says on standard error. SQL is never logged, whatever the level.",
    "SPOKEWORK_DEMONSTRATION": "Set by `spokework demo`. Alone it does nothing: the data directory must carry the "
    "demonstration's mark too.",
    "SPOKEWORK_TODAY": "Set by `spokework demo`: the day its clock stands at. Read in the demonstration only.",
}
OTHERWISE = {
    "SPOKEWORK_DATA_DIR": "`./spokework-data`; for `demo` `./spokework-demonstration`",
    "SPOKEWORK_EMAIL_PORT": "`587` for `starttls`, `465` for `tls`, `25` for `none`",
    "SPOKEWORK_EMAIL_SECURITY": "`tls` on port 465, `starttls` on every other",
    "SPOKEWORK_PROXIES": "`1` with https, `0` without",
    "DATABASE_URL": "SQLite, `data/spokework.sqlite3` in the data directory",
    "KEYRING_DATABASE_URL": "SQLite, `keyring/keyring.sqlite3` in the data directory",
    "SPOKEWORK_MASTER_KEY": "`keys/master.key` in the data directory",
    "SPOKEWORK_AUDIT_KEY": "`keys/audit.key` in the data directory",
    "SPOKEWORK_SECRET_KEY": "`keys/django.key` in the data directory",
}


def settings() -> str:
    defaults = dict(read_from_the_environment())
    rows = ((code(name), words, _otherwise(name, defaults[name])) for name, words in MEANS.items())
    return page(
        "# Settings",
        "Everything an installation can be told is an environment variable; everything else is in its data directory. "
        "`spokework check` says in words what is unsafe or missing.",
        table(("variable", "means", "otherwise"), rows),
        "## What cannot be set",
        "Some things are promises and have no setting: a session ends after "
        f"{product.IDLE_MINUTES} minutes without activity and after {product.ABSOLUTE_HOURS} hours; a second factor is "
        "required outside the demonstration; five wrong passwords or codes lock an account for ten minutes; every view "
        "of a young person's record is logged; the content security policy allows no inline script and no other host.",
    )


def read_from_the_environment() -> Iterator[tuple[str, str | None]]:
    for file in sorted(CONFIG.glob("*.py")):
        yield from read_in(file.read_text())


def read_in(source: str) -> Iterator[tuple[str, str | None]]:
    """Every variable that a source reads, with its default where that is written as a text."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("os.environ.get", "os.getenv"):
            name, *default = (each.value if isinstance(each, ast.Constant) else None for each in node.args)
            yield str(name), str(default[0]) if default and default[0] else None
        elif isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
            yield str(ast.literal_eval(node.slice)), None


def _otherwise(name: str, default: str | None) -> str:
    return OTHERWISE.get(name) or (code(default) if default else "–")
