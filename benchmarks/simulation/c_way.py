"""The loop in C, compiled on the spot; without a compiler it says so and is left out."""

import ctypes
import shutil
import subprocess
from pathlib import Path
from typing import Any

import numpy as np

from spokeplan.plan import Plan
from spokeplan.simulation.arrays import Arrays, arrays_of
from spokeplan.simulation.kernel import COUNTS

FLAGS = ["-O3", "-march=native", "-ffp-contract=off", "-fno-math-errno", "-shared", "-fPIC"]
SCALARS = ("horizon", "build_up", "stay", "worker_handed_over")
ARRAYS = tuple(name for name in Arrays._fields if name not in SCALARS)


class _Plan(ctypes.Structure):
    _fields_ = [
        *((name, ctypes.c_int64) for name in ("areas", "levels", "kinds", "days", "months")),
        *((name, ctypes.c_double) for name in SCALARS),
        *((name, ctypes.c_void_p) for name in ARRAYS),
    ]


def compiler() -> str | None:
    return shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")


class Twin:
    def __init__(self, place: Path) -> None:
        found = compiler()
        if found is None:
            raise FileNotFoundError("no C compiler (cc, gcc or clang) on this machine")
        self.said = subprocess.run(
            [found, "--version"], capture_output=True, text=True, check=True
        ).stdout.splitlines()[0]
        library = place / "twin.so"
        source = Path(__file__).with_name("twin.c")
        subprocess.run([found, *FLAGS, str(source), "-o", str(library), "-lm"], check=True)
        self._run = ctypes.CDLL(str(library)).run

    def prepared(self, plan: Plan, ring_size: int = 4096) -> "Prepared":
        return Prepared(self._run, plan, ring_size)


class Prepared:
    def __init__(self, run: Any, plan: Plan, ring_size: int) -> None:
        self.run, self.plan, self.ring_size, self.arrays = run, plan, ring_size, arrays_of(plan)
        a = self.arrays
        sizes = (a.rate.size, a.level_upto.size, a.kind_upto.size, a.month_of.size - 1, plan.months)
        pointers = (np.ascontiguousarray(getattr(a, name)) for name in ARRAYS)
        self.kept = list(pointers)
        self.struct = _Plan(*sizes, *(getattr(a, name) for name in SCALARS), *(each.ctypes.data for each in self.kept))

    def __call__(self, seed: int, replications: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        months, levels = self.plan.months + 1, len(self.plan.levels)
        counts = np.zeros((replications, months, COUNTS), np.int32)
        started, waited = np.zeros((replications, months, levels), np.int32), np.zeros((replications, months, levels))
        p90 = np.zeros((replications, levels))
        filled = (ctypes.c_void_p(each.ctypes.data) for each in (counts, started, waited, p90))
        numbers = (ctypes.c_uint64(seed), *map(ctypes.c_int64, (0, replications, self.ring_size)))
        status = self.run(ctypes.byref(self.struct), *numbers, *filled)
        assert status == 0, status
        return counts[:, :-1], started[:, :-1], waited[:, :-1], p90
