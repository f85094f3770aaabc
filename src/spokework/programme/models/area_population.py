from django.db import models
from django.db.models import Q

from spokework.access.scoping import Scope, ScopedManager
from spokework.core.models import BaseModel

from .area import Area


class Dimension(models.TextChoices):
    """What a census counts young people by and figures are broken down by too.

    Not here: care status, which no census asks for, and the age band, whose first and last have no edge in the records.
    """

    SEX = "sex", "Sex"
    ETHNICITY_GROUP = "ethnicity_group", "Ethnicity"
    DISABILITY = "disability", "Disability"


# Dimension → code of a group → its name. The extract's groups of young people are these too.
GROUPS: dict[str, dict[str, str]] = {
    Dimension.SEX.value: {"F": "Female", "M": "Male"},
    Dimension.ETHNICITY_GROUP.value: {
        "white": "White",
        "mixed": "Mixed",
        "asian": "Asian",
        "black": "Black",
        "other": "Other",
    },
    Dimension.DISABILITY.value: {"yes": "Disabled", "none": "Not disabled"},
}
GROUP_NAMES = {code: name for groups in GROUPS.values() for code, name in groups.items()}


class AreaPopulation(BaseModel):
    """How many of an area's young people of 10 to 17 are of one group, as a census counts them."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="populations")
    dimension = models.CharField(max_length=20, choices=Dimension.choices)
    group = models.CharField(max_length=10, choices=sorted(GROUP_NAMES.items()))
    persons = models.PositiveIntegerField()

    scope = Scope(view=None)
    objects = ScopedManager()

    class Meta:
        ordering = ("area", "dimension", "group")
        constraints = (
            models.UniqueConstraint(fields=["area", "dimension", "group"], name="one_population_an_area_and_group"),
            models.CheckConstraint(
                condition=Q(dimension="sex", group__in=["F", "M"])
                | Q(dimension="ethnicity_group", group__in=["white", "mixed", "asian", "black", "other"])
                | Q(dimension="disability", group__in=["yes", "none"]),
                name="population_group_is_of_its_dimension",
            ),
        )

    def __str__(self) -> str:
        return f"{self.area}, {GROUP_NAMES[self.group]}"
