"""What stands in the addresses of reports: a release that is out, and a funder with its own form."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from spokework.accounts.models import Account
from spokework.core.quarters import quarter_name
from spokework.insight.actions import change_funder_template
from spokework.insight.models import FunderTemplate, HubFigures, Preparation, Release, Step
from spokework.insight.reports.kinds import Line
from spokework.insight.states import ReleaseState
from spokework.insight.tests.releases import QUARTER, a_written_release, some_figures
from spokework.programme.actions import add_funder
from spokework.programme.models import Hub
from spokework.programme.tests.situations import AT_THE_MACHINE


@dataclass(frozen=True)
class Released:
    release: Release
    template: FunderTemplate
    preparation: Preparation


def one_released(by: Account, approved_by: Account, hubs: list[Hub]) -> Released:
    funder = add_funder(name="The invented fund", by=AT_THE_MACHINE)
    template = change_funder_template(
        funder=funder, title="Return to the fund", lines=[Line("lower_risk_all")], by=AT_THE_MACHINE
    )
    a_written_release(ReleaseState.CHECKED, quarter=QUARTER + 1, by=by, approved_by=approved_by)
    release = a_written_release(by=by, approved_by=approved_by)
    own = [HubFigures(release=release, hub=hub, figures=some_figures()) for hub in hubs]
    HubFigures._base_manager.bulk_create(own)  # one by one they would be refused: the release is out
    asked = Preparation(step=Step.MAKE, quarter=QUARTER + 2, profile="round5", by=by, told_at=timezone.now())
    asked.save(force_insert=True)
    return Released(release, template, asked)


def of_a_release(there: Released, page: str, name: str) -> object:
    """What is read is out; what is worked on is on its way."""
    quarter = there.release.quarter if page == "release" else QUARTER + 1
    return {"quarter": quarter_name(quarter), "edition": 1, "number": 1, "preparation": there.preparation.pk}[name]


def filled(there: Released, name: str) -> Any:
    standing = {"release": "2016Q4", "kind": "quarterly-return", "written": "pdf", "funder": there.template.funder_id}
    return standing[name]
