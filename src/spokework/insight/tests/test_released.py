"""What a release says, to whom; and that it goes on saying it."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from spokework.access.roles import Role
from spokework.insight.models import Frozen, KeyMessage, Release
from spokework.insight.queries import releases as queries
from spokework.insight.releases.content import released
from spokework.insight.states import ReleaseState
from spokework.programme.tests.situations import a_person, an_actor

from .releases import QUARTER, a_written_release

pytestmark = pytest.mark.django_db


def out(state: str = ReleaseState.PUBLISHED, **what: Any) -> Release:
    return a_written_release(state, by=a_person("Anita Cole"), approved_by=a_person("Ben Dale"), **what)


def test_what_a_renderer_gets_is_what_was_stored_with_who_did_what() -> None:
    out()
    release = queries.one(an_actor(Role.FUNDER), QUARTER, 1)
    assert release is not None
    content = released(release)
    assert (content.name, content.is_published) == ("2016Q4", True)
    received = content.table("referrals_received-source-to-date")
    assert received is not None
    assert [row.numerator for row in received.rows] == [40, None]
    assert received.rows[1].withheld == "Fewer than 8"
    assert received.silent == ("Wrenhallow",)
    (lower,) = content.of("lower_risk_all")
    assert lower.rows[0].rate == pytest.approx(185 / 255)
    (message,) = content.messages_on("lower_risk_all")
    assert (message.title, message.by) == ("Lower risk, of all closed", "Anita Cole")
    assert {step: taken.by for step, taken in content.steps.items()} == {
        "made": "Anita Cole",
        "checked": "Anita Cole",
        "approved": "Ben Dale",
        "published": "Anita Cole",
    }
    assert content.missing_returns[0].name == "Wrenhallow"


def test_another_edition_is_called_so() -> None:
    assert out(edition=2).name == "2016Q4, version 2"


@pytest.mark.parametrize("state", [each for each in ReleaseState if each is not ReleaseState.PUBLISHED])
@pytest.mark.parametrize("role", [Role.FUNDER, Role.EVALUATOR, Role.HUB_MANAGER])
def test_what_is_not_published_is_not_there_for_a_reader(role: Role, state: str) -> None:
    out(state)
    reader = an_actor(role)
    assert queries.one(reader, QUARTER, 1) is None
    assert queries.releases(reader) == []
    assert KeyMessage.objects.visible_to(reader).count() == 0
    assert queries.one(an_actor(Role.PROGRAMME_LEAD), QUARTER, 1) is not None


@pytest.mark.parametrize("role", [Role.HUB_ADMINISTRATOR, Role.SYSTEM_ADMINISTRATOR, Role.SAFEGUARDING_LEAD])
def test_others_read_none(role: Role) -> None:
    out()
    assert queries.releases(an_actor(role)) == []


EDITS = {
    "saved": lambda release: release.save(),
    "changed": lambda release: release.change(reason="Another number"),
    "updated": lambda release: rows(release).update(figures={}),
    "deleted": lambda release: release.delete(),
    "deleted with others": lambda release: rows(release).delete(),
    "a word changed": lambda release: message_of(release).change(words="All felt safer."),
    "a word taken away": lambda release: message_of(release).delete(),
    "words updated": lambda release: messages(release).update(words="None"),
    "a word added": lambda release: KeyMessage(
        release=release, number=2, indicator="x", words="More", at=release.made_at
    ).save(),
}


def rows(release: Release) -> Any:
    return Release.objects.unscoped("tests").filter(pk=release.pk)


def messages(release: Release) -> Any:
    return KeyMessage.objects.unscoped("tests").filter(release=release)


def message_of(release: Release) -> KeyMessage:
    return messages(release).get()  # type: ignore[no-any-return]  # of rows for tests


@pytest.mark.parametrize("edit", EDITS)
def test_a_published_release_stays_as_it_is(edit: str) -> None:
    release = out()
    release.figures = {}
    with pytest.raises(Frozen):
        EDITS[edit](release)
    assert rows(release).get().figures["tables"]
    assert message_of(release).words == "Most felt safer."


def test_before_that_it_can_be_changed() -> None:
    release = out(ReleaseState.CHECKED)
    message_of(release).change(words="Most said that they felt safer.")
    rows(release).update(reason="Late records")
    messages(release).delete()
    rows(release).delete()


def test_the_database_itself_wants_another_person_to_approve() -> None:
    one = a_person("Anita Cole")
    with pytest.raises(IntegrityError), transaction.atomic():
        a_written_release(ReleaseState.APPROVED, by=one, approved_by=one)
    with pytest.raises(IntegrityError), transaction.atomic():
        a_written_release(ReleaseState.PUBLISHED, edition=2, by=one, approved_by=None)  # type: ignore[arg-type]  # that is the point
