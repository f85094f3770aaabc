"""Role → permissions, and who may grant which role. The one table to read, and to change."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from .permissions import Permission as P


class Role(StrEnum):
    SPOKE_WORKER = "spoke_worker"
    HUB_MANAGER = "hub_manager"
    SAFEGUARDING_LEAD = "safeguarding_lead"
    HUB_ADMINISTRATOR = "hub_administrator"
    DATA_PROTECTION_OFFICER = "data_protection_officer"
    PROGRAMME_LEAD = "programme_lead"
    EVALUATOR = "evaluator"
    FUNDER = "funder"
    SYSTEM_ADMINISTRATOR = "system_administrator"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").capitalize()


@dataclass(frozen=True)
class RoleRule:
    of_hub: bool  # held in one hub; otherwise held for the whole programme
    permissions: frozenset[P]
    asks: Role  # whoever is told no here, asks one of these
    may_grant: frozenset[Role] = frozenset()


HUB_GRANTABLE = frozenset({Role.SPOKE_WORKER, Role.HUB_MANAGER, Role.SAFEGUARDING_LEAD, Role.DATA_PROTECTION_OFFICER})

ROLES: dict[Role, RoleRule] = {
    Role.SPOKE_WORKER: RoleRule(
        of_hub=True,
        asks=Role.HUB_MANAGER,
        permissions=frozenset(
            {
                P.USE_SPOKEWORK,
                P.OPEN_YOUNG_PERSON,
                P.REACH_OWN,
                P.LOOK_BEYOND,
                P.RECORD_REFERRAL,
                P.WORK_CASE,
                P.VIEW_PRACTICE,
                P.RECORD_PRACTICE,
                P.OWN_SUPPORT,
                P.READ_RELEASES,  # in plain words, to go through with a young person
                P.READ_LESSONS,
                P.VIEW_HUB,
            }
        ),
    ),
    Role.HUB_MANAGER: RoleRule(
        of_hub=True,
        asks=Role.HUB_ADMINISTRATOR,
        permissions=frozenset(
            {
                P.USE_SPOKEWORK,
                P.OPEN_YOUNG_PERSON,
                P.REACH_OWN,
                P.REACH_HUB,
                P.VIEW_WHO_LOOKED,
                P.RESTRICT_RECORD,
                P.MERGE_YOUNG_PEOPLE,
                P.REVIEW_ACCESS,
                P.REVIEW_SHARING,
                P.RECORD_REFERRAL,
                P.TRIAGE_REFERRAL,
                P.ASK_OTHER_HUB,
                P.ALLOCATE_CASE,
                P.WORK_CASE,
                P.CLOSE_CASE,
                P.VIEW_TEAM,
                P.VIEW_PRACTICE,
                P.RECORD_PRACTICE,
                P.MANAGE_PARTNERSHIPS,
                P.OWN_SUPPORT,
                P.SUPPORT_TEAM,
                P.VIEW_HUB,
                P.MANAGE_HUB,
                P.VIEW_FIGURES,
                P.MAKE_EXTRACT,
                P.VIEW_RETURNS,
                P.CONFIRM_RETURN,
                P.READ_RELEASES,
                P.READ_LESSONS,
                P.READ_BOARD_REPORT,
                P.PLAN_SERVICE,
            }
        ),
    ),
    Role.SAFEGUARDING_LEAD: RoleRule(
        of_hub=True,
        asks=Role.HUB_MANAGER,
        permissions=frozenset(
            {
                P.USE_SPOKEWORK,
                P.OPEN_YOUNG_PERSON,
                P.LOOK_BEYOND,
                P.REVIEW_ACCESS,
                P.LOOK_INTO_SUPERVISION,
                P.VIEW_HUB,
            }
        ),
    ),
    Role.HUB_ADMINISTRATOR: RoleRule(
        of_hub=True,
        asks=Role.HUB_MANAGER,
        permissions=frozenset({P.USE_SPOKEWORK, P.VIEW_HUB, P.MANAGE_HUB, P.MANAGE_PEOPLE}),
        may_grant=HUB_GRANTABLE,
    ),
    Role.DATA_PROTECTION_OFFICER: RoleRule(
        of_hub=True,
        asks=Role.HUB_MANAGER,
        permissions=frozenset(
            {
                P.USE_SPOKEWORK,
                P.OPEN_YOUNG_PERSON,
                P.LOOK_BEYOND,
                P.VIEW_WHO_LOOKED,
                P.REVIEW_ACCESS,
                P.REVIEW_SHARING,
                P.RESTRICT_RECORD,  # or nobody could lift a restriction once the people named have left
                P.ERASE_YOUNG_PERSON,
                P.VIEW_HUB,
            }
        ),
    ),
    Role.PROGRAMME_LEAD: RoleRule(
        of_hub=False,
        asks=Role.SYSTEM_ADMINISTRATOR,
        permissions=frozenset(
            {
                P.USE_SPOKEWORK,
                P.VIEW_PROGRAMME_FIGURES,
                P.VIEW_FIGURES,
                P.MAKE_EXTRACT,
                P.VIEW_RETURNS,
                P.ASK_FOR_RETURNS,
                P.READ_RELEASES,
                P.READ_LESSONS,
                P.PREPARE_RELEASES,
                P.APPROVE_RELEASES,
                P.PLAN_SERVICE,
                P.VIEW_HUB,
                P.MANAGE_PROGRAMME,
            }
        ),
    ),
    Role.EVALUATOR: RoleRule(
        of_hub=False,
        asks=Role.PROGRAMME_LEAD,
        permissions=frozenset({P.USE_SPOKEWORK, P.READ_RELEASES, P.READ_LESSONS, P.EVALUATE}),
    ),
    Role.FUNDER: RoleRule(
        of_hub=False,
        asks=Role.PROGRAMME_LEAD,
        permissions=frozenset({P.USE_SPOKEWORK, P.READ_RELEASES, P.READ_LESSONS}),
    ),
    Role.SYSTEM_ADMINISTRATOR: RoleRule(
        of_hub=False,
        asks=Role.PROGRAMME_LEAD,
        permissions=frozenset({P.USE_SPOKEWORK, P.MANAGE_PROGRAMME_PEOPLE, P.MANAGE_PEOPLE, P.RUN_INSTALLATION}),
        may_grant=frozenset(
            {
                Role.HUB_ADMINISTRATOR,
                Role.PROGRAMME_LEAD,
                Role.EVALUATOR,
                Role.FUNDER,
                Role.SYSTEM_ADMINISTRATOR,
            }
        ),
    ),
}


def permissions_of(role: Role) -> frozenset[P]:
    return ROLES[role].permissions


def whom_to_ask(roles: Collection[Role]) -> str:
    """Somebody who exists for a holder of these roles, and is not themselves; empty where there is nobody."""
    asked = (ROLES[role].asks for role in Role if role in roles)
    found = next((role for role in asked if role not in roles), None)
    if found is None:
        return ""
    words = found.label.lower()
    return f"your hub’s {words.removeprefix('hub ')}" if ROLES[found].of_hub else f"the {words}"
