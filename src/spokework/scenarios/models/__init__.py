"""What planning keeps: scenarios, and forecasts with their inputs."""

from .forecast import RUNNING, Forecast, Question, Stage
from .scenario import Scenario

__all__ = ["RUNNING", "Forecast", "Question", "Scenario", "Stage"]
