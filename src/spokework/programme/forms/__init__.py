from .base import ChoosingForm
from .people import EndMembershipForm, InviteForm
from .places import EndForm, HostAgencyForm, PlacementForm
from .posts import AppointForm, PostForm
from .programme import FunderForm, GrantForm, OpenHubForm, PhaseForm, ProgrammeForm

__all__ = [
    "AppointForm",
    "ChoosingForm",
    "EndForm",
    "EndMembershipForm",
    "FunderForm",
    "GrantForm",
    "HostAgencyForm",
    "InviteForm",
    "OpenHubForm",
    "PhaseForm",
    "PlacementForm",
    "PostForm",
    "ProgrammeForm",
]
