"""Contrast is computed from the stylesheet, so a prettier colour cannot quietly become an unreadable one."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

import spokework

TEXT, GRAPHIC = 4.5, 3.0
PAIRS = [
    *[("ink", ground, TEXT) for ground in ("page", "wash", "accent-wash", "good-wash", "attention-wash", "stop-wash")],
    *[("muted", ground, TEXT) for ground in ("page", "wash")],
    *[("accent", ground, TEXT) for ground in ("page", "wash", "accent-wash")],
    *[("accent-dark", ground, TEXT) for ground in ("page", "accent-wash")],
    *[(tone, f"{tone}-wash", TEXT) for tone in ("good", "attention", "stop")],
    *[("page", button, TEXT) for button in ("accent", "accent-dark", "stop", "muted")],
    ("stop", "page", TEXT),
    *[("edge", ground, GRAPHIC) for ground in ("page", "wash")],
    *[(f"level-{level}", "page", GRAPHIC) for level in ("low", "medium", "high")],
    *[("focus", ground, GRAPHIC) for ground in ("page", "wash", "attention-wash")],
]


def stylesheet() -> str:
    path = finders.find("core/spokework.css")
    assert isinstance(path, str)
    with open(path, encoding="utf-8") as file:
        return file.read()


COLOURS = dict(re.findall(r"^  --([a-z-]+): (#[0-9a-f]{6});", stylesheet(), re.MULTILINE))


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("front", "ground", "least"), PAIRS)
def test_contrast_is_enough(front: str, ground: str, least: float) -> None:
    assert contrast(COLOURS[front], COLOURS[ground]) >= least


def test_bootstrap_and_htmx_are_served_from_here() -> None:
    for path in ("bootstrap/css/bootstrap.min.css", "django_htmx/htmx-2.min.js", "core/forms.css", "core/icon.svg"):
        assert finders.find(path), path


def test_targets_are_large_enough_to_touch() -> None:
    assert "--target: 2.75rem" in stylesheet()


def test_no_stylesheet_names_a_class_that_no_page_has() -> None:
    ours = Path(spokework.__file__).parent
    kinds = ("*.html", "*.py", "*.js", "*.svg")
    text = " ".join(path.read_text() for kind in kinds for path in ours.rglob(kind) if "tests" not in path.parts)
    used = set(re.findall(r"[\w-]+", text))
    # Classes put together from a value: chip chip-{{ tone }}, level-{{ level }}.
    stems = tuple(re.findall(r"([a-z][\w-]*-)\{[{%]?", text))
    for sheet in ours.rglob("*.css"):
        rules = re.sub(r"/\*.*?\*/|\{[^{}]*\}|url\([^)]*\)", " ", sheet.read_text(), flags=re.DOTALL)
        named = set(re.findall(r"\.([a-z][\w-]*)", rules))
        assert not {name for name in named - used if not name.startswith(stems)}, sheet.name
