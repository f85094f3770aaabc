"""What the process beside the server does: takes a question up, answers it, and says meanwhile how far it is."""

from uuid import UUID

from spokework.core import beside
from spokework.core.errors import Refused
from spokework.core.models import Stage
from spokework.scenarios.models import Forecast, Question

_WHY = "the process of this one forecast"


def work_out(*, forecast_id: UUID) -> Stage:
    """Answers a question that was asked, once: whoever takes it up first. Who asked was allowed to when they did."""
    rows = Forecast.objects.unscoped(_WHY).filter(pk=forecast_id)
    if not beside.take_up(rows):
        raise Refused("There is no such forecast to be worked out, or it has been taken up already.")
    forecast: Forecast = rows.get()
    from spokeplan.plan import Unfit
    from spokeplan.simulation import Overflow
    from spokework.scenarios.answering import ANSWERS, Runner
    from spokework.scenarios.plan_data import plan_from

    runner = Runner(forecast.seed, forecast.replications, 1, beside.Teller(rows).tell)
    over: dict[str, object] = {"stage": Stage.FAILED, "fault": beside.UNFORESEEN}
    try:
        plan = plan_from(forecast.inputs["plan"])
        answer = ANSWERS[Question(forecast.question)](plan, forecast.inputs, runner)
        over = {"stage": Stage.DONE, "answer": answer}
    except beside.Stopped:
        over = {}
    except (Unfit, Overflow) as fault:
        over = {"stage": Stage.FAILED, "fault": str(fault)}
    finally:
        beside.finish(rows, over)
    return Stage(rows.values_list("stage", flat=True).get())
