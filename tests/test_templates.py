"""No template may carry what the content security policy forbids, or write unescaped text."""

import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "spokework"
TEMPLATES = sorted(SOURCE.rglob("templates/**/*.html")) + sorted(SOURCE.rglob("templates/**/*.svg"))

FORBIDDEN = {
    "an inline style": re.compile(r"\sstyle\s*=|<style[\s>]", re.IGNORECASE),
    "an inline script": re.compile(r"<script(?![^>]*\ssrc=)[^>]*>|javascript:", re.IGNORECASE),
    "an on… attribute": re.compile(r"<[^>]*\son[a-z]+\s*=|\shx-on", re.IGNORECASE),
    "htmx that is evaluated": re.compile(r"hx-vals\s*=\s*.js:|hx-vars|hx-trigger\s*=\s*\"[^\"]*\[", re.IGNORECASE),
    "something from another host": re.compile(r"(?:src|href|action)\s*=\s*[\"']?(?:https?:)?//", re.IGNORECASE),
    "unescaped text": re.compile(r"\|\s*safe(?:seq)?\b|{%\s*autoescape\s+off"),
}
MARK_SAFE = re.compile(r"mark_safe\(|SafeString\(")


def faults(text: str) -> list[str]:
    # Comments explain; they are never sent.
    sent = re.sub(r"{%\s*comment\s*%}.*?{%\s*endcomment\s*%}|{#.*?#}", "", text, flags=re.DOTALL)
    return [name for name, pattern in FORBIDDEN.items() if pattern.search(sent)]


def name(path: Path) -> str:
    return str(path.relative_to(SOURCE))


def test_there_are_templates_to_look_at() -> None:
    assert SOURCE / "core" / "templates" / "core" / "page.html" in TEMPLATES


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_template_is_allowed_by_the_content_security_policy(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('<p style="color: red">', "an inline style"),
        ("<style>p {}</style>", "an inline style"),
        ("<script>go()</script>", "an inline script"),
        ('<a href="javascript:go()">', "an inline script"),
        ('<button type="submit" onclick="go()">', "an on… attribute"),
        ('<div hx-on:click="go()">', "an on… attribute"),
        ('<div hx-trigger="keyup[ctrlKey]">', "htmx that is evaluated"),
        ('<link rel="stylesheet" href="https://cdn.example/x.css">', "something from another host"),
        ("{{ note|safe }}", "unescaped text"),
    ],
)
def test_each_fault_would_be_found(text: str, fault: str) -> None:
    assert fault in faults(text)


def test_what_is_allowed_is_not_a_fault() -> None:
    assert faults('<script src="/static/x.js" defer></script><a href="/on=1">{{ x|default:"safe" }}</a>') == []


def test_only_template_tags_may_mark_text_safe() -> None:
    offenders = [
        name(path)
        for path in SOURCE.rglob("*.py")
        if "templatetags" not in path.parts and "tests" not in path.parts and MARK_SAFE.search(path.read_text("utf-8"))
    ]
    assert offenders == []
