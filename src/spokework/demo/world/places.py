"""Invented regions, areas and host agencies, laid out as a schematic map."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Region:
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Area:
    code: str
    name: str
    region_key: str
    population_10_17: int
    x: int
    y: int
    neighbours: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HostAgency:
    key: str
    area_code: str
    name: str
    kind: str
