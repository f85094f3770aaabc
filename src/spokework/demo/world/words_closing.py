"""How work ends, told plainly."""

OUTCOMES = {
    "lower": (
        "Safer, and knows it. Has people to turn to and uses them.",
        "Back at college, in touch with friends of the same age, and makes plans well ahead.",
        "Not missing for three months. Tells a carer where they are going.",
        "Sees the old friendship for what it was, in their own time and words.",
    ),
    "same": (
        "Things have held steady. Other workers stay involved and know what to look for.",
        "Some progress at school; the pull of the group remains. Passed on with a full summary.",
    ),
    "raised": (
        "Risk has risen through a change at home. A strategy meeting was held and a specialist team leads now.",
        "More came to light as trust grew, so the level is higher than first known. Statutory services lead.",
    ),
    "not_assessed": (
        "We did not get as far as a second assessment. What we know has been passed to the referrer.",
        "Too little time together to say fairly what changed.",
    ),
}

ONWARD = (
    "School counsellor, fortnightly",
    "Youth project's Wednesday group",
    "Social worker continues",
    "Family support worker until the summer",
    "CAMHS, appointment made",
    "None needed; knows how to come back",
    "The specialist service where they now live",
)

NO_CLOSING_ASSESSMENT = {
    "disengaged": "The service was not taken up, so a closing assessment could not be done with the young person.",
    "declined": "The young person chose not to go on and did not want to be assessed again.",
    "uncontactable": "The young person could not be reached, after letters, calls and visits over eight weeks.",
    "moved": "The young person moved away before a closing assessment could be done.",
}

TOLD = (
    "Said goodbye over hot chocolate and read the ending letter together.",
    "Told in person, and given the number to come back to.",
    "Told by phone, at their choice, with a card sent through school.",
)
NOT_TOLD = (
    "A letter could not be sent safely. The social worker will tell them when next in touch.",
    "We left word with the carer, as we could not reach them ourselves.",
)

FEEDBACK = (
    "She never gave up on me.",
    "I'd tell my mates to go.",
    "It helped that she came to me.",
    "I wish it was longer.",
    "He listened and didn't judge.",
    "It was all right.",
    "I know who to ring now.",
    "Would have liked the same person all the way through.",
    "You asked me what I wanted and then did it.",
)
