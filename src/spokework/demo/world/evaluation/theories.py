"""Seven theories that the seed reports, worded anew, two rivals of the team's own, and what becomes of each here.

Their course in this demonstration is invented: no state and no verdict is a finding about the Alexi Project.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """A theory as it is first worded, the code it is tested by, and the verbs that follow."""

    title: str
    outcome: int
    code: str
    wording: tuple[str, str, str, str, str, str, str]  # if, then, because, context, resource, reasoning, outcome
    course: tuple[str, ...] = ()
    refined: str = ""  # the context of its second version
    why: str = ""


THEORIES = (
    Told(
        "A visible base brings more and different referrals",
        1,
        "Seen and asked",
        (
            "a worker has a base where others see her at work",
            "more young people are referred, earlier, and others than before",
            "she is asked in passing, before anybody would write a referral",
            "Agencies that share a room, or a corridor, with the worker",
            "Somebody specialised within sight and earshot",
            "It is easier to turn round and ask than to decide alone",
            "Referrals come earlier and from people who never referred before",
        ),
        ("put_forward", "test", "refine"),
        "Agencies whose people are at their desks; where work is done outside, a voice on the telephone does the same",
        "In outreach and in homes the desk stood empty, and referrals came all the same: being reached is what counts.",
    ),
    Told(
        "Working alongside spreads practice",
        2,
        "Alongside",
        (
            "a worker with an identity of her own works alongside statutory staff",
            "they come to see and to speak of young people as she does",
            "norms are picked up from what is done next to one, not from what is taught",
            "Teams that do visits and meetings together with her",
            "A colleague who does it differently, every day",
            "People try what they have seen work",
            "Shared norms about young people and exploitation",
        ),
        ("put_forward", "test"),
    ),
    Told(
        "Independence makes challenge possible",
        5,
        "Able to challenge",
        (
            "a worker stays independent of the agency whose room she shares",
            "she challenges it on a young person’s behalf, and its response changes",
            "she has nothing to lose there, and they cannot tell her what not to say",
            "Workers employed and supervised by a charity outside the agency",
            "An employer who stands behind her when she disagrees",
            "She weighs the young person’s interest before her standing with colleagues",
            "Decisions are looked at again and some are changed",
        ),
        ("put_forward", "test", "consolidate"),
    ),
    Told(
        "A respected hub and champions bring backing",
        4,
        "Backing from above",
        (
            "a hub is respected in an area and has champions there",
            "leaders back the work and it is embedded sooner",
            "people open doors to whom somebody they trust has vouched for",
            "Areas in which the hub was known before",
            "A name that counts, and people who use it",
            "Leaders lend their standing to what they already trust",
            "Less time until the first joint work",
        ),
        ("put_forward",),
    ),
    Told(
        "Relational work needs choice and time",
        3,
        "Trust takes time",
        (
            "a young person has one worker, a choice of where and when, and time",
            "they come to trust her, stay, and are at lower risk at the end",
            "trust is tested in small things before it is given in large ones",
            "Young people who have been let down by services before",
            "The same person, for as long as it takes",
            "They believe what has been kept, not what was promised",
            "They stay in touch and tell what is happening to them",
        ),
        ("put_forward", "test"),
    ),
    Told(
        "Short contracts cut relationships",
        6,
        "Time runs out",
        (
            "posts are funded for a year at a time",
            "relationships are cut before they have done their work",
            "workers stop beginning what they cannot finish, and others stop referring",
            "Posts in the last months of a grant",
            "A date that everybody knows of but the young person",
            "People hold back from what will be taken away",
            "Cases end by the calendar",
        ),
        ("put_forward", "test"),
    ),
    Told(
        "Handing over only high thresholds misses others",
        1,
        "Only the worst",
        (
            "a panel hands over only what is above its threshold",
            "early help does not happen and some groups are never seen",
            "what is not yet a crisis has no form and no meeting",
            "Areas in which one panel is the only door",
            "A gate with one height",
            "Professionals do not refer what they expect to be turned away",
            "Boys and young people of some areas are missing from caseloads",
        ),
        ("put_forward",),
    ),
    Told(
        "Whoever shares the room can challenge, whoever employs them",
        5,
        "Able to challenge",
        (
            "somebody specialised sits in the team, whoever employs them",
            "challenge happens all the same",
            "familiarity, not independence, makes it safe to disagree",
            "Teams with a specialist of their own",
            "A familiar face",
            "One can say more to whom one knows",
            "Decisions are looked at again",
        ),
        ("put_forward", "test", "refute"),
    ),
    Told(
        "Being driven about is where talking happens",
        3,
        "Trust takes time",
        (
            "a worker drives a young person somewhere",
            "more is said than in any room",
            "nobody has to look at anybody",
            "",
            "",
            "",
            "",
        ),
    ),
)

RIVALS = ((2, 7),)  # places in the list above
CODES = tuple(dict.fromkeys(told.code for told in THEORIES))
COLOURS = ("green", "blue", "red", "violet", "yellow", "rose", "orange")
DEFINITIONS = {
    "Seen and asked": "That somebody was seen, met or asked for where the worker is – or that it made no difference.",
    "Alongside": "Practice or words picked up from working next to her. Not: what was taught in a training.",
    "Able to challenge": "She disagrees with an agency on a young person’s behalf, and what makes it possible.",
    "Backing from above": "Leaders, champions or the hub’s name opening doors – or their absence.",
    "Trust takes time": "What a young person or a worker says about coming to trust, and what it took.",
    "Time runs out": "Contracts, endings and what people hold back because of them.",
    "Only the worst": "Who is referred, who is not, and the thresholds in between.",
}

# What the second coder thought: of the first theory, of the first site, and of whoever spoke first.
MEMOS = (
    "Is it the base that does it, or being seen? Ask next where the desk stood empty.",
    "People here speak of the corridor, and hardly of the desk. Ask who passes by.",
    "Speaks of colleagues first, and of young people when asked. Read it again with that in mind.",
    "Read the figures last: what a theory predicts of them is stated before they are out.",
)
