"""A seeded, invented programme as a plan: pure data, decided before any of it is recorded."""

from spokework.demo.world.plan import Plan, build_plan

__all__ = ["Plan", "build_plan"]
