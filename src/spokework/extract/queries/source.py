"""What several tables of the extract stand on, read once: who is who, and who worked where."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from spokework.accounts.models import Account
from spokework.casework.models import Case, Goal, Referral, YoungPerson
from spokework.extract.pseudonyms import Pseudonyms
from spokework.extract.shaping import disability, ethnicity_group, middle_of_quarter
from spokework.practice.models import AwarenessSession, TrainingEvent
from spokework.programme.models import Appointment, Funder, Grant, Post

from .rows import frame, rows_of

_DRAWN = {
    "young_person": YoungPerson,
    "referral": Referral,
    "case": Case,
    "goal": Goal,
    "post": Post,
    "appointment": Appointment,
    "grant": Grant,
    "funder": Funder,
    "session": AwarenessSession,
    "training": TrainingEvent,
}
HUB = {"hub": ("hub__slug", pl.String), "phase_number": ("hub__phase__number", pl.Int64)}
AREA = {"area": ("area__code", pl.String), "region": ("area__region", pl.String)}


@dataclass(frozen=True)
class Source:
    as_at: date
    pseudonyms: Pseudonyms
    people: pl.DataFrame  # young_person, born, sex, ethnicity_group, disability, care_status

    def about(self, rows: pl.DataFrame) -> pl.DataFrame:
        """Rows with a young person and a hub, and what figures are broken down by."""
        return with_phase(rows).join(self.people, on="young_person", how="left")


def source(as_at: date) -> Source:
    pseudonyms = Pseudonyms()
    for kind, model in _DRAWN.items():
        pseudonyms.draw(kind, rows_of(model).values_list("pk", flat=True))
    pseudonyms.draw("worker", Account.objects.values_list("pk", flat=True))
    return Source(as_at, pseudonyms, _people(pseudonyms))


def with_phase(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(phase=pl.col("phase_number").cast(pl.String)).drop("phase_number")


def _people(pseudonyms: Pseudonyms) -> pl.DataFrame:
    rows = frame(
        rows_of(YoungPerson),
        pseudonyms,
        keys={"young_person": ("pk", "young_person")},
        columns={
            "birth_quarter": ("birth_quarter", pl.String),
            "sex": ("sex", pl.String),
            "ethnicity": ("ethnicity", pl.String),
            "disabilities": ("disability", pl.List(pl.String)),
            "care_status": ("care_status", pl.String),
        },
    )
    return rows.select(
        "young_person",
        pl.col("birth_quarter").map_elements(middle_of_quarter, return_dtype=pl.Date).alias("born"),
        _unless("sex", "U"),
        pl.col("ethnicity").map_elements(ethnicity_group, return_dtype=pl.String).alias("ethnicity_group"),
        pl.col("disabilities")
        .map_elements(lambda codes: disability(list(codes)), return_dtype=pl.String)
        .alias("disability"),
        _unless("care_status", "unknown"),
    )


def _unless(column: str, not_recorded: str) -> pl.Expr:
    return pl.when(pl.col(column) == not_recorded).then(None).otherwise(pl.col(column)).alias(column)
