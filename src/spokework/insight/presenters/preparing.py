"""A release that is being made or checked: what is done, where it leads, and where to ask again."""

from dataclasses import dataclass

from django.urls import reverse

from spokework.core.beside import UNFORESEEN
from spokework.core.components import Cell
from spokework.core.components import Step as Place
from spokework.core.models import Stage
from spokework.core.quarters import quarter_name
from spokework.insight.models import Preparation, Step

from .releases import url_of

_LEAKS_SHOWN = 20


@dataclass(frozen=True)
class UnderWay:
    heading: str  # Making the release again
    of: str  # 2016Q4, version 2
    url: str


def under_way(found: Preparation | None) -> UnderWay | None:
    if found is None:
        return None
    return UnderWay(heading(found), of(found), reverse("insight:release_preparation", args=[found.pk]))


def heading(found: Preparation) -> str:
    return str(Step(found.step).label)


def of(found: Preparation) -> str:
    return found.release.name if found.release is not None else quarter_name(found.quarter)


def trail(found: Preparation) -> list[Place]:
    """Without the release where it is not made yet."""
    there = [] if found.release is None else [Place(of(found), back(found))]
    return [Place("Releases", reverse("insight:releases")), *there]


def onward(found: Preparation) -> Cell:
    """Where nothing came of it: the form on which it was asked for, or, where the check refused, the one before."""
    if found.release is None or found.step == Step.MAKE:
        return Cell("Ask again", url=reverse("insight:release_new"))
    if found.step == Step.CHECK and found.stage == Stage.FAILED and found.fault != UNFORESEEN:
        return Cell("Make the release again", url=url_of(found.release, "release_again"))
    return Cell(
        "Ask again", url=url_of(found.release, "release_check" if found.step == Step.CHECK else "release_again")
    )


def failed(found: Preparation) -> str:
    return "It does not pass the check" if found.leaks else "It stays as it was"


def back(found: Preparation) -> str:
    return reverse("insight:releases") if found.release is None else url_of(found.release)


def leaks(found: Preparation) -> tuple[list[str], int]:
    """The first of them, and how many more there are."""
    return found.leaks[:_LEAKS_SHOWN], max(len(found.leaks) - _LEAKS_SHOWN, 0)
