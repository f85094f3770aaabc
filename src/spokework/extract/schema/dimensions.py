"""What figures can be broken down by. Every fact carries them, so that no figure needs a join to be broken down."""

from .columns import Column, Kind

HUB = (
    Column("hub", Kind.CODE, "The hub it belongs to"),
    Column("phase", Kind.CODE, "The phase in which that hub began", codes="phase"),
)
PLACE = (
    Column("area", Kind.CODE, "The area, by its ONS code", may_be_empty=True),
    Column("region", Kind.CODE, "The region of that area", may_be_empty=True),
    Column("setting", Kind.CODE, "The kind of place the spoke worker worked from", codes="setting", may_be_empty=True),
)
PERSON = (
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
EVERYONE = (*HUB, *PLACE, *PERSON)
