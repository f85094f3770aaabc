"""What is written when something is told to somebody, and when support is explained."""

# By whom was told: the person or role. An agency beside them is named by its own record.
TOLD_TO = {
    "school": (
        "Designated safeguarding lead, her school",
        "Head of year, with the safeguarding lead",
        "Pastoral lead at the college",
    ),
    "social_care": ("The allocated social worker", "Duty social worker", "Team manager, locality team"),
    "police": ("Missing-person coordinator", "Officer of the exploitation team", "Neighbourhood sergeant"),
    "health": ("School nurse", "Nurse at the young people's clinic", "Family doctor"),
    "multi_agency_team": ("The team's daily meeting", "Chair of the multi-agency panel"),
    "voluntary": ("Youth worker", "Family support worker"),
}
SUBMITTED_TO = ("Force intelligence, by the partners' form", "Intelligence desk, form sent by secure mail")

WHAT = (
    "That plans for the week were changed, and who fetches from the bus.",
    "Which days feel unsafe, and the route that is avoided.",
    "That support has begun, and how to reach the worker.",
    "That the weekend was difficult, without the details.",
    "The safety plan, as it was agreed together.",
    "",
)
NECESSITY = (
    "They decide on it this week and did not know. The rest stayed with us.",
    "Without it the evening could not have been made safe. Nothing of the past was needed.",
    "The plan only works if they keep to it too. They were told the plan and no more.",
    "They asked about one thing and were told that one thing.",
    "Waiting until the next meeting would have left a weekend uncovered.",
    "Somebody has to be at the gate. Why was not needed.",
    "The appointment could not be kept without it.",
)
SUBMITTED_WHY = (
    "It may help to keep others safe as well. Only what was seen and heard, and by whom.",
    "A place and a time that fit what others reported. Nothing about the family.",
    "Names of adults who wait near the school. Nobody else could have told.",
)
HOW_TOLD = (
    "Together, before the call.",
    "Face to face, and asked what should stay out of it.",
    "On the phone the same day.",
    "They were in the room.",
    "By text, as agreed, and talked over next time.",
    "",
)
WHY_NOT = {
    "risk": ("It would have been passed on within the hour, and to whom was not safe.",),
    "investigation": ("Asked by the officer to wait until the visit was over.",),
    "no_time": ("It was late and nobody knew where they were. To be told at the next contact.",),
    "not_reached": ("Phone off for two days. To be told at the next contact.",),
    "not_able": ("Not well enough that day to take it in.",),
}

EXPLAINED = (
    "With the leaflet, over a hot chocolate. Asked who else would know.",
    "What we do, what we do not, and when we must tell others. Said it was fine to change one's mind.",
    "In three short goes, at their pace.",
    "With the aunt there, then alone. Wanted to know who reads the notes.",
    "Read it together line by line. Said: only if you do not ring my mum at work.",
)
GILLICK = (
    "Put in own words what we do, what could go wrong and that it can be stopped. Weighed telling a parent and why not.",
    "Understood whom we tell and when. Gave reasons for and against, and came back to them a week later.",
    "Explained it back to me, the risks too. Does not want a parent to know yet; we agreed to ask again.",
)
WITHDRAWN = (
    "Does not want to meet for now. Knows how to come back.",
    "Said it is too much beside school. We agreed on one more talk, with the manager told.",
)
