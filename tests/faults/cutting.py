"""``python -m tests.faults.cutting DIRECTORY``: a write-ahead log that lost its end; prints what was found as JSON.

With synchronous=FULL an acknowledged write is on the disk before it is acknowledged, so a process that is killed loses
none of them. Where the disk itself loses the end of the file, what is left is the writes up to one moment, whole, and
a checkpoint kept elsewhere says that the log is shorter than it was.
"""

import json
import shutil
import sys
from pathlib import Path
from random import Random

from .installation import a_scene, let_go_of_the_databases, set_up_at

SAVES, CUTS, SEED = 14, 16, 255


def main(directory: Path) -> None:
    set_up_at(directory)
    from django.db import connections

    from spokework.audit.checkpoints import checkpoint, verify_against

    from .checking import corrupt, tokens_written
    from .nursery import Heard, a_writer, wait_for
    from .writing import tokens

    scene, heard = a_scene(), Heard()
    writer = a_writer(heard, scene, [], "cut")
    wait_for([writer], saves=SAVES)
    writer.kill()
    in_order = [token for token, _ in zip(tokens("cut"), heard.tried, strict=False)]

    database = Path(connections["default"].settings_dict["NAME"])
    log, seen = database.with_name(f"{database.name}-wal"), directory / "checkpoint.json"
    length, found = log.stat().st_size, []
    rng = Random(SEED)
    for cut in [length, 0, *(rng.randrange(length) for _ in range(CUTS))]:
        copy = directory / f"cut at {cut}" / database.name
        copy.parent.mkdir()
        shutil.copyfile(database, copy)
        copy.with_name(log.name).write_bytes(log.read_bytes()[:cut])
        let_go_of_the_databases()
        connections["default"].settings_dict["NAME"] = copy
        there = tokens_written()
        if cut == length:
            seen.write_text(checkpoint())
        found.append(
            {
                "cut": cut,
                "left": len(there),
                "in_order": set(there) == set(in_order[: len(there)]),
                "broken": _broken(),
                "shorter": bool(verify_against(seen)),
                "corrupt": corrupt(),
            }
        )
    print(json.dumps({"saved": len(heard.saved), "length": length, "cuts": found}))


def _broken() -> list[str]:
    from spokework.audit.verify import verify

    return [f"{broken.number}: {broken.why}" for broken in verify()]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
