"""What the invented evaluation publishes: two theories in plain words, one key message, and what is written of it.

Invented like everything it stands on: nothing here is a finding about the Alexi Project.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ToldPlainly:
    theory: int  # its place in ``THEORIES``
    quotes: int
    title: str
    what_works: str
    for_whom: str
    where: str
    why: str
    where_not: str


LESSONS = (
    ToldPlainly(
        theory=2,
        quotes=2,
        title="She can disagree because she is not theirs",
        what_works="A worker who sits with the police or social care, and is employed by a charity, tells them when she thinks a decision is wrong for a young person. Some decisions are looked at again, and some are changed.\n\nSay so before anybody sits down: she shares the room, and she does not belong to it.",
        for_whom="Young people about whom something had been decided too soon: a case closed as no further action, a threshold not met.",
        where="Where her employer stands behind her, and where somebody senior is ready to be asked as well.",
        why="She has nothing to lose there, and nobody there can tell her what not to say. Colleagues told us that they minded at first, and that it was why they trusted her later.",
        where_not="Where nobody above the team had been asked to listen, it changed nothing for a year: people nodded and went on. Being independent lets her speak. It does not make anybody listen.",
    ),
    ToldPlainly(
        theory=7,
        quotes=1,
        title="A familiar face is not enough",
        what_works="We thought that anybody specialised who sits in the team would be able to disagree with it, whoever employs them, because people can say more to somebody they know. What we heard speaks against that.",
        for_whom="For nobody whom we could find. Young people whose workers belonged to the agency were spoken up for less.",
        where="At no place that we looked at did it hold in full.",
        why="People who belong to a team learn what not to say in it. They told us so themselves.",
        where_not="Wherever the worker was the agency’s own. If there is no charity to employ her, arrange for somebody outside the line of command whom she can ask to speak.",
    ),
)  # fmt: skip
KEY_MESSAGE = "Place workers in other agencies’ rooms, and leave them in the employ of a charity: they are heard because they sit there, and can disagree because they do not belong."
KEY_MESSAGE_ON = (2,)

# By section of the report. Three are left to write, so that the page that says what is missing has something to say.
WRITTEN = {
    "summary": "Invented for the demonstration. A realist evaluation of a hub-and-spoke programme asked what works, for whom, where and why. 276 interviews and 30 case studies were put together from written fragments; fifteen of them are coded.\nOne theory stood up to its tests: a worker who shares an agency’s room but is employed by a charity can challenge it on a young person’s behalf. Its rival – that a familiar face is enough – did not. Six others are under test or waiting for it.",
    "purpose": "For the funders’ alliance, who have to decide by spring whether to place more workers, where, and in whose employ. So the evaluation asks where a placement works and where it does not, rather than whether the programme works.",
    "focus": "Seven theories were taken from what the programme’s own documents say, two more came up in interviews. The five about placement and independence were followed; the others wait until more is coded.",
    "approach": "A placement works through what people do with it, and they do different things in a police station and on a street. An average over places would hide that. So theories of context, mechanism and outcome were worded, held against each site, and reworded.",
    "setting": "Eight sites in an invented country: shared police rooms, social care teams, outreach and homes, in three phases of the programme. In two of them the agency was reorganised while the interviews went on.",
    "programme": "Sixteen hubs are charities that employ specialist workers and place them in other agencies and areas. Each worker supports ten to twelve young people at a time, advises colleagues, and works alongside them.",
    "design": "Three stages: theories put into words from documents; interviews by setting, coded by two people; theories consolidated, refined or refuted, each on evidence of the version that holds.",
    "collection": "Invented interviews of about an hour, asked in the same order everywhere and open at the end. Case studies are told by the worker from notes, with the young person’s agreement.",
    "recruitment": "Every site’s manager named six people in different roles; the team chose among them so that each role was heard at four sites or more. Young people were asked by their worker, and told that a no changes nothing.",
    "analysis": "Passages were coded for what they say of a theory’s parts, then held against it one by one. Silence was judged too: whoever was asked about a theory and spoke of something else counts as silent on it. Rivals were read side by side on the same passages.",
    "limitations": "Few interviews are coded so far, and whoever agreed to be interviewed may think better of the programme than others. No young person was asked by somebody other than their own worker. Figures were not yet held against the theories. Next: the three theories under test, in outreach first.",
    "conclusions": "Keep workers in the employ of a charity and in other people’s rooms. Before a placement begins, name somebody above the team who will listen when she disagrees. Do not take a desk for a placement: where nobody was ever at theirs, the telephone did as well.",
}  # fmt: skip
