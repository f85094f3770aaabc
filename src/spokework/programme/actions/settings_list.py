"""The five settings of the model. A programme adds its own beside them."""

from spokework.programme.models import Setting

FIVE = {
    "multi_agency_team": "Multi-agency team",
    "police": "Police",
    "social_care": "Social care",
    "outreach": "Outreach",
    "home": "Home",
}


def seed_settings() -> None:
    for code, name in FIVE.items():
        Setting.objects.get_or_create(code=code, defaults={"name": name})
