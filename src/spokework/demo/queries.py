"""The headline table the demonstration prints: to be held against the published figures."""

from typing import Any

from django.apps import apps
from django.db.models import Case, F, IntegerField, OuterRef, QuerySet, Subquery, Value, When

from spokework.casework.codes import Stage
from spokework.casework.levels import ASSESSED
from spokework.casework.states import AssessmentState, CaseState

_WHY = "counted for the demonstration's headline table"


def _rows(model: str) -> QuerySet[Any]:
    rows: QuerySet[Any] = apps.get_model(model)._default_manager.unscoped(_WHY)
    return rows


def _rank_at(stage: Stage) -> Subquery:
    """How high the level last signed for the case at that stage is; nothing where none was assessed."""
    signed = _rows("casework.Assessment").filter(case=OuterRef("pk"), state=AssessmentState.SIGNED, stage=stage)
    ranks = [When(judged_level=level, then=Value(rank)) for rank, level in enumerate(ASSESSED)]
    return Subquery(signed.order_by("-day").annotate(rank=Case(*ranks, output_field=IntegerField())).values("rank")[:1])


def headlines() -> list[tuple[str, str]]:
    cases = _rows("casework.Case")
    closed = cases.filter(state=CaseState.CLOSED)
    levels = closed.annotate(first=_rank_at(Stage.INITIAL), last=_rank_at(Stage.CLOSURE))
    lower, all_closed = levels.filter(last__lt=F("first")).count(), closed.count()
    percent = round(100 * lower / all_closed) if all_closed else 0
    return [
        ("Hubs", str(_rows("programme.Hub").count())),
        ("Posts", str(_rows("programme.Post").count())),
        ("Areas with a placement", str(_rows("programme.Placement").values("area").distinct().count())),
        ("Referrals received", str(_rows("casework.Referral").count())),
        ("Cases opened, 2014 to 2016", str(cases.filter(opened__year__range=(2014, 2016)).count())),
        ("Cases closed", str(all_closed)),
        ("Lower level at closure than first assessed", f"{lower} of {all_closed} ({percent} %)"),
        ("Not lower, or not assessed at closure", f"{all_closed - lower} of {all_closed}"),
    ]
