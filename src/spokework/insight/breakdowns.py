"""By what a figure can be broken down, and in which words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Breakdown:
    name: str  # the column of the base
    title: str
    codes: str = ""  # code list; empty: hubs and places, whose names are the programme's
    unnested: str = ""  # a column of several codes: a row counts once under each


_ALL = (
    Breakdown("hub", "Hub"),
    Breakdown("area", "Area"),
    Breakdown("region", "Region"),
    Breakdown("setting", "Setting", "setting"),
    Breakdown("phase", "Phase", "phase"),
    Breakdown("age_band", "Age", "age_band"),
    Breakdown("sex", "Sex", "sex"),
    Breakdown("ethnicity_group", "Ethnicity", "ethnicity_group"),
    Breakdown("disability", "Disability", "disability"),
    Breakdown("care_status", "Care status", "care_status"),
    Breakdown("source", "Who referred", "source"),
    Breakdown("agency_kind", "Agency", "agency_kind"),
    Breakdown("reason", "Reason for the referral", "reason", unnested="reasons"),
    Breakdown("level", "Level at referral", "level"),
    Breakdown("first_level", "Level at the first assessment", "level"),
    Breakdown("closure_reason", "Reason for closing", "closure_reason"),
    Breakdown("domain", "What the goal is about", "goal_domain"),
    Breakdown("mode", "How the contact was held", "mode"),
    Breakdown("topic", "What it was about", "topic"),
    Breakdown("venue", "Where it was held", "venue"),
    Breakdown("professional_role", "Who was advised", "professional_role"),
    Breakdown("issue", "What was challenged", "challenge_issue"),
)
BREAKDOWNS = {each.name: each for each in _ALL}

HUB = ("hub", "phase")
PLACE = (*HUB, "area", "region", "setting")
PERSON = ("age_band", "sex", "ethnicity_group", "disability", "care_status")
EVERYONE = (*PLACE, *PERSON)
