import pytest
from django.core.exceptions import ImproperlyConfigured

from spokework.config.mail import way_of_mail

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("port", "security", "way"),
    [
        ("", "", (587, "starttls")),
        ("465", "", (465, "tls")),
        ("2525", "", (2525, "starttls")),
        ("", "TLS", (465, "tls")),
        ("8465", "tls", (8465, "tls")),
        ("465", "starttls", (465, "starttls")),
        ("", "none", (25, "none")),
    ],
)
def test_the_port_and_the_way_say_each_other(
    monkeypatch: pytest.MonkeyPatch, port: str, security: str, way: tuple[int, str]
) -> None:
    monkeypatch.setenv("SPOKEWORK_EMAIL_PORT", port)
    monkeypatch.setenv("SPOKEWORK_EMAIL_SECURITY", security)
    found = way_of_mail()
    assert (found.port, found.security) == way


@pytest.mark.parametrize(("port", "security"), [("", "ssl"), ("smtp", ""), ("0", ""), ("70000", "")])
def test_what_is_none_is_refused_with_what_to_set(monkeypatch: pytest.MonkeyPatch, port: str, security: str) -> None:
    monkeypatch.setenv("SPOKEWORK_EMAIL_PORT", port)
    monkeypatch.setenv("SPOKEWORK_EMAIL_SECURITY", security)
    with pytest.raises(ImproperlyConfigured, match=r"^Set SPOKEWORK_EMAIL_"):
        way_of_mail()
