"""What was measured last, kept beside the code as JSON; the reference page is made of it."""

import json
import os
import platform
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

PLACE = Path(__file__).with_name("results")


def keep(name: str, told: dict[str, Any]) -> None:
    PLACE.mkdir(exist_ok=True)
    text = json.dumps({"day": f"{datetime.now(UTC):%Y-%m-%d}"} | told, indent=2, ensure_ascii=False)
    (PLACE / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    print(text)
    print("Then: uv run python -m docs.generate")


def kept(name: str) -> dict[str, Any] | None:
    file = PLACE / f"{name}.json"
    found: dict[str, Any] | None = json.loads(file.read_text(encoding="utf-8")) if file.exists() else None
    return found


def machine() -> str:
    model = [line.split(":")[1].strip() for line in _cpu() if line.startswith("model name")]
    return f"{model[0] if model else platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def _cpu() -> list[str]:
    file = Path("/proc/cpuinfo")
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []
