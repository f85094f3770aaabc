"""Why a verdict was given is sealed: it may repeat what was said, and goes with it."""

from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection, connections, models
from django.db.migrations.loader import MigrationLoader
from django.test.utils import CaptureQueriesContext, isolate_apps

from spokework.core.words import keeper
from spokework.evaluation import actions
from spokework.evaluation.models import Adjudication, Evidence, SourceText, reasons_of, whys_of
from spokework.evaluation.models.evidence import PLACE
from spokework.evaluation.queries import rivals
from spokework.evaluation.queries import theories as rows

from .situations import (
    AT_THE_MACHINE,
    a_code,
    a_participant,
    a_round,
    a_source,
    a_theory,
    an_evaluation,
    coded,
    judged,
    the_lead,
    two_coders,
)

WHY = "Qzreasonq: she said so herself"


def kept() -> Any:
    return Evidence.objects.unscoped("tests")


@pytest.mark.django_db(transaction=True)
def test_no_copy_of_the_data_says_why_once_the_source_is_withdrawn() -> None:
    evaluation = an_evaluation()
    theory, participant = a_theory(evaluation), a_participant(evaluation)
    gone = judged(theory, source=a_source(evaluation, participant=participant), reasoning=WHY)
    stays = judged(theory, source=a_source(evaluation), reasoning=WHY)
    older_copy = bytes(kept().get(pk=gone.pk).sealed)
    assert b"Qzreasonq" not in older_copy
    assert kept().get(pk=gone.pk).reasoning == gone.reasoning == WHY
    actions.withdraw_participant(participant=participant, by=AT_THE_MACHINE)
    gone.refresh_from_db()
    assert (gone.reasoning, bytes(gone.sealed)) == ("", b"")
    kept().filter(pk=gone.pk).update(sealed=older_copy)
    assert kept().get(pk=gone.pk).reasoning == ""
    assert kept().get(pk=stays.pk).reasoning == WHY


@pytest.mark.django_db
def test_however_many_were_judged_the_keyring_is_asked_once_and_where_no_reason_is_read_not_at_all() -> None:
    evaluation = an_evaluation()
    theory, lead = a_theory(evaluation), the_lead(evaluation)
    for number in range(3):
        judged(theory, source=a_source(evaluation), reasoning=f"{WHY} {number}")
    with CaptureQueriesContext(connections["keyring"]) as asked:
        found = rows.evidence(lead, evaluation)
        assert rows.matrix(found)
        assert len(asked) == 0
        assert sorted(row.reasoning for row in found) == [f"{WHY} {number}" for number in range(3)]
        assert len(asked) == 1
        lines = rivals.lines(lead, [theory])
        assert {each.reasoning[: len(WHY)] for line in lines for each in line.verdicts.values()} == {WHY}
        assert len(asked) == 2


@isolate_apps("spokework.evaluation")
def as_it_was() -> type[models.Model]:
    class Before(models.Model):
        id = models.UUIDField(primary_key=True)
        reasoning = models.TextField()
        sealed = models.BinaryField()

        class Meta:
            app_label = "evaluation"
            db_table = "evaluation_evidence"
            managed = False

    return Before


@pytest.mark.django_db
def test_what_was_written_in_the_open_before_is_sealed_and_what_was_emptied_stays_empty() -> None:
    theory = a_theory(evaluation := an_evaluation())
    open_one, emptied = (judged(theory, source=a_source(evaluation)) for _ in range(2))
    keeper().destroy([open_one.pk, emptied.pk])
    connection.check_constraints()  # PostgreSQL changes no table with something still to be checked
    before = as_it_was()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE evaluation_evidence ADD COLUMN reasoning text NOT NULL DEFAULT ''")
        before._base_manager.update(sealed=b"")
        before._base_manager.filter(pk=open_one.pk).update(reasoning=WHY)
    step = import_module("spokework.evaluation.migrations.0010_why_a_verdict_was_given_is_sealed")
    step.seal_reasons(SimpleNamespace(get_model=lambda *_: before), None)
    assert set(before._base_manager.values_list("reasoning", flat=True)) == {""}
    assert kept().get(pk=open_one.pk).reasoning == WHY
    assert bytes(kept().get(pk=emptied.pk).sealed) == b""
    assert keeper().open({open_one.pk: bytes(kept().get(pk=open_one.pk).sealed)}, PLACE) == {open_one.pk: WHY}


STEP = "0012_why_a_passage_was_decided_and_a_text_put_right_is_sealed"


@pytest.mark.django_db
def test_why_it_was_decided_or_put_right_is_sealed_where_it_stood_in_the_open() -> None:
    """And dropped where the source was withdrawn before it was."""
    evaluation = an_evaluation()
    two, code = two_coders(evaluation), a_code(evaluation)
    both = [a_source(evaluation), a_source(evaluation)]
    codings = [coded(source, "She asked me", code, by=two[0]) for source in both]
    closed = actions.close_round(round=a_round(evaluation, two, both, [code]), by=AT_THE_MACHINE)
    for source, coding in zip(both, codings, strict=True):
        actions.adjudicate(round=closed, coding=coding, kept=True, reason="x", by=AT_THE_MACHINE)
        actions.revise_source(source=source, text="She asked me, too.", reason="x", by=AT_THE_MACHINE)
    actions.withdraw_source(source=both[1], by=AT_THE_MACHINE)
    connection.check_constraints()  # PostgreSQL changes no table with something still to be checked
    with connection.cursor() as cursor:
        for table in ("evaluation_adjudication", "evaluation_sourcetext"):
            cursor.execute(f"ALTER TABLE {table} ADD COLUMN reason varchar(600) NOT NULL DEFAULT ''")
            cursor.execute(f"UPDATE {table} SET reason = %s", [WHY])
    then = MigrationLoader(connection).project_state(("evaluation", STEP)).apps
    import_module(f"spokework.evaluation.migrations.{STEP}").seal_reasons(then, None)
    for name in ("Adjudication", "SourceText"):
        assert set(then.get_model("evaluation", name)._base_manager.values_list("reason", flat=True)) == {""}
    decided = Adjudication.objects.unscoped("tests").order_by("number")
    assert [bool(row.sealed) for row in decided] == [True, False]
    assert list(reasons_of(list(decided)).values()) == [WHY]
    put_right = SourceText.objects.unscoped("tests").filter(revision=2).exclude(why=b"")
    assert whys_of(list(put_right)) == {2: WHY}
