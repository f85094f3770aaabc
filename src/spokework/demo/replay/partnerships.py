"""Who stands beside the hubs, and what they say."""

from uuid import UUID

from spokework.core.quarters import quarter_number
from spokework.demo.world.practice import events as e
from spokework.demo.world.practice.beside import Presence
from spokework.practice import actions
from spokework.practice.actions.agreeing import Terms
from spokework.practice.actions.reviewing import Professional
from spokework.practice.models import PartnershipReview
from spokework.programme.models import Area

from .world_state import Made


def _hub(made: Made, there: Presence) -> UUID:
    return made.hubs[there.hub_key].pk


def _area(made: Made, there: Presence) -> Area:
    return made.areas[there.area_code]


def partner_added(made: Made, event: e.PartnerAdded) -> None:
    partner = event.partner
    actions.add_partner(
        hub_id=_hub(made, partner.presence),
        by=made.actor(event.by),
        agency=made.hosts[partner.agency_key],
        role=partner.role,
        start=event.on,
    )


def champion_named(made: Made, event: e.ChampionNamed) -> None:
    champion = event.champion
    made.champions[champion.key] = actions.name_champion(
        hub_id=_hub(made, champion.presence),
        by=made.actor(event.by),
        agency=made.hosts[champion.agency_key],
        name=champion.name,
        role=champion.role,
        start=event.on,
        opened=champion.opened,
    )


def champion_left(made: Made, event: e.ChampionLeft) -> None:
    actions.end_champion(champion=made.champions[event.champion.key], end=event.on, by=made.actor(event.by))


def agreement_signed(made: Made, event: e.AgreementSigned) -> None:
    told = event.agreement
    terms = Terms(
        title=told.title,
        agencies=[made.hosts[key] for key in told.agency_keys],
        covers=told.covers,
        signed=event.on,
        expires=told.expires_on,
    )
    by, there = made.actor(event.by), told.presence
    before = made.agreements.get(there)
    if before is None:
        area = _area(made, there)
        made.agreements[there] = actions.record_agreement(hub_id=_hub(made, there), by=by, area=area, terms=terms)
    else:
        made.agreements[there] = actions.renew_agreement(agreement=before, by=by, terms=terms)


def support_rated(made: Made, event: e.SupportRated) -> None:
    rating = event.rating
    actions.rate_strategic_support(
        hub_id=_hub(made, rating.presence),
        by=made.actor(event.by),
        area=_area(made, rating.presence),
        quarter=quarter_number(event.on),
        rating=rating.rating,
        evidence=rating.evidence,
    )


def review_asked(made: Made, event: e.ReviewAsked) -> None:
    told = event.review
    made.reviews[told.key] = actions.start_review(
        hub_id=_hub(made, told.presence),
        by=made.actor(event.by),
        area=_area(made, told.presence),
        closes_on=told.closes_on,
        professionals=[Professional(each.name, made.hosts[each.agency_key]) for each in told.professionals],
    )


def review_answered(made: Made, event: e.ReviewAnswered) -> None:
    """Colleagues on their page, professionals by the links that the manager made."""
    told, review, by = event.review, made.reviews[event.review.key], made.actor(event.by)
    rng = made.random(f"links:{told.key}")
    links = actions.draw_review_links(review=review, by=by, sending=UUID(int=rng.getrandbits(128)))
    _colleagues(made, event, review)
    for link, answer in zip(links, told.by_link, strict=False):
        sending = UUID(int=rng.getrandbits(128))
        actions.answer_review_by_link(
            token=link.token, sending=sending, scales=dict(answer.scales), comment=answer.comment
        )


def _colleagues(made: Made, event: e.ReviewAnswered, review: PartnershipReview) -> None:
    told = event.review
    manager = made.actor(event.by)
    actions.answer_review(review=review, by=manager, scales=dict(told.by_manager.scales), comment="")
    for key in told.worker_keys:
        actions.answer_review(review=review, by=made.actor(key), scales=dict(told.by_worker.scales), comment="")
