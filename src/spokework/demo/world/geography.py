"""The map of the invented programme. It does not depend on the seed: the same places each time."""

from spokework.demo.world.places import Area, HostAgency, Region

COLUMNS, ROWS = 7, 5

REGION_NAMES = (
    "Upper Quillan",
    "Farrowmark",
    "Silverstrand",
    "Lower Quillan",
    "The Ambles",
    "Ostrey Coast",
    "Kestermoor",
    "High Tessel",
    "Merrowlands",
)

# Row by row from the top left of the map.
AREA_NAMES = (
    *("Tarnmouth Vale", "Ellowmere", "Quenshaw", "Brindlefold", "Oxenquay", "Larkmoss", "Velwick"),
    *("Hesperholm", "Dunmarrow", "Fennistow", "Zellingford", "Mothwyke", "Pellowden", "Ravelstow"),
    *("Thistlequay", "Umberwade", "Carrowdyke", "Ivelhythe", "Junipergate", "Skervenmarsh", "Withermoor"),
    *("Osmerlow", "Galdersea", "Wrenhallow", "Copperstrand", "Lunnersby", "Yaxenholt", "Nettlequern"),
    *("Averstane", "Pindlewater", "Bellisfen", "Corvenside", "Dapplecross", "Tolverstead", "Emberlough"),
)

# Which region each square of the grid lies in: contiguous blocks.
REGION_GRID = ("0001122", "0331122", "3344155", "6344855", "6677885")

POPULATIONS = (
    *(17_900, 12_400, 9_800, 21_300, 14_600, 8_700, 11_200),
    *(24_100, 16_800, 7_900, 13_500, 19_400, 10_600, 15_300),
    *(28_700, 11_900, 18_200, 22_500, 9_100, 12_700, 8_300),
    *(14_200, 26_300, 10_900, 17_100, 13_800, 20_600, 7_400),
    *(12_100, 15_900, 23_200, 9_500, 16_200, 11_500, 18_800),
)

# One diagonal in a square of four at most, so that no two borders cross.
DIAGONALS = frozenset({(0, 0), (2, 0), (5, 0), (1, 1), (4, 1), (3, 2), (0, 2), (5, 2), (2, 3), (4, 3)})

HOST_KINDS = {
    "multi_agency_team": "multi-agency team",
    "police": "police station",
    "social_care": "children's social care",
    "voluntary": "youth project",
    "education": "secondary school",
    "health": "health service",
}


def area_code(index: int) -> str:
    # No country's codes begin with X, so these can be taken for nobody's.
    return f"X9900{index + 1:04d}"


def grid_neighbours(x: int, y: int) -> list[tuple[int, int]]:
    around = [(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)]
    if (x, y) in DIAGONALS:
        around.append((x + 1, y + 1))
    if (x - 1, y - 1) in DIAGONALS:
        around.append((x - 1, y - 1))
    return [(a, b) for a, b in around if 0 <= a < COLUMNS and 0 <= b < ROWS]


def build_regions() -> tuple[Region, ...]:
    return tuple(Region(key=f"R{i + 1}", name=name) for i, name in enumerate(REGION_NAMES))


def build_areas() -> tuple[Area, ...]:
    return tuple(_area(index) for index in range(COLUMNS * ROWS))


def _area(index: int) -> Area:
    x, y = index % COLUMNS, index // COLUMNS
    around = sorted(b * COLUMNS + a for a, b in grid_neighbours(x, y))
    return Area(
        code=area_code(index),
        name=AREA_NAMES[index],
        region_key=f"R{int(REGION_GRID[y][x]) + 1}",
        population_10_17=POPULATIONS[index],
        x=x,
        y=y,
        neighbours=tuple(area_code(i) for i in around),
    )


def build_hosts(areas: tuple[Area, ...]) -> tuple[HostAgency, ...]:
    return tuple(
        HostAgency(key=f"{area.code}-{kind}", area_code=area.code, name=f"{area.name} {words}", kind=kind)
        for area in areas
        for kind, words in HOST_KINDS.items()
    )
