"""Every URL and its rule: ``access/url_table.py`` beside the addresses Django resolves."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLResolver

from spokework.access.url_table import URL_TABLE
from spokework.config.urls import urlpatterns

from .markdown import code, page, table

HEADINGS = ("address", "name", "permission", "about", "methods")


def urls() -> str:
    found: dict[str, list[tuple[str, ...]]] = {}
    for name, address in addresses(urlpatterns):
        found.setdefault(_part(name), []).append(_row(name, address))
    parts = [part for title, rows in found.items() for part in (f"## {title}", table(HEADINGS, rows))]
    return page(
        "# Addresses",
        "Every URL there is, made from `src/spokework/access/url_table.py`. A URL without a rule there stops the "
        "server from starting. The hub is decided by the rule; a page about a young person asks again whether the "
        "record is within the reader's reach, and answers 404 where it is not.",
        "“Open” asks for no permission: those pages are about the sign-in of whoever opens them, or – the choice of "
        "a role – answer 404 outside the demonstration. `tests/test_access.py` asks every one of these as "
        "everybody; `tests/access_table.py` says once more, by hand, what each must answer.",
        *parts,
    )


def addresses(patterns: list[Any], prefix: str = "", namespace: str = "") -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        address = prefix + str(pattern.pattern).removeprefix("^").removesuffix("$")
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from addresses(pattern.url_patterns, address, inner)
        else:
            yield namespace + pattern.name, f"/{address}"


def _part(name: str) -> str:
    return name.partition(":")[0] if ":" in name else "accounts, as allauth names them"


def _row(name: str, address: str) -> tuple[str, ...]:
    rule = URL_TABLE[name]
    return (
        code(address),
        code(name),
        code(rule.permission.name) if rule.permission else "open",
        f"{rule.of.split('.')[1]} by {rule.key}" if rule.of else "–",
        ", ".join(rule.methods),
    )
