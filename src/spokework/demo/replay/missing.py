"""Going missing, coming back, and the interview after it."""

from spokework.casework import actions
from spokework.demo.world import events as e

from .world_state import Made


def recorded(made: Made, event: e.MissingRecorded) -> None:
    told = event.episode
    back = {"returned_on": told.returned_on, "returned_at": told.returned_at}
    made.episodes[told.key] = actions.record_missing_episode(
        case=made.cases[event.case_key],
        went_on=told.went_on,
        went_at=told.went_at,
        note=told.note,
        by=made.actor(event.by),
        **(back if told.is_recorded_with_its_return else {}),  # type: ignore[arg-type]  # a day and a time
    )


def returned(made: Made, event: e.ReturnRecorded) -> None:
    told = event.episode
    assert told.returned_on is not None
    made.episodes[told.key] = actions.record_return(
        episode=made.episodes[told.key],
        returned_on=told.returned_on,
        returned_at=told.returned_at,
        by=made.actor(event.by),
    )


def interviewed(made: Made, event: e.InterviewRecorded) -> None:
    told = event.episode
    made.episodes[told.key] = actions.record_return_home_interview(
        episode=made.episodes[told.key],
        rhi=told.rhi,
        rhi_on=told.rhi_on,
        rhi_at=told.rhi_at,
        learned=told.learned,
        by=made.actor(event.by),
    )
