import os
import subprocess
import sys

from spokework.demo.world import Plan, build_plan

DIGEST = "import hashlib; from spokework.demo.world import build_plan; p = build_plan(); " + (
    "print(hashlib.sha256(repr((p, list(p.events()))).encode()).hexdigest())"
)


def digest_under(hash_seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    ran = subprocess.run([sys.executable, "-c", DIGEST], capture_output=True, text=True, check=True, env=environment)
    return ran.stdout.strip()


def test_the_same_seed_gives_the_same_plan_however_strings_are_hashed() -> None:
    assert len({digest_under(seed) for seed in ("0", "1", "4242")}) == 1


def test_the_same_seed_gives_the_same_plan_twice(usual_plan: Plan) -> None:
    assert build_plan() == usual_plan


def test_another_seed_gives_other_people(usual_plan: Plan) -> None:
    assert build_plan(2017).young_people != usual_plan.young_people
    assert build_plan(2017).areas == usual_plan.areas
