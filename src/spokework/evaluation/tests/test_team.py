"""Who is on a team sees its evaluation; what each part may do; and nobody else finds it."""

import pytest
from django.urls import reverse

from spokework.access.decide import NotAllowed
from spokework.access.roles import Role
from spokework.accounts.models import Account
from spokework.accounts.tests.situations import signed_in
from spokework.evaluation import actions, codes
from spokework.evaluation.models import Evaluation, Source, TeamMember
from spokework.evaluation.queries.evaluations import by_number
from spokework.programme.tests.situations import a_member

from .situations import AT_THE_MACHINE, a_source, an_actor, an_evaluation, an_evaluator, on_the_team, refused, the_lead

pytestmark = pytest.mark.django_db
T = codes.TeamRole


def row_of(evaluation: Evaluation, account_id: object) -> TeamMember:
    row: TeamMember = TeamMember.objects.unscoped("tests").get(evaluation=evaluation, account=account_id)
    return row


def test_whoever_starts_one_leads_it_and_another_evaluator_does_not_find_it() -> None:
    lead, other = an_evaluator(), an_evaluator()
    evaluation = an_evaluation(lead)
    assert row_of(evaluation, lead.id).role == T.LEAD
    assert by_number(lead, evaluation.number) == evaluation
    assert by_number(other, evaluation.number) is None
    source = a_source(evaluation)
    assert list(Source.objects.visible_to(lead)) == [source]
    assert not Source.objects.visible_to(other).exists()


@pytest.mark.parametrize("role", [Role.HUB_MANAGER, Role.PROGRAMME_LEAD, Role.FUNDER, Role.SYSTEM_ADMINISTRATOR])
def test_nobody_but_an_evaluator_starts_one_or_is_taken_on(role: Role) -> None:
    with pytest.raises(NotAllowed):
        an_evaluation(an_actor(role))
    evaluation = an_evaluation()
    refusal = refused(
        actions.add_member, evaluation=evaluation, account=a_member(role), role=T.READER, by=AT_THE_MACHINE
    )
    assert refusal.field == "account"


def test_each_part_does_what_it_may_and_no_more() -> None:
    evaluation = an_evaluation()
    coder, reader = on_the_team(evaluation, T.CODER), on_the_team(evaluation, T.READER)
    source = a_source(evaluation, by=coder)
    with pytest.raises(NotAllowed):
        a_source(evaluation, by=reader)
    with pytest.raises(NotAllowed):
        actions.withdraw_source(source=source, by=reader)
    for actor in (coder, reader):
        with pytest.raises(NotAllowed):
            actions.add_member(evaluation=evaluation, account=a_member(Role.EVALUATOR), role=T.READER, by=actor)


def test_who_has_left_finds_nothing_and_the_only_lead_stays() -> None:
    evaluation = an_evaluation()
    lead, coder = the_lead(evaluation), on_the_team(evaluation)
    assert refused(actions.end_member, member=row_of(evaluation, lead.id), by=lead).message.startswith("This is the")
    actions.end_member(member=row_of(evaluation, coder.id), by=lead)
    assert by_number(coder, evaluation.number) is None
    assert refused(actions.end_member, member=row_of(evaluation, coder.id), by=lead)
    # Once ended, a part can be given again.
    account = Account.objects.get(pk=coder.id)
    actions.add_member(evaluation=evaluation, account=account, role=T.READER, by=lead)
    assert by_number(coder, evaluation.number) == evaluation
    assert refused(actions.add_member, evaluation=evaluation, account=account, role=T.CODER, by=lead).field == "account"


def test_pages_answer_a_stranger_404_and_a_reader_who_would_write_403() -> None:
    evaluation = an_evaluation()
    a_source(evaluation)
    here = [evaluation.number, 1]
    stranger, reader = an_evaluator(), on_the_team(evaluation, T.READER)
    browsers = {each.id: signed_in(Account.objects.get(pk=each.id)) for each in (stranger, reader)}
    pages = {"source": here, "source_change": here, "source_new": here[:1], "sources": here[:1], "search": here[:1]}
    for name, args in pages.items():
        there = reverse(f"evaluation:{name}", args=args)
        assert browsers[stranger.id].get(there).status_code == 404, name
        due = 403 if name in ("source_change", "source_new") else 200
        assert browsers[reader.id].get(there).status_code == due, name
    writes = reverse("evaluation:source_withdraw", args=here)
    assert browsers[reader.id].post(writes).status_code == 403
    assert browsers[stranger.id].post(writes).status_code == 404
