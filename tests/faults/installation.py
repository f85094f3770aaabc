"""An installation with one hub, one worker and one case, to be killed, cut and filled."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spokework.cli.django_ready import bring_databases_up_to_date, set_up
from spokework.config.files import DataDirectory


def set_up_at(directory: Path) -> None:
    """The product's settings: whatever makes it safe on a disk is what is tried here."""
    os.environ["SPOKEWORK_DATA_DIR"] = str(directory)
    DataDirectory(directory).make()
    set_up()
    bring_databases_up_to_date()


@dataclass(frozen=True)
class Scene:
    hub: Any
    worker: Any  # the spoke worker's account
    case: Any
    area: Any


def a_scene() -> Scene:
    from spokework.casework.tests import situations

    hub = situations.a_hub()
    post = situations.a_spoke(hub)
    return Scene(hub, post.worker, situations.an_open_case(worker=post), situations.an_area())


def let_go_of_the_databases() -> None:
    """A connection taken through a fork would be two processes' at once."""
    from django.db import connections

    connections.close_all()
