"""People who sign in: invented names, reserved e-mail domains."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class RoleHeld:
    role: str
    hub_key: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    key: str
    first_name: str
    last_name: str
    email: str
    roles: tuple[RoleHeld, ...]
    joins_on: date
    last_day: date | None = None
    funder_key: str | None = None

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}"
