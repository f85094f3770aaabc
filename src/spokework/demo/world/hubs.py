"""The sixteen invented hubs and their posts: three, five and eight of them a year apart."""

from random import Random

from spokework.demo.world.calendar import PHASE_STARTS
from spokework.demo.world.geography import COLUMNS, area_code
from spokework.demo.world.places import Area
from spokework.demo.world.programme import Hub, Phase, Post
from spokework.demo.world.rolls import dealt

HUBS_PER_PHASE = (3, 5, 8)
FEATURED_HUB = "wrenhallow-lantern"
FEATURED_POST = "P01"

# name, phase, (x, y) of the home area, posts
HUBS = (
    ("Wrenhallow Lantern", 1, (2, 3), 4),
    ("Ellowmere Harbour", 1, (1, 0), 3),
    ("Withermoor Compass", 1, (6, 2), 4),
    ("Dunmarrow Bridgework", 2, (1, 1), 4),
    ("Oxenquay Northlight", 2, (4, 0), 3),
    ("Dapplecross Kindling", 2, (4, 4), 3),
    ("Junipergate Threads", 2, (4, 2), 4),
    ("Osmerlow Wayfarers", 2, (0, 3), 2),
    ("Copperstrand Orchard", 3, (3, 3), 5),
    ("Ravelstow Beacon", 3, (6, 1), 3),
    ("Quenshaw Stepping Stones", 3, (2, 0), 3),
    ("Yaxenholt Shelterwood", 3, (5, 3), 4),
    ("Pindlewater Lighthouse", 3, (1, 4), 2),
    ("Zellingford Open Door", 3, (3, 1), 3),
    ("Thistlequay Haven Yard", 3, (0, 2), 4),
    ("Larkmoss Signal House", 3, (5, 0), 2),
)

# Most are full time: thirty-odd hours leave room for a caseload of ten.
PART_TIME = (0.6, 0.8, 0.8, 0.8, 0.9, 0.9)


def slug(name: str) -> str:
    return name.lower().replace(" ", "-")


def build_phases() -> tuple[Phase, ...]:
    return tuple(Phase(number=i + 1, starts_on=PHASE_STARTS[i], hubs=count) for i, count in enumerate(HUBS_PER_PHASE))


def build_hubs(areas: tuple[Area, ...]) -> tuple[Hub, ...]:
    region_of = {area.code: area.region_key for area in areas}
    hubs = []
    for number, (name, phase, (x, y), posts) in enumerate(HUBS, start=1):
        home = area_code(y * COLUMNS + x)
        hubs.append(
            Hub(
                key=slug(name),
                name=name,
                charity_number=f"X{990000 + number}",
                region_key=region_of[home],
                home_area=home,
                phase=phase,
                opens_on=PHASE_STARTS[phase - 1],
                posts=posts,
            )
        )
    return tuple(hubs)


def build_posts(hubs: tuple[Hub, ...], rng: Random) -> tuple[Post, ...]:
    keys = [(f"P{n:02d}", hub) for n, hub in enumerate((h for h in hubs for _ in range(h.posts)), start=1)]
    fte = dict.fromkeys((key for key, _ in keys), 1.0)
    candidates = [key for key, hub in keys if hub.key != FEATURED_HUB]
    fte.update(zip(dealt(rng, candidates), PART_TIME, strict=False))
    return tuple(
        Post(
            key=key,
            hub_key=hub.key,
            title="Spoke worker",
            created_on=hub.opens_on,
            fte=fte[key],
            caseload_min=10,
            caseload_max=12,
            expected_per_year=20,
        )
        for key, hub in keys
    )
