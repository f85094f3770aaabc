"""``python -m tests.faults.restarting DIRECTORY FAULTS``: PostgreSQL falls over under load; prints what was found.

By turns one of its processes is killed, which makes it recover from a crash, and the whole server is stopped at once
and started again. The writers go on trying the sending they got no answer to, as people do.
"""

import json
import os
import signal
import sys
import time
from pathlib import Path
from random import Random
from typing import Any

from tests import postgresql

from .installation import a_scene, set_up_at

SEED = 184


def main(directory: Path, faults: int) -> None:
    server = postgresql.a_server(directory / "postgresql")
    set_up_at(directory / "installation")
    from .checking import standing
    from .nursery import Heard, a_writer, wait_for
    from .writing import write

    scene, heard, rng, found = a_scene(), Heard(), Random(SEED), []
    writers = [a_writer(heard, scene, [], name) for name in ("a", "b")]
    for number in range(faults):
        wait_for(writers, saves=3 + rng.randrange(8))
        time.sleep(rng.random() * 0.02)
        stop_at_once(server) if number % 2 else kill_one_process(server, rng)
        wait_for(writers, saves=1)  # so it works again
        found.append(len(heard.saved))
    for writer in writers:
        writer.kill()
    before = standing(heard).as_dict()
    for token in heard.unanswered:
        heard.line(f"= {token} {write(scene, token)}")
    print(json.dumps({"saved": found, "before": before, "retried": standing(heard).as_dict()}))


def kill_one_process(server: Any, rng: Random) -> None:
    """A writer's own, so that it dies in the middle of something."""
    postmaster = server.get_postmaster_info().process
    of_writers = [each for each in postmaster.children() if "postgres: postgres" in " ".join(each.cmdline())]
    os.kill(rng.choice(of_writers or postmaster.children()).pid, signal.SIGKILL)


def stop_at_once(server: Any) -> None:
    """What ``pg_ctl stop -m immediate`` does: nobody is asked to finish, nothing is written down."""
    postmaster = server.get_postmaster_info().process
    os.kill(postmaster.pid, signal.SIGQUIT)
    postmaster.wait()
    server.ensure_postgres_running()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
