"""Names that fit who somebody is to the young person."""

from random import Random

from spokework.demo.world.words_names import BOYS, LAST_NAMES, STAFF_FIRST_NAMES

TITLES = {"Mother": "Ms", "Grandmother": "Mrs", "Aunt": "Ms", "Father": "Mr", "Stepfather": "Mr", "Foster carer": "Ms"}


def name_for(relation: str, rng: Random) -> str:
    last = LAST_NAMES[rng.randrange(len(LAST_NAMES))]
    if relation in TITLES:
        return f"{TITLES[relation]} {last}"
    firsts = BOYS if relation == "Older brother" else STAFF_FIRST_NAMES
    return f"{firsts[rng.randrange(len(firsts))]} {last}"
