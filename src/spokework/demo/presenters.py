"""What each role is for, in a visitor's words."""

from spokework.access.roles import Role

DAY: dict[Role, str] = {
    Role.SPOKE_WORKER: "Her caseload, today's contacts, a case from assessment to closure.",
    Role.HUB_MANAGER: "Triage, waiting, the team's caseloads, reviews overdue, who looked.",
    Role.SAFEGUARDING_LEAD: "Opens a record only with a reason; reviews the reasons others gave.",
    Role.HUB_ADMINISTRATOR: "People, posts and placements. Sees no young person.",
    Role.DATA_PROTECTION_OFFICER: "Who looked and why; erasing a record for good.",
    Role.PROGRAMME_LEAD: "The sixteen hubs, the headline figures, and the releases that go out.",
    Role.EVALUATOR: "Theories held against invented interviews; coding, agreement, what to look at again.",
    Role.FUNDER: "Published releases, and the reports made from them.",
    Role.SYSTEM_ADMINISTRATOR: "Programme-wide roles, and the administrators of hubs.",
}
COLLEAGUE: dict[Role, str] = {
    Role.PROGRAMME_LEAD: "The second person: approves the releases that the other has made.",
    Role.EVALUATOR: "The second coder: codes the same interviews without seeing what the other coded.",
}
