from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from spokework.access.scoping import Scope, ScopedManager
from spokework.core.models import BaseModel

# What the first three characters of an ONS code say of a local authority in England.
KINDS = {
    "E06": "Unitary authority",
    "E07": "Non-metropolitan district",
    "E08": "Metropolitan borough",
    "E09": "London borough",
    "E10": "County",
}

# An invented area, or a code of another country.
OTHER_KIND = "Other area"

CODE = RegexValidator(r"^[A-Z]\d{8}$", "A code is a letter and eight figures, for example E08000025.")


class Area(BaseModel):
    """A local authority, by its ONS code."""

    code = models.CharField(max_length=9, unique=True, validators=[CODE])
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=3)
    region = models.CharField(max_length=80, blank=True)
    parent_code = models.CharField(max_length=9, blank=True)
    parent_name = models.CharField(max_length=120, blank=True)
    population_10_17 = models.PositiveIntegerField(null=True, blank=True)
    # Where it stands on the schematic map; the coverage page draws it there.
    x = models.PositiveSmallIntegerField(null=True, blank=True)
    y = models.PositiveSmallIntegerField(null=True, blank=True)
    neighbours = models.ManyToManyField("self", symmetrical=True, blank=True)

    scope = Scope(view=None)
    objects = ScopedManager()

    class Meta:
        ordering = ("name", "code")
        constraints = (models.CheckConstraint(condition=~Q(name=""), name="area_has_a_name"),)

    def __str__(self) -> str:
        return self.name

    @property
    def kind_words(self) -> str:
        return KINDS.get(self.kind, OTHER_KIND)
