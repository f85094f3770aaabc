"""What figures can be broken down by. Every fact carries them, so that no figure needs a join to be broken down.

Where it happened and who it was about are also one number each, so that rows can be counted by all of it at once.
"""

from .columns import Column, Kind, Table

HUB = (
    Column("hub", Kind.CODE, "The hub it belongs to"),
    Column("phase", Kind.CODE, "The phase in which that hub began", codes="phase"),
)
_PLACE = (
    Column("area", Kind.CODE, "The area, by its ONS code", may_be_empty=True),
    Column("region", Kind.CODE, "The region of that area", may_be_empty=True),
    Column("setting", Kind.CODE, "The kind of place the spoke worker worked from", codes="setting", may_be_empty=True),
)
_PERSON = (
    Column(
        "age_band",
        Kind.CODE,
        "Age at the event, reckoned from the middle of the quarter of birth",
        codes="age_band",
        may_be_empty=True,
    ),
    Column("sex", Kind.CODE, "Sex", codes="sex", may_be_empty=True),
    Column("ethnicity_group", Kind.CODE, "Ethnicity in five groups", codes="ethnicity_group", may_be_empty=True),
    Column("disability", Kind.CODE, "Whether any disability is recorded", codes="disability", may_be_empty=True),
    Column("care_status", Kind.CODE, "Care status as last recorded", codes="care_status", may_be_empty=True),
)
LOCALITY = Column("locality", Kind.NUMBER, "Which of the localities: hub, phase, area, region and setting together")
PROFILE = Column(
    "profile", Kind.NUMBER, "Which of the profiles: age, sex, ethnicity, disability and care status together"
)
PLACE = (*_PLACE, LOCALITY)
PERSON = (*_PERSON, PROFILE)
EVERYONE = (*HUB, *PLACE, *PERSON)

LOCALITIES = Table("localities", "Hub, phase, area, region and setting as rows have them together", (*HUB, *PLACE))
PROFILES = Table("profiles", "Age, sex, ethnicity, disability and care status as rows have them together", PERSON)
COMBINATIONS = {LOCALITY.name: LOCALITIES, PROFILE.name: PROFILES}
