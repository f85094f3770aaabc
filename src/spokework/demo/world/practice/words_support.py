"""What is written of supervision. It names nobody: a young person stands in it by reference at the most."""

SAID = (
    "Went through the caseload by level. Two have waited long for a review; both are planned.",
    "Talked about sitting alone in an office where most people leave at four.",
    "A hard week: two went missing. Looked at what is hers to carry and what is not.",
    "How to disagree with people one shares a kitchen with.",
    "What went well: a school that now rings before things happen.",
    "Time off that was not taken. It is taken now.",
)
AGREED = (
    "A day at the hub every fortnight until the summer.",
    "Two closures to be prepared; no new case before then.",
    "The manager writes to the host about the locked room.",
    "Joint visit with a colleague next week.",
    "Read the escalation policy together.",
)
MISSED = ("A court date on the same morning.", "Ill.", "An emergency meeting was called.", "Snow: no train ran.")
