"""What is written of agencies and of the people in them. All of them are invented."""

GIVEN = ("Adela", "Bram", "Cordelia", "Dashiell", "Eleri", "Florian", "Ginevra", "Hadrian", "Ione", "Jarek", "Keziah")
FAMILY = ("Ashgrove", "Bellweather", "Coppersmith", "Drayfield", "Eddowes-Lark", "Farthingale", "Gannetway")
OPENED = (
    "Put the service on the agenda of the weekly briefing.",
    "Lets the worker sit in the team room and hear what is going on.",
    "Introduced us to the heads of the four secondary schools.",
    "Reads referrals with us once a month and says what came of them.",
    "Made sure missing episodes are shared the same morning.",
)
COVERS = (
    "Who is missing and since when; what a young person has agreed may be told; nothing from the sessions themselves.",
    "Names and levels for the panel's list; risk of harm at once, by telephone; minutes by secure mail only.",
)
EVIDENCE = {
    1: "Nobody senior has come to a meeting this quarter.",
    2: "Support is promised in words; the desk is still to be found.",
    3: "A service manager comes to the operational group, and answers letters.",
    4: "The assistant director spoke for the service at the board, and the desk is kept.",
    5: "The partnership has written the service into its plan, with money from next year.",
}
COMMENTS = (
    "It helps that the worker is in the room and not at the end of a telephone.",
    "We do not always agree, and that is useful.",
    "I did not know that advice could be had without a referral.",
    "Feedback on what came of a referral could be quicker.",
    "Schools hear of the service late.",
    "",
    "",
)
