from uuid import UUID

from django.db import models
from django.db.models import Q

from spokework.casework.models.base import ChildRecord
from spokework.vault.fields import EncryptedJSON

from .challenge import Challenge
from .consultancy import Consultancy
from .joint_work import JointWork

ABOUT = ("consultancy", "joint_work", "challenge")


def _exactly_one() -> Q:
    found = Q()
    for name in ABOUT:
        found |= Q(**{f"{other}__isnull": other != name for other in ABOUT})
    return found


class CaseLink(ChildRecord):
    """That a piece of practice was about a case – and its words, under the young person's key."""

    case = models.ForeignKey("casework.Case", on_delete=models.PROTECT, related_name="+")
    case_id: UUID
    consultancy = models.OneToOneField(Consultancy, null=True, on_delete=models.PROTECT, related_name="+")
    joint_work = models.OneToOneField(JointWork, null=True, on_delete=models.PROTECT, related_name="+")
    challenge = models.OneToOneField(Challenge, null=True, on_delete=models.PROTECT, related_name="+")
    words = EncryptedJSON()  # by the name of the field they would stand in; a challenge's steps by number

    class Meta:
        constraints = (models.CheckConstraint(condition=_exactly_one(), name="case_link_of_one_piece"),)
