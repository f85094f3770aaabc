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
    there = set(Setting.objects.unscoped("the list belongs to nobody").values_list("code", flat=True))
    Setting.objects.bulk_create(Setting(code=code, name=name) for code, name in FIVE.items() if code not in there)
