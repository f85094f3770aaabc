"""Questions about a day: who was in a post, where it sat, which of a hub's people could act."""

from datetime import date

from spokework.demo.world.places import Area
from spokework.demo.world.programme import Appointment, Hub, Placement, Post


class HubDays:
    """Looks up the structure by date; built once and only read."""

    def __init__(
        self,
        hubs: tuple[Hub, ...],
        posts: tuple[Post, ...],
        appointments: tuple[Appointment, ...],
        placements: tuple[Placement, ...],
        areas: tuple[Area, ...],
    ) -> None:
        self.hubs = {hub.key: hub for hub in hubs}
        self.posts = {post.key: post for post in posts}
        self.areas = {area.code: area for area in areas}
        self.posts_of = {hub.key: [post.key for post in posts if post.hub_key == hub.key] for hub in hubs}
        self._placements = {post.key: [p for p in placements if p.post_key == post.key] for post in posts}
        self._appointments = {post.key: [a for a in appointments if a.post_key == post.key] for post in posts}

    def appointment(self, post_key: str, day: date) -> Appointment | None:
        return next((a for a in self._appointments[post_key] if covers(a.starts_on, a.last_day, day)), None)

    def worker(self, post_key: str, day: date) -> str | None:
        found = self.appointment(post_key, day)
        return found.person_key if found else None

    def placement(self, post_key: str, day: date) -> Placement:
        """The placement on a day; before the first, the first, and after the last, the last."""
        own = self._placements[post_key]
        nearest = own[0] if day < own[0].starts_on else own[-1]
        return next((p for p in own if covers(p.starts_on, p.last_day, day)), nearest)

    def workers(self, hub_key: str, day: date) -> list[str]:
        found = (self.worker(post, day) for post in self.posts_of[hub_key])
        return [key for key in found if key is not None]

    def placed_in(self, hub_key: str, area_code: str, day: date, still: date) -> tuple[str, ...]:
        """Who was in a post of the hub that sat in the area on a day, and was there ``still``."""
        posts = [
            post
            for post in self.posts_of[hub_key]
            if any(p.area_code == area_code and covers(p.starts_on, p.last_day, day) for p in self._placements[post])
        ]
        there = [self.worker(post, day) for post in posts if self.worker(post, day) == self.worker(post, still)]
        return tuple(key for key in there if key is not None)

    def manager(self, hub_key: str) -> str:
        return f"manager-{hub_key}"


def covers(starts_on: date, last_day: date | None, day: date) -> bool:
    return starts_on <= day and (last_day is None or day <= last_day)
