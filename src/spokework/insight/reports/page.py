"""A report as one HTML file, whole by itself: no script, no other file, no address."""

from base64 import b64encode
from pathlib import Path

from django.template.loader import render_to_string

from .document import Report

_STYLE = Path(__file__).parent.parent / "static" / "insight" / "report.css"


def html(report: Report) -> bytes:
    style = f"data:text/css;base64,{b64encode(_STYLE.read_bytes()).decode()}"
    return render_to_string("insight/reports/alone.html", {"report": report, "style": style}).lstrip().encode()
