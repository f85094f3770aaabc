from django.conf import settings
from django.db import models

from spokework.practice import codes
from spokework.vault.fields import EncryptedText

from .base import HubRow


class PartnershipReview(HubRow):
    """One quarter's review of a partnership in an area: asked, then closed."""

    area = models.ForeignKey("programme.Area", on_delete=models.PROTECT, related_name="+")
    quarter = models.PositiveIntegerField()  # year × 4 + quarter − 1
    asked_on = models.DateField()
    closes_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["hub", "area", "quarter"], name="one_review_an_area_and_quarter"),
        )


class Respondent(HubRow):
    """Somebody asked: the worker, her manager, or a local professional by a one-time link."""

    review = models.ForeignKey(PartnershipReview, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=codes.RespondentKind)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("programme.HostAgency", null=True, on_delete=models.PROTECT, related_name="+")
    name = EncryptedText(purpose="identity")  # of a professional, so that nobody is asked twice
    answered_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["review", "number"], name="one_respondent_a_number"),
            models.UniqueConstraint(fields=["review", "account"], name="a_colleague_is_asked_once"),
        )


class ReviewAnswer(HubRow):
    """What one respondent said. Of a professional it does not say who: no path leads back to the respondent."""

    review = models.ForeignKey(PartnershipReview, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=codes.RespondentKind)
    agency_kind = models.CharField(max_length=20, blank=True)
    scales = models.JSONField(default=dict)  # scale → 1 to 5
    comment = EncryptedText()
    on = models.DateField()
