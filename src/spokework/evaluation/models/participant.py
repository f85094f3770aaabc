from django.db import models
from django.db.models import Q

from spokework.evaluation import codes

from .base import Numbered
from .site import Site


class Participant(Numbered):
    """Somebody who took part, or a case study, by pseudonym. Who they are stands nowhere in Spokework."""

    pseudonym = models.CharField(max_length=60)
    kind = models.CharField(max_length=12, choices=codes.ParticipantKind)
    stakeholder = models.CharField(max_length=15, choices=codes.Stakeholder)
    site = models.ForeignKey(Site, null=True, on_delete=models.PROTECT, related_name="+")
    consent = models.CharField(max_length=10, choices=codes.ResearchConsent, default=codes.ResearchConsent.ASKED)
    consent_on = models.DateField(null=True)  # the day of the answer

    class Meta(Numbered.Meta):
        constraints = (
            *Numbered.Meta.constraints,
            models.UniqueConstraint(fields=["evaluation", "pseudonym"], name="one_participant_a_pseudonym"),
            models.CheckConstraint(
                condition=Q(consent=codes.ResearchConsent.ASKED, consent_on__isnull=True)
                | (~Q(consent=codes.ResearchConsent.ASKED) & Q(consent_on__isnull=False)),
                name="research_consent_is_dated",
            ),
        )

    @property
    def has_withdrawn(self) -> bool:
        return self.consent == codes.ResearchConsent.WITHDRAWN

    @property
    def may_be_quoted(self) -> bool:
        return self.consent == codes.ResearchConsent.GIVEN

    def __str__(self) -> str:
        return self.pseudonym
