from uuid import UUID

from django.db.models import Count, QuerySet

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.programme.models import Hub
from spokework.scenarios.models import Forecast, Scenario


def scenarios(actor: Actor) -> QuerySet[Scenario]:
    """The latest first, each with how many forecasts were made of it."""
    rows = Scenario.objects.visible_to(actor).select_related("hub", "by").defer("plan", "basis")
    found: QuerySet[Scenario] = rows.annotate(forecasts_count=Count("forecasts"))
    return found


def scenario(actor: Actor, pk: UUID) -> Scenario | None:
    found: Scenario | None = Scenario.objects.visible_to(actor).select_related("hub", "by").filter(pk=pk).first()
    return found


def others(actor: Actor, than: Scenario) -> QuerySet[Scenario]:
    """What can be set beside it: of the same hub, or of the programme as it is."""
    rows = Scenario.objects.visible_to(actor).filter(hub=than.hub_id).exclude(pk=than.pk)
    found: QuerySet[Scenario] = rows.order_by("name", "created_at")
    return found


def forecasts_of(actor: Actor, of: Scenario) -> QuerySet[Forecast]:
    rows = Forecast.objects.visible_to(actor).filter(scenario=of).select_related("by")
    found: QuerySet[Forecast] = rows.defer("answer")
    return found


def forecast(actor: Actor, pk: UUID) -> Forecast | None:
    rows = Forecast.objects.visible_to(actor).select_related("scenario", "hub", "by")
    found: Forecast | None = rows.filter(pk=pk).first()
    return found


def hubs_to_plan(actor: Actor) -> QuerySet[Hub]:
    """Those whose plan the actor may make: her own."""
    mine = actor.hubs_with(P.PLAN_SERVICE)
    found: QuerySet[Hub] = Hub.objects.visible_to(actor).filter(pk__in=mine).order_by("name")
    return found
