"""Everything that changes the programme: pages, imports, the command line and the demonstration come through here."""

from .areas import AreaFacts, AreasSaved, add_area, add_areas, add_host_agency, set_neighbours
from .invitations import Invited, first_administrator, invite, link_for
from .people import end_membership, grant_membership, reset_lost_second_factor
from .placements import end_placement, place_post
from .populations import PopulationsSaved, set_populations
from .posts import appoint, change_post, create_post, end_appointment
from .programme import add_funder, add_grant, add_phase, add_setting, create_programme, open_hub

__all__ = [
    "AreaFacts",
    "AreasSaved",
    "Invited",
    "PopulationsSaved",
    "add_area",
    "add_areas",
    "add_funder",
    "add_grant",
    "add_host_agency",
    "add_phase",
    "add_setting",
    "appoint",
    "change_post",
    "create_post",
    "create_programme",
    "end_appointment",
    "end_membership",
    "end_placement",
    "first_administrator",
    "grant_membership",
    "invite",
    "link_for",
    "open_hub",
    "place_post",
    "reset_lost_second_factor",
    "set_neighbours",
    "set_populations",
]
