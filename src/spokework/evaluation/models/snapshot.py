import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q

from spokework.core.quarters import quarter_name
from spokework.insight.models import Release

from .base import Numbered


class Snapshot(Numbered):
    """A table of a published release, kept as it stood: what is held against a theory does not change under it.

    It holds the whole table, so that no group is picked out of it, and protected numbers alone, because a release holds
    no others. ``table`` and ``definition`` are as the release says them.
    """

    release = models.ForeignKey(Release, null=True, on_delete=models.PROTECT, related_name="+")
    release_id: UUID | None  # none: it came with a project from another house, where that release is
    key = models.CharField(max_length=120)  # of the table, the same in every release
    quarter = models.PositiveSmallIntegerField()
    edition = models.PositiveSmallIntegerField()
    profile = models.CharField(max_length=20)
    as_at = models.DateField()
    extract = models.CharField(max_length=60)  # the version of the data
    published_at = models.DateTimeField()
    table: Any = models.JSONField()
    definition: Any = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    # What has become of it since: said by ``queries.figures.with_what_came_since``, and an error before.
    since: "Since"

    class Meta(Numbered.Meta):
        constraints = (
            *Numbered.Meta.constraints,
            models.UniqueConstraint(
                fields=["evaluation", "release", "key"], condition=Q(release__isnull=False), name="one_snapshot_a_table"
            ),
        )

    @property
    def release_name(self) -> str:
        return quarter_name(self.quarter) + (f", version {self.edition}" if self.edition > 1 else "")

    @property
    def definition_version(self) -> str:
        return version_of(self.definition)

    @property
    def divided(self) -> str:
        by = self.table["breakdown_title"]
        return f", by {by.lower()}" if by else ""

    @property
    def period(self) -> str:
        said: str = self.table["period_title"]
        return said[:1].lower() + said[1:]

    def __str__(self) -> str:
        return f"{self.table['title']}{self.divided}, {self.period}"

    @property
    def words(self) -> str:
        return in_words(self.table)


class Since:
    """What a later release says of the same; ``moved`` says in words how, and is empty where nothing did."""

    def __init__(self, moved: str = "", release: Release | None = None, table: Mapping[str, Any] | None = None) -> None:
        self.moved, self.release, self.table = moved, release, table


# What makes a figure another one, of what its definition says; questions and caveats may be worded anew.
COUNTED_BY = ("indicator", "numerator", "denominator", "missing_means", "unit", "period")


def version_of(definition: Mapping[str, Any]) -> str:
    """A name for how something is counted: another one as soon as a word of that is."""
    said = json.dumps([definition[name] for name in COUNTED_BY], ensure_ascii=True)
    return sha256(said.encode()).hexdigest()[:8]


def in_words(table: Mapping[str, Any]) -> str:
    """Every group of it in one line, for a list of evidence."""
    return "; ".join(f"{row['label']} {value_words(row)}" for row in table["rows"])


def value_words(row: Mapping[str, Any]) -> str:
    """With n, denominator and missing, as figures always are."""
    if row["numerator"] is None or row["withheld"]:
        return f"not shown ({row['withheld'].lower() or 'no data'})"
    if row["denominator"] is None:
        said = f"{row['numerator']:,}"
    elif row["rate"] is None:
        said = f"{row['numerator']:,} of {row['denominator']:,}"
    else:
        said = f"{100 * row['rate']:.0f} % ({row['numerator']:,} of {row['denominator']:,})"
    return f"{said}, {row['missing']:,} missing" if row["missing"] else said
