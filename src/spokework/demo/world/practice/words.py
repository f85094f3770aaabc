"""What is written down of practice. No name of anybody stands in it."""

ADVICE = (
    "Ask what would help before saying what will happen next.",
    "Write down what was said in the young person's own words, with the time.",
    "Do not ask for details: say you believe it, and that you will stay in touch.",
    "Refer now rather than after the next incident; the form takes ten minutes.",
    "Tell the young person who will be told what, and why, before telling anybody.",
    "Look at who collects from school, and when; share it with the exploitation panel.",
    "Boys are seldom asked. Ask in the same words as you would ask a girl.",
    "A missing episode is a reason to meet, not to tell off. Offer the return-home interview twice.",
    "Call it exploitation, not a lifestyle: the word decides who feels to blame.",
    "Keep the door open: text once a week even if nobody answers.",
)
JOINT_NOTES = (
    "Went together so that the story was told once.",
    "We met first for ten minutes to agree who asks what.",
    "The young person chose the place; we both came without lanyards.",
    "Afterwards wrote one note together, so that two records say the same.",
    "Looked at the safety plan together and changed two lines of it.",
)
MEETING_NOTES = (
    "Went through the open actions; two are still with the same agency.",
    "Asked for boys and disabled young people to be counted apart in the next report.",
    "Showed what schools had asked for advice on this quarter.",
    "Explained what the service does not do, and why.",
    "Talked about missing episodes out of placements in the area.",
)
AGREED = (
    "Schools are sent the short referral form again before half-term.",
    "The panel's list is sent three days ahead.",
    "A named sergeant answers for missing episodes.",
    "Health brings numbers by age to the next meeting.",
    "The threshold document is read through together in the spring.",
)
SESSION_NOTES = (
    "Two groups stayed behind with questions. Left the card with the number.",
    "Quiet at first. The film helped; next time show it earlier.",
    "Teacher asked for the same session for the year below.",
    "They wanted to talk about boys too. Next session begins there.",
    "",
)
TRAINING_NOTES = (
    "Asked for examples from the area; sent three, with everything changed that could tell who.",
    "Language was discussed for half an hour. Worth the time.",
    "Several had not known whom to ring. They do now.",
    "",
)
ISSUES = {
    "threshold": "The referral was closed as below the threshold although three agencies were worried.",
    "response_to_missing": "Nobody looked until the next morning, because it was said to be a pattern.",
    "language": "The report says that the young person puts themselves at risk.",
    "information": "The strategy meeting was held without telling the service, which holds most of the information.",
    "placement": "A placement was chosen two streets from where the harm happened.",
    "criminalised": "The young person was interviewed as a suspect before anybody asked who gave them the phone.",
    "case_closed": "The case was closed because two appointments were missed.",
    "voice": "The plan was written without asking the young person what they want.",
}
WITH_WHOM = ("The team manager", "The allocated worker", "The duty sergeant", "The chair of the meeting")
STEP_NOTES = (
    "Put in writing, with the dates.",
    "Our manager rang theirs.",
    "Taken to the partnership under the escalation policy.",
)
RESPONSES = {
    "upheld": "Took it up again the same week and changed the decision.",
    "partly": "Changed one point of it; the rest is to be looked at again at the review.",
    "not_upheld": "Heard us, and kept to the decision.",
    "withdrawn": "Explained what we had not known.",
}
CHANGED = {
    "upheld": "There is now a plan the young person has read and agreed to.",
    "partly": "The young person is seen weekly until the review.",
    "not_upheld": "Nothing yet. We keep the young person's worker in place and have written down why.",
    "withdrawn": "",
}
SERIES = ("Girls' group", "Boys' group", "Wednesday group", "Year nine, spring term", "Drop-in")
# Invented, and of nobody: for the registers of a few groups.
FIRST_NAMES = ("Aldis", "Briony", "Corin", "Delph", "Ember", "Fenn", "Greta", "Hollis", "Isolde", "Jory", "Kestrel")
LAST_NAMES = ("Applegarth", "Birtwhistle", "Crabtree-Fell", "Dovehouse", "Elderwick", "Fothergale", "Goosemere")
