"""What workers write about their work, briefly, and what young people say about it."""

PURPOSES = {
    "getting to know each other": (
        "First proper talk. Played cards and found out what makes a good and a bad week.",
        "Explained what I do, what stays between us and what cannot. Chose the café by the library for next time.",
        "Short walk round the park. Easier to talk side by side.",
        "Drew a map of the people who matter. Two of them we will think about together.",
    ),
    "safety planning": (
        "Went through who to ring and in which order. Numbers are now under made-up names in the phone.",
        "Agreed a word to text if a lift home is needed. Aunt is happy to be the one to fetch.",
        "Looked at the route home from college and found one with more people about.",
        "Talked over Friday. Next time will go with a friend and leave with the same friend.",
    ),
    "healthy relationships": (
        "Worked through the cards on what a good friend does. Chose honesty and not having to answer at once.",
        "Talked about what is fair to ask of somebody, and how it feels to say no.",
        "Watched a short film and paused it where things felt off. Spotted every sign before I did.",
    ),
    "online safety": (
        "Checked privacy settings together. Three unknown followers removed, one account reported.",
        "Talked about messages that ask you to keep a secret, and what could be said instead.",
    ),
    "school or college": (
        "Met with the head of year. A reduced timetable for two weeks, then art and maths first.",
        "Filled in the college form together. Interview is next month.",
    ),
    "health": (
        "Went along to the appointment and waited outside, as agreed. Came out smiling.",
        "Talked about sleep. Will try leaving the phone downstairs three nights a week.",
    ),
    "support with a meeting": (
        "Prepared three things to say at the review meeting. Said all three.",
        "Went to the meeting together. Asked for contact with a brother and was listened to.",
    ),
    "home and family": (
        "Talk with mum, all three of us. Agreed what time is late, and what happens then.",
        "Foster carer joined for the last ten minutes. A calmer week all round.",
    ),
    "confidence and interests": (
        "Climbing wall. Got to the top the second time and sent a photograph home.",
        "Cooked noodles at the hub. Talked more in an hour than in the last month.",
        "Looked at the boxing club's timetable. Going on Monday with a cousin.",
    ),
}  # fmt: skip

# By telephone or on a screen.
AT_A_DISTANCE = {
    "keeping in touch": (
        "Quick check-in. All well, exam on Thursday.",
        "Rang as promised. A quiet week and a good one.",
        "Wanted to tell me about the trial shift. It went well.",
        "Ten minutes on the way to the bus, at their asking.",
    ),
    "safety planning": (
        "Went over the plan for the weekend before it starts.",
        "Rang from outside the shop, unsure about a lift offered. Aunt fetched. Well done for ringing.",
    ),
    "support with a meeting": (
        "Talked through what tomorrow's meeting is for and who will be there.",
        "Went over how the meeting had felt. Two things to put right with the social worker.",
    ),
}

IN_WRITING = {
    "text": ("Sent the reminder; a thumbs up came back.", "Good-luck message for the exam, answered with a smile."),
    "letter": ("Card for a birthday, as agreed with the carer.", "Wrote to say where and when, in plain words."),
}

UNATTENDED_WORDS = {
    "missed": (
        "Waited half an hour at the usual place, then sent a friendly text.",
        "Was not there. Will try again on Thursday.",
    ),
    "cancelled_yp": (
        "Texted to say not today. Offered Friday instead.",
        "Has a cold. Moved to next week at their choice.",
    ),
    "cancelled_worker": ("I was called to an urgent meeting. Rang to say sorry and agreed a new day.",),
    "attempted": (
        "Called at the agreed place. Nobody there, so no card left.",
        "Looked in at the youth project. Not there today.",
    ),
}

UNANSWERED_WORDS = {
    "missed": ("No answer at the time we had agreed. Sent a friendly text.",),
    "cancelled_yp": ("Texted to say not today. Offered Friday instead.",),
    "cancelled_worker": ("I was called to an urgent meeting. Sent word and agreed a new day.",),
    "attempted": ("Rang twice and left no message, as agreed.", "Line was busy all afternoon. Will try tomorrow."),
}

VIEWS = (
    "It was good to just talk.",
    "I didn't want to come but I'm glad I did.",
    "You don't tell me what to do, that's why I come.",
    "Felt a bit heavy today.",
    "I liked that you asked me first.",
    "Can we do climbing again?",
    "I think I know what I'm going to say to her now.",
    "It's weird having someone on my side, but good weird.",
    "Fine.",
    "I slept better this week.",
    "I wish school listened like this.",
    "I'm proud of myself about Friday.",
)

OVERRIDES_UP = (
    "Answers leave out what two other people have told us this month. I judge it higher until we know more.",
    "Very new to talking about this, and I think more will come. Higher for now, agreed with my manager.",
)
OVERRIDES_DOWN = (
    "The recent answers are about one weekend that has been dealt with. Support around them is strong.",
    "Most of what scores here is behind them now, and carers and school see the same.",
)

ASSESSMENT_NOTES = (
    "Done over two meetings, with tea in between.",
    "We filled it in together on the tablet and stopped when it was enough.",
    "Some questions left for another day.",
    "Talked it through on a walk and wrote it up after, then read it back together.",
)

PAUSE_REASONS = (
    "Staying with family for a while and would like to pick up again afterwards.",
    "In hospital. We keep in touch through the ward and start again when ready.",
    "Exams until the end of term. Asked for a break and knows how to reach me.",
    "Settling into a new placement; agreed with the social worker to wait a few weeks.",
)

HAND_OVER_OPENINGS = (
    "We met all three together and said goodbye properly.",
    "Introduced at the usual café, at the young person's choice.",
    "Wrote a letter to pass on, which they read first.",
)
HAND_OVER_MIDDLES = (
    "Likes to be texted the day before and asked, not told.",
    "Trust came slowly: small promises, kept. Humour helps.",
    "The plan is theirs and pinned inside a notebook; start from there.",
    "Aunt is the person to ring if plans change.",
)
HAND_OVER_ENDS = (
    "Next: the college interview, and a talk about the weekend.",
    "Next: review due soon. The safety plan wants another look.",
    "Next: keep the fortnightly meeting, same day and place, so that this at least stays the same.",
)

OVER_CAP_REASONS = (
    "High risk and no other worker in this area. Agreed with the hub's director until a case closes in January.",
    "Sister is already with this worker, and one family should not need two of us. Reviewed again in four weeks.",
)

NETWORK = {
    "family": ("Mother", "Father", "Grandmother", "Aunt", "Older brother", "Stepfather", "Foster carer"),
    "professional": (
        *("Social worker", "Head of year", "Missing-from-home officer", "School nurse", "Key worker"),
        *("Youth justice worker", "CAMHS practitioner", "Independent reviewing officer"),
    ),
    "other": ("Best friend", "Boxing coach", "Neighbour", "Youth club leader"),
}
