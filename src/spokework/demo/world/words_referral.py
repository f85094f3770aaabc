"""What referrers write, calmly and briefly, and what hubs answer."""

BY_REASON = {
    "disclosure": (
        "Told a member of staff that someone is making them feel pressured, and asked for somebody to talk to.",
        "Has begun to say that things with an older acquaintance are not right. Would like support from someone outside school.",
        "Spoke to a trusted adult last week about feeling frightened. Knows about this referral and agrees to it.",
    ),
    "incident": (
        "Came to notice after a recent incident in the town centre. Family are worried and would welcome help.",
        "Named in a report about a group of young people being approached. No further police action needed from them.",
        "Was present at an address we have concerns about. Went home safely and is willing to meet a worker.",
    ),
    "missing": (
        "Has been missing four times since the summer, twice overnight. Returns tired and says little about where they were.",
        "Return-home interview held on Tuesday. Spoke of meeting new people and not always knowing the way home.",
        "Missing episodes have become longer over two months. Carers are anxious and would like advice as well.",
        "Reported missing from home on three occasions; found with friends not known to the family.",
    ),
    "older_relationship": (
        "Spends a good deal of time with someone several years older. Sees it as a friendship; family see pressure.",
        "New relationship with an older person who collects them from college and rings throughout the day.",
        "Has drifted from friends of the same age since meeting someone older. We would like somebody neutral to talk with them.",
    ),
    "online": (
        "Worried about messages from someone met through a game who now asks to meet. Has blocked the account once.",
        "Was asked online to share pictures and told a teacher straight away. Would like help to feel safe again.",
        "Spends nights online with people nobody at home knows. Phone is hidden when adults come in.",
    ),
    "substances": (
        "Has been given cannabis and alcohol by people they hardly know. Would like to stop owing anybody anything.",
        "Smelt of alcohol at school twice. Says that older people buy it for the group.",
    ),
    "unexplained_gifts": (
        "Two new phones and new trainers this month, with no explanation. Becomes upset when asked.",
        "Has money and clothes the family cannot account for, and says a friend is generous.",
    ),
    "peers": (
        "Two close friends are already supported by your service. Seems to be drawn into the same group.",
        "Friendship group has changed a good deal this term, and several of the new friends are often missing.",
    ),
    "behaviour_change": (
        "Quieter over the past term, attendance down to sixty per cent, no longer goes to football.",
        "Used to be chatty and settled. Now angry at home, tearful at school, and will not say why.",
        "Sleep, appetite and attendance have all changed since the spring. Something is worrying them.",
    ),
    "preventative": (
        "No present concern, but an older sister was supported by you and the family would value early help.",
        "Asked for by the young person after your session in Year 9: wants to understand what a healthy relationship is.",
        "Vulnerable after a move of placement. We would like someone alongside before worries grow.",
    ),
    "other": (
        "Several small worries that together seem worth a conversation. Happy to discuss by phone.",
        "Moved here recently; the previous authority had concerns and asked us to pass this on.",
    ),
}

CLOSING_LINES = (
    "",
    "Family are supportive.",
    "Please ring me before the first visit.",
    "Prefers a woman worker.",
    "Likes drawing and music, which may be a way in.",
    "There is a child in need plan; the social worker will attend a first meeting.",
    "Has had many workers and may take time to trust a new one.",
    "Would like to meet away from home.",
)

REFERRER_ROLES = {
    "social_care": ("Social worker", "Assistant team manager", "Family support worker"),
    "police": ("Police constable, missing from home", "Detective constable", "Early intervention officer"),
    "education": ("Designated safeguarding lead", "Head of year", "Pastoral manager"),
    "health": ("School nurse", "Sexual health nurse", "CAMHS practitioner"),
    "youth_justice": ("Youth justice worker", "Intensive support officer"),
    "voluntary": ("Youth worker", "Project worker", "Detached youth worker"),
    "parent_carer": ("Mother", "Father", "Grandmother", "Foster carer"),
    "self": ("Young person",),
    "internal": ("Schools worker", "Family worker"),
    "other": ("Housing officer", "Leisure centre manager"),
}

AGENCIES = {
    "social_care": "{area} children's services",
    "police": "{area} police",
    "education": "{area} Academy",
    "health": "{area} school nursing",
    "youth_justice": "{area} youth justice service",
    "voluntary": "{area} youth project",
    "parent_carer": "",
    "self": "",
    "internal": "{hub}",
    "other": "{area} housing team",
}

DECLINE_WORDS = {
    "below_threshold": "Early help is already in place and meets what was described. We have offered the school advice.",
    "out_of_area": "Lives outside the areas we cover. We gave the referrer the name of the service there.",
    "age": "Outside the ages we work with. We gave the referrer the names of two services that can help.",
    "duplicate": "We already have this referral from another agency and have told this referrer so.",
    "no_consent": "Does not want support now, and nothing suggests acting without agreement. The door is open.",
    "capacity": "No worker in this area has room this month. We offered consultancy to the referrer meanwhile.",
    "other_service": "Another specialist service is already working with them, and one trusted worker is enough.",
}

SIGNPOST_WORDS = (
    "Best met by the family support team, who have agreed to ring this week.",
    "Passed to the school counsellor with the referrer's agreement.",
    "The youth project's evening group fits what was asked for; its leader expects them on Thursday.",
    "Young carers' service is the right door. We made the introduction.",
)

ASK_FOR_INFORMATION = (
    "Please tell us who holds parental responsibility and whether they know of the referral.",
    "Please say what the young person has been told and what they would like to happen.",
    "Please send the dates of the missing episodes and who held the return-home interviews.",
    "Please tell us which other services are involved, so that we do not add one too many.",
)

INFORMATION_ARRIVES = (
    "Referrer rang back with the missing details. Enough to decide now.",
    "Updated form received, with the young person's own view of it.",
)

WITHDRAWN_WORDS = (
    "The young person decided that they have enough support for now and knows how to come back.",
    "Moved to live with family elsewhere; the service there has been told.",
    "Referrer withdrew: things have settled and the social worker will keep an eye on it.",
    "Could not be reached while waiting, after letters, calls and a visit with the referrer.",
)

ACCEPT_WORDS = (
    "Meets our threshold. Young person knows and is willing to meet.",
    "Accepted after a call with the referrer. First meeting to be with somebody they know.",
    "Right service, early enough to make a difference.",
    "Accepted. Other agencies are involved, so agree at the start who does what.",
)

SAFE_CONTACT = (
    "Text first and wait for an answer. Do not leave voicemail.",
    "Ring the mother's mobile. Do not write to the address.",
    "Only contact through school, and not during lessons.",
    "Call after 4 pm. Do not say where you are calling from.",
    "No letters. Messages only from the worker's own work phone.",
    "Do not visit the home. Meet at the youth project.",
    "Any means is fine. Prefers a text the day before.",
    "Contact through the key worker at the home.",
)

GENDER_WORDS = {"F": ("girl", "female", "I'm a girl"), "M": ("boy", "male", "a lad"), "U": ("non-binary", "just me")}

ALERTS = (
    "Visit in pairs: a large dog at the address.",
    "Do not ring the home number.",
    "Often missing on Friday nights. Call the carers before five.",
    "Carries an adrenaline pen for a nut allergy.",
    "An older sibling is in touch with someone we worry about. Do not share plans with the sibling.",
    "Asthma: keep the inhaler to hand on outings.",
    "Meet inside, not at the bus station.",
)
