from .appointment import Appointment
from .area import Area
from .area_population import AreaPopulation, Dimension
from .dated import Dated, running_on
from .funder import Funder
from .grant import Grant
from .host import AgencyKind, HostAgency
from .hub import Hub
from .invitation import Invitation
from .membership import Membership
from .phase import Phase
from .placement import Placement, Relation
from .post import Post
from .programme import Programme
from .setting import Setting

__all__ = [
    "AgencyKind",
    "Appointment",
    "Area",
    "AreaPopulation",
    "Dated",
    "Dimension",
    "Funder",
    "Grant",
    "HostAgency",
    "Hub",
    "Invitation",
    "Membership",
    "Phase",
    "Placement",
    "Post",
    "Programme",
    "Relation",
    "Setting",
    "running_on",
]
