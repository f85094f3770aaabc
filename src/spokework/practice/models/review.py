from django.conf import settings
from django.db import models
from django.db.models import Q

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
    """Somebody asked: the worker, her manager, or a local professional by a one-time link.

    That a professional has answered stands in their link alone, and is shown to nobody.
    """

    review = models.ForeignKey(PartnershipReview, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=codes.RespondentKind)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("programme.HostAgency", null=True, on_delete=models.PROTECT, related_name="+")
    name = EncryptedText(purpose="identity")  # of a professional, so that nobody is asked twice
    answered_on = models.DateField(null=True)  # of a colleague

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["review", "number"], name="one_respondent_a_number"),
            models.UniqueConstraint(fields=["review", "account"], name="a_colleague_is_asked_once"),
        )


class ReviewAnswer(HubRow):
    """What one respondent said. Of a professional it does not say who: no path leads back to the respondent.

    So no agency, nor its kind, stands here; a professional's answer bears the day and the moment of the review, not
    its own, and all of them are written anew, shuffled, when one comes.
    """

    review = models.ForeignKey(PartnershipReview, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=codes.RespondentKind)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    scales = models.JSONField(default=dict)  # scale → 1 to 5
    comment = EncryptedText()
    on = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["review", "account"], name="a_colleague_answers_once"),
            models.CheckConstraint(
                condition=Q(kind=codes.RespondentKind.PROFESSIONAL, account__isnull=True)
                | (~Q(kind=codes.RespondentKind.PROFESSIONAL) & Q(account__isnull=False)),
                name="answer_names_a_colleague_only",
            ),
        )
