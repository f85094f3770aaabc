"""What planning keeps: scenarios, and forecasts with their inputs."""

from .forecast import Forecast, Question
from .scenario import Scenario

__all__ = ["Forecast", "Question", "Scenario"]
