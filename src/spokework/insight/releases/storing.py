"""Protected tables as they lie in a release, for the attacker of a later one."""

from collections.abc import Mapping, Sequence
from typing import Any

from spokeplan.disclosure import DFE, ROUND5, Dimension, Profile, Protected, ProtectedTable, Rule, Shape

PROFILES: Mapping[str, Profile] = {profile.name: profile for profile in (ROUND5, DFE)}


def stored(tables: Sequence[ProtectedTable]) -> list[dict[str, Any]]:
    return [
        {
            "of": table.shape.of,
            "profile": table.profile.name,
            "dimensions": [
                {
                    "name": each.name,
                    "codes": list(each.codes),
                    "parents": list(each.parents),
                    "hidden": sorted(each.hidden),
                }
                for each in table.shape.dimensions
            ],
            "cells": [[cell.shown, cell.withheld and cell.withheld.value] for cell in table.cells],
        }
        for table in tables
    ]


def restored(kept: Sequence[Mapping[str, Any]]) -> tuple[ProtectedTable, ...]:
    return tuple(
        ProtectedTable(
            shape=Shape(of=table["of"], dimensions=tuple(map(_dimension, table["dimensions"]))),
            profile=PROFILES[table["profile"]],
            cells=tuple(Protected(shown, Rule(rule) if rule else None) for shown, rule in table["cells"]),
        )
        for table in kept
    )


def _dimension(kept: Mapping[str, Any]) -> Dimension:
    return Dimension(kept["name"], tuple(kept["codes"]), tuple(kept["parents"]), frozenset(kept["hidden"]))
