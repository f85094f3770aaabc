"""Partnerships to test with: who stands around an area, reviews, and the links by which people answer."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from spokework.access.decide import Actor
from spokework.casework.tests.situations import a_hub, a_manager, an_area
from spokework.core import clock
from spokework.core.quarters import quarter_number
from spokework.practice import actions, codes
from spokework.practice.actions import Professional, Terms
from spokework.practice.codes import Scale
from spokework.practice.models import (
    Champion,
    Partner,
    PartnershipReview,
    SharingAgreement,
    StrategicSupport,
)
from spokework.programme.models import Area, Hub
from spokework.programme.tests.situations import AT_THE_MACHINE, a_host


def a_partner(hub: Hub | None = None, *, by: Actor = AT_THE_MACHINE, **facts: Any) -> Partner:
    usual = {"role": codes.PartnerRole.REFERRER, "start": clock.today()}
    agency = facts.pop("agency", None) or a_host(an_area())
    return actions.add_partner(hub_id=(hub or a_hub()).pk, by=by, agency=agency, **(usual | facts))


def a_champion(hub: Hub | None = None, *, by: Actor = AT_THE_MACHINE, **facts: Any) -> Champion:
    usual = {
        "name": "Odile Marchbanks",
        "role": codes.ProfessionalRole.POLICE_OFFICER,
        "start": clock.today(),
        "opened": "The morning briefing",
    }
    agency = facts.pop("agency", None) or a_host(an_area())
    return actions.name_champion(hub_id=(hub or a_hub()).pk, by=by, agency=agency, **(usual | facts))


def terms(area: Area, **said: Any) -> Terms:
    usual = {
        "title": "Sharing about young people at risk",
        "agencies": said.pop("agencies", None) or [a_host(area)],
        "covers": "Names and dates of missing episodes, by the police to us",
        "signed": clock.today() - timedelta(days=30),
        "expires": clock.today() + timedelta(days=335),
    }
    return Terms(**(usual | said))


def an_agreement(
    hub: Hub | None = None, *, by: Actor = AT_THE_MACHINE, area: Area | None = None, **said: Any
) -> SharingAgreement:
    area = area or an_area()
    return actions.record_agreement(hub_id=(hub or a_hub()).pk, by=by, area=area, terms=terms(area, **said))


def a_rating(hub: Hub | None = None, *, by: Actor = AT_THE_MACHINE, **said: Any) -> StrategicSupport:
    usual = {
        "area": an_area(),
        "quarter": quarter_number(clock.today()),
        "rating": 3,
        "evidence": "The chair of the board came to the launch",
    }
    return actions.rate_strategic_support(hub_id=(hub or a_hub()).pk, by=by, **(usual | said))


def professionals(area: Area, number: int = 3) -> list[Professional]:
    return [Professional(f"Professional {n}", a_host(area)) for n in range(1, number + 1)]


def a_review(
    hub: Hub | None = None,
    *,
    by: Actor | None = None,
    area: Area | None = None,
    asking: int = 3,
    closes_on: date | None = None,
) -> PartnershipReview:
    """Started by the hub's manager, who is thereby asked herself."""
    hub, area = hub or a_hub(), area or an_area()
    return actions.start_review(
        hub_id=hub.pk,
        by=by or a_manager(hub),
        area=area,
        closes_on=closes_on or clock.today() + timedelta(days=21),
        professionals=professionals(area, asking),
    )


def links_of(review: PartnershipReview) -> list[str]:
    drawn = actions.draw_review_links(review=review, by=AT_THE_MACHINE, sending=uuid4())
    return [each.token for each in drawn]


def every_scale(rating: int = 4) -> dict[str, int]:
    return {scale.value: rating for scale in Scale}


def answered_by_link(token: str, rating: int = 4, comment: str = "") -> None:
    actions.answer_review_by_link(token=token, sending=uuid4(), scales=every_scale(rating), comment=comment)


PAGES = {
    "partner_end": "partner",
    "champion_change": "champion",
    "champion_end": "champion",
    "agreement_renew": "agreement",
    "agreement_correct": "agreement",
    "agreement_end": "agreement",
    "strategic_support_change": "strategic_support",
    "review": "review",
    "review_ask": "review",
    "review_links": "review",
    "review_answer": "review",
    "training_links": "training",
}
"""Of which of these each page is."""


def around_an_area(hub: Hub, area: Area) -> dict[str, Any]:
    """One of everything that stands around an area, by the name of the thing."""
    return {
        "partner": a_partner(hub, agency=a_host(area)),
        "champion": a_champion(hub, agency=a_host(area)),
        "agreement": an_agreement(hub, area=area),
        "strategic_support": a_rating(hub, area=area, quarter=quarter_number(clock.today()) - 1),
        "review": a_review(hub, area=area, by=AT_THE_MACHINE),
    }
