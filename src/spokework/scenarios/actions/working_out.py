"""What the process beside the server does: takes a question up, answers it, and says meanwhile how far it is."""

from time import monotonic
from uuid import UUID

from django.utils import timezone

from spokework.core.errors import Refused
from spokework.scenarios.models import RUNNING, Forecast, Question, Stage

# Seconds between two words of how far it is: a page asks every second.
_EVERY = 0.5
_WHY = "the process of this one forecast"
_UNFORESEEN = "Something went wrong in it that nobody foresaw."


def work_out(*, forecast_id: UUID) -> Stage:
    """Answers a question that was asked, once: whoever takes it up first. Who asked was allowed to when they did."""
    rows = Forecast.objects.unscoped(_WHY).filter(pk=forecast_id)
    if not rows.filter(stage=Stage.ASKED).update(stage=Stage.WORKING, told_at=timezone.now()):
        raise Refused("There is no such forecast to be worked out, or it has been taken up already.")
    forecast: Forecast = rows.get()
    from spokeplan.plan import Unfit
    from spokeplan.simulation import Overflow
    from spokework.scenarios.answering import ANSWERS, Runner, Stopped
    from spokework.scenarios.plan_data import plan_from

    runner = Runner(forecast.seed, forecast.replications, 1, _Teller(forecast_id, Stopped).tell)
    over: dict[str, object] = {"stage": Stage.FAILED, "fault": _UNFORESEEN}
    try:
        plan = plan_from(forecast.inputs["plan"])
        answer = ANSWERS[Question(forecast.question)](plan, forecast.inputs, runner)
        over = {"stage": Stage.DONE, "answer": answer}
    except Stopped:
        over = {}
    except (Unfit, Overflow) as fault:
        over = {"stage": Stage.FAILED, "fault": str(fault)}
    finally:
        _finish(forecast_id, over)
    return Stage(rows.values_list("stage", flat=True).get())


def _finish(forecast_id: UUID, over: dict[str, object]) -> None:
    """Not where somebody stopped it at the last moment."""
    running = Forecast.objects.unscoped(_WHY).filter(pk=forecast_id, stage__in=RUNNING)
    running.update(told_at=timezone.now(), **over)


class _Teller:
    def __init__(self, forecast_id: UUID, stopped: type[Exception]) -> None:
        self._rows = Forecast.objects.unscoped(_WHY).filter(pk=forecast_id, stage=Stage.WORKING)
        self._stopped, self._last = stopped, 0.0

    def tell(self, done: int, of: int) -> None:
        if monotonic() - self._last < _EVERY and done < of:
            return
        self._last = monotonic()
        if not self._rows.update(done=done, of=of, told_at=timezone.now()):
            raise self._stopped
