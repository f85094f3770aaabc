"""``python -m tests.faults.killing DIRECTORY ROUNDS``: kill -9 on SQLite; prints what was found as JSON."""

import json
import sys
from pathlib import Path
from random import Random
from uuid import UUID

from .installation import a_scene, set_up_at

SEED = 20161230
CHECK_EVERY = 20


def main(directory: Path, rounds: int) -> None:
    set_up_at(directory)
    from .checking import standing
    from .nursery import Heard, a_round, a_writer, fork, wait_for
    from .writing import acknowledge_too_early, write

    scene, heard, rng = a_scene(), Heard(), Random(SEED)
    write(scene, UUID(int=0))  # warms what is loaded and compiled once a process
    heard.line(f"= {UUID(int=0)} {write(scene, UUID(int=0))}")
    found = []
    for number in range(1, rounds + 1):
        a_round(scene, heard, number, rng)
        if number % CHECK_EVERY == 0 or number == rounds:
            found.append({"rounds": number, "saved": len(heard.saved)} | standing(heard).as_dict())
    last = a_writer(heard, scene, heard.unanswered, "last")
    wait_for([last], saves=len(heard.unanswered) + 1)
    last.kill()
    retried = standing(heard).as_dict()

    early = Heard()
    liar = fork(early, lambda pipe: acknowledge_too_early(scene, pipe, UUID(int=1)))
    wait_for([liar], saves=1)
    liar.kill()
    print(json.dumps({"checks": found, "retried": retried, "early": standing(early).as_dict()}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
