"""The invented evaluation, played through its actions: sources in bulk, a few dozen of them coded and judged."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from spokework.access.decide import Actor
from spokework.core import clock
from spokework.demo.world.evaluation.interviews import AT_LENGTH, NOBODY, SETTINGS, SITES, Coded, Said, build_interviews
from spokework.demo.world.evaluation.theories import CODES, COLOURS, DEFINITIONS, MEMOS, RIVALS, THEORIES, Told
from spokework.demo.world.words_learned import KEY_MESSAGE, KEY_MESSAGE_ON, LESSONS, WRITTEN
from spokework.evaluation import actions, codes
from spokework.evaluation.models import Code, Coding, Evaluation, Evidence, Participant, Site, Source, Theory
from spokework.evaluation.queries.lessons import passage, quotable
from spokework.evaluation.queries.team import team
from spokework.evaluation.queries.theories import domains as domains_of

from .world_state import Made

STARTS, TAKEN_IN, CODED, JUDGED, REFINED, ROUND, TOLD = (
    date(2015, 2, 2),
    date(2016, 11, 14),
    date(2016, 11, 21),
    date(2016, 12, 5),
    date(2016, 12, 12),
    date(2016, 12, 19),
    date(2016, 12, 21),
)
IN_THE_ROUND = 3
RICHLY = AT_LENGTH - IN_THE_ROUND  # sources that one codes; those of the round are coded by two
AGREES = 3  # of every four passages in the round, so many are given by both
# The last fragment of each code speaks against it, or past it.
AGAINST = {"Seen and asked": 3, "Alongside": 3, "Able to challenge": 3, "Trust takes time": 4}
SILENT = (codes.Verdict.SILENT, "Asked about it, and spoke of something else")
V = codes.Verdict


class Played:
    """What has been made so far."""

    def __init__(self, made: Made) -> None:
        self.lead, self.second = made.actor("evaluator-1"), made.actor("evaluator-2")
        self.said = build_interviews(made.random("evaluation"))
        self.evaluation: Evaluation
        self.sites: list[Site] = []
        self.sources: list[tuple[Said, Source]] = []
        self.codes: dict[str, Code] = {}
        self.codings: list[tuple[Said, Coded, Coding]] = []
        self.theories: list[Theory] = []


def evaluated(made: Made) -> None:
    played = Played(made)
    with clock.standing_at(STARTS):
        _begins(made, played)
    with clock.standing_at(TAKEN_IN):
        _takes_in(played)
    with clock.standing_at(CODED):
        _codes(played)
        _gleans(played)
    with clock.standing_at(JUDGED):
        _judges(played)
        _thinks(played)
    with clock.standing_at(REFINED):
        _moves_on(played)
    with clock.standing_at(ROUND):
        _codes_blind(played)
    with clock.standing_at(TOLD):
        _tells(played)


def _begins(made: Made, played: Played) -> None:
    evaluation = played.evaluation = actions.start_evaluation(
        title="What the hub-and-spoke model changes, and why",
        questions="What works, for whom, where and why?\nWhat is the distinct contribution of the voluntary sector?",
        design=f"Realist. {NOBODY} No state of a theory here is a finding about the Alexi Project.",
        ethics="Invented: no committee was asked, for nobody took part.",
        start=STARTS,
        by=played.lead,
    )
    actions.add_member(
        evaluation=evaluation, account=made.accounts["evaluator-2"], role=codes.TeamRole.CODER, by=played.lead
    )
    asked: dict[str, Any] = {"evaluation": evaluation, "by": played.lead}
    actions.add_attribute(name="Setting", kind=codes.AttributeKind.CHOICE, choices=SETTINGS, **asked)
    actions.add_attribute(name="Phase", kind=codes.AttributeKind.NUMBER, **asked)
    actions.add_attribute(name="Urban", kind=codes.AttributeKind.YES_NO, **asked)
    for at, name in enumerate(SITES):
        known = {"1": SETTINGS[at % len(SETTINGS)], "2": at % 3 + 1, "3": "yes" if at % 2 else "no"}
        played.sites.append(actions.add_site(name=name, attributes=known, **asked))


def _takes_in(played: Played) -> None:
    given = []
    for number, said in enumerate(played.said):
        kind = codes.SourceKind.CASE_STUDY if said.is_case_study else codes.SourceKind.INTERVIEW
        given.append(
            actions.Given(
                title=f"{kind.label} {number + 1}, {said.pseudonym}",
                kind=kind,
                day=said.on,
                text=said.text,
                stakeholder=said.stakeholder,
                site=played.sites[said.site],
                participant=_took_part(played, said) if number < RICHLY else None,
            )
        )
    rows = actions.add_sources(evaluation=played.evaluation, sources=given, by=played.lead)
    played.sources = list(zip(played.said, rows, strict=True))


def _took_part(played: Played, said: Said) -> Participant:
    return actions.add_participant(
        evaluation=played.evaluation,
        pseudonym=said.pseudonym,
        kind=codes.ParticipantKind.PERSON,
        stakeholder=said.stakeholder,
        site=played.sites[said.site],
        consent=codes.ResearchConsent.GIVEN if said.quotes else codes.ResearchConsent.NO_QUOTES,
        consent_on=said.on,
        by=played.lead,
    )


def _codes(played: Played) -> None:
    for name, colour in zip(CODES, COLOURS, strict=True):
        played.codes[name] = actions.add_code(
            evaluation=played.evaluation, name=name, definition=DEFINITIONS[name], colour=colour, by=played.lead
        )
    for said, source in islice(played.sources, RICHLY):
        for place in said.coded:
            played.codings.append((said, place, _put(played, source, place, played.lead)))


def _put(played: Played, source: Source, place: Coded, by: Actor) -> Coding:
    code = played.codes[place.code]
    return actions.code_passage(source=source, code=code, start=place.start, end=place.end, by=by)


def _gleans(played: Played) -> None:
    domains = {row.number: row for row in domains_of(played.lead, played.evaluation)}
    for told in THEORIES:
        wording = actions.Wording(*told.wording)
        played.theories.append(
            actions.add_theory(
                evaluation=played.evaluation,
                domain=domains[told.outcome],
                title=told.title,
                wording=wording,
                by=played.lead,
            )
        )
    for theory, told in zip(played.theories, THEORIES, strict=True):
        for verb in told.course[:2]:
            _move(theory, verb, played)
    for one, other in RIVALS:
        kind = codes.RelationKind.RIVAL
        actions.relate_theories(theory=played.theories[one], other=played.theories[other], kind=kind, by=played.lead)


_WHY = {
    "put_forward": "Worded in full after the first reading of documents.",
    "test": "Sites and passages are chosen; the interviews are being coded.",
    "consolidate": "It held at every site where it was asked about, and what spoke against it names its condition.",
    "refute": "Where workers belonged to the agency, they said themselves what they had learnt not to say.",
}


def _move(theory: Theory, verb: str, played: Played) -> None:
    actions.move_theory(theory=theory, verb=verb, reason=_WHY[verb], by=played.lead)


def _judges(played: Played) -> None:
    """Five passages for each theory under test, of as many people; and one silence."""
    for theory, told in zip(played.theories, THEORIES, strict=True):
        if "test" not in told.course:
            continue
        for said, place, coding in islice(_about(played, told.code), 5):
            verdict, why = _verdict(told, place)
            _judge(theory, verdict, why, said, played, coding=coding)
        said, source = next(
            (s, row) for s, row in played.sources[:RICHLY] if told.code not in {c.code for c in s.coded}
        )
        _judge(theory, *SILENT, said, played, source=source)


def _about(played: Played, code: str) -> Iterator[tuple[Said, Coded, Coding]]:
    met = set()
    for said, place, coding in played.codings:
        if place.code == code and said.pseudonym not in met:
            met.add(said.pseudonym)
            yield said, place, coding


def _without(played: Played, code: str) -> Iterator[tuple[Said, Source]]:
    for said, source in played.sources[:RICHLY]:
        if code not in {place.code for place in said.coded}:
            yield said, source


def _verdict(told: Told, place: Coded) -> tuple[str, str]:
    against = AGAINST.get(told.code) == place.speaks
    if "refute" in told.course:
        return (V.PARTLY, "Somebody from inside might have said it too") if against else (
            V.CONTRADICTS, "What made it possible is that she does not belong to them",
        )  # fmt: skip
    if against:
        return V.CONTRADICTS, "The condition was given, and what should follow did not"
    return (V.SUPPORTS, "Says what made the difference, unasked") if place.speaks % 2 == 0 else (
        V.PARTLY, "What should follow is there; why, is left open",
    )  # fmt: skip


def _judge(theory: Theory, verdict: str, why: str, said: Said, played: Played, **about: Any) -> None:
    judgement = actions.Judgement(
        verdict=verdict,
        reasoning=why,
        relevance=codes.Grade.HIGH if said.stakeholder in ("young_person", "spoke_worker") else codes.Grade.MIDDLING,
        rigour=codes.Grade.MIDDLING,
    )
    actions.link_evidence(theory=theory, judgement=judgement, by=played.lead, **about)


def _thinks(played: Played) -> None:
    somebody = next(source.participant for _, source in played.sources if source.participant is not None)
    of_a_theory, of_a_site, of_somebody, of_it_all = MEMOS
    actions.write_memo(about=played.theories[0], words=of_a_theory, by=played.second)
    actions.write_memo(about=played.sites[0], words=of_a_site, by=played.second)
    actions.write_memo(about=somebody, words=of_somebody, by=played.second)
    actions.write_memo(about=played.evaluation, words=of_it_all, by=played.lead)


def _moves_on(played: Played) -> None:
    for theory, told in zip(played.theories, THEORIES, strict=True):
        for verb in told.course[2:]:
            if verb == "refine":
                said = dict(zip(_NAMES, told.wording, strict=True)) | {"context": told.refined}
                change = codes.Change.CONTEXT_WIDENED
                actions.refine_theory(
                    theory=theory, wording=actions.Wording(**said), change=change, reason=told.why, by=played.lead
                )
            else:
                _move(theory, verb, played)


_NAMES = ("if_said", "then_said", "because_said", "context", "resource", "reasoning", "outcome")


def _codes_blind(played: Played) -> None:
    """Two coders, and real disagreement: the second leaves out some passages, and gives others another code."""
    chosen = played.sources[RICHLY : RICHLY + IN_THE_ROUND]
    found = actions.start_round(
        evaluation=played.evaluation,
        title="First round",
        coders=team(played.lead, played.evaluation),
        sources=[source for _, source in chosen],
        codes=list(played.codes.values()),
        by=played.lead,
    )
    names, number = list(played.codes), 0
    for said, source in chosen:
        for place in said.coded:
            _put(played, source, place, played.lead)
            number += 1
            if number % 4 < AGREES:
                _put(played, source, place, played.second)
            elif number % 8 > AGREES:
                other = names[(names.index(place.code) + 1) % len(names)]
                _put(played, source, Coded(other, place.start, place.end, 0), played.second)
    actions.close_round(round=found, by=played.lead)


def _tells(played: Played) -> None:
    """The lead writes, the second coder reads, the lead publishes; one key message, and most of a report."""
    for told in LESSONS:
        theory = played.theories[told.theory]
        words = actions.PlainWords(**{name: getattr(told, name) for name in _PLAIN})
        lesson = actions.write_lesson(theory=theory, words=words, by=played.lead)
        passages = sorted(quotable(played.lead, lesson, []), key=_not_by_a_colleague)
        for row in passages[: told.quotes]:
            actions.quote_passage(lesson=lesson, evidence=row, words=passage(played.lead, row), by=played.lead)
        actions.read_lesson(lesson=lesson, by=played.second)
        actions.publish_lesson(lesson=lesson, by=played.lead)
    theories = [played.theories[at] for at in KEY_MESSAGE_ON]
    actions.write_message(evaluation=played.evaluation, words=KEY_MESSAGE, theories=theories, by=played.lead)
    for key, written in WRITTEN.items():
        actions.write_section(evaluation=played.evaluation, key=key, words=written, by=played.lead)


def _not_by_a_colleague(row: Evidence) -> bool:
    """Fragments are dealt to everybody, and some say “us” of an agency."""
    return row.source is None or row.source.stakeholder in (
        codes.Stakeholder.YOUNG_PERSON,
        codes.Stakeholder.PARENT_CARER,
    )


_PLAIN = ("title", "what_works", "for_whom", "where", "why", "where_not")
