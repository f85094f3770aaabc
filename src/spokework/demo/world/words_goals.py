"""Goals in young people's own words, by domain."""

GOALS = {
    "safety": (
        "I want to get home from town without looking over my shoulder",
        "Know what to do if he turns up again",
        "Have a plan for Friday nights that isn't just staying in",
        "Feel safe in my own bedroom",
        "Be able to say no and mean it",
    ),
    "relationships": (
        "Work out who my real friends are",
        "Stop rowing with mum every single night",
        "Have a boyfriend who's nice to me, or no boyfriend",
        "See my little brother every week",
        "Learn how to tell when someone's just using me",
    ),
    "missing": (
        "Tell someone where I'm going, even if they don't like it",
        "Be home by ten five nights out of seven",
        "Ring my carer instead of just not going back",
        "Have somewhere OK to go when it kicks off at home",
    ),
    "online": (
        "Not feel sick when my phone buzzes",
        "Delete the account he's got the password for",
        "Only have people on my socials that I've actually met",
        "Put my phone down at night and sleep",
        "Stop saying yes to pictures just to keep people happy",
    ),
    "education": (
        "Get into college to do hair and beauty",
        "Go to maths without kicking off",
        "Get my attendance up so I can go on the trip",
        "Find a school that gives me a fresh start",
        "Do an apprenticeship like my cousin",
    ),
    "accommodation": (
        "Stay in this placement, I like it here",
        "Have my own key and my own rules",
        "Not have to move again this year",
    ),
    "health": (
        "Go to the clinic with someone, not on my own",
        "Sleep through the night",
        "Eat breakfast like a normal person",
        "Feel OK about how I look",
    ),
    "substances": (
        "Not need a smoke to get through the day",
        "Go to a party and remember all of it",
        "Stop owing people for weed",
    ),
    "wellbeing": (
        "Have more good days than bad days",
        "Get my smile back",
        "Find something to do when my head's too loud",
        "Be proud of one thing every week",
        "Go back to dancing",
    ),
    "rights": (
        "Say what I think in my meetings and have it written down",
        "Understand what social services are actually deciding",
        "Read what people have put about me",
    ),
    "trusted_adult": (
        "Have one grown-up I can tell anything",
        "Talk to my nan about what happened, with you there",
        "Let my foster mum help me sometimes",
    ),
}
