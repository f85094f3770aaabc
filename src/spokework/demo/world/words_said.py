"""Fragments of which invented interviews are put together. What stands in « » is coded; the signs are not in the text."""

# By code, then what speaks for it, against it, or past it. One fragment a line: question, answer.
FRAGMENTS: dict[str, tuple[tuple[str, str], ...]] = {
    "Seen and asked": (
        ("Where does she sit when you need her?", "In the corner by the window, the same room as us. «When something comes in I turn my chair round and ask», and half the time that is the whole referral. Before that I would have put it in a tray and thought about it on Monday."),
        ("How do people hear about the service?", "They see her. «You cannot refer to somebody you have never met», and now everybody on this corridor has met her, the night shift too, because she came in at ten one evening with biscuits."),
        ("What changed in what you send her?", "We used to send the ones that had already gone wrong. «Now I send her the ones that worry me and I could not tell you why», and she rings back and says which of them worry her too."),
        ("Does it matter that she has a desk here?", "To be honest, not the way you would think. «She has a desk and she is never at it», she is out with the young people, and it is the telephone that works, not the desk."),
    ),
    "Alongside": (
        ("What is it like to do a visit together?", "She sits on the stairs. I would stand in the hall with my notebook. «After the third visit I sat on the stairs as well», and the mother talked to both of us."),
        ("Do people here talk differently now?", "You hear it in the office. «Nobody says she puts herself at risk any more, they say somebody is putting her at risk». It took a year, and she never once corrected anybody in front of the others."),
        ("What did the team learn from her?", "I could not give you a list. «You pick it up from sitting next to somebody who does it all day». When she was off for a month I noticed that I was doing it without her."),
        ("Has it rubbed off?", "On two or three. «The rest of the room hears it and carries on as before», and when those two or three move on it will be gone."),
    ),
    "Able to challenge": (
        ("Does she disagree with you?", "Regularly. «She is not on our payroll, so she can say it», and she says it to me first, in the corridor, before she says it in the meeting. I did not like that. I do now."),
        ("Give me an example.", "We had closed one as no further action. «She asked us to look again, and then she asked the inspector», and we looked again, and there was a car, and a name with it."),
        ("Does being from outside help?", "It is the only reason it works. «If she belonged to us she would have learnt by now what not to say»."),
        ("What happens when she pushes?", "The first year, nothing. «They nodded and did what they had been going to do». It needed somebody above them to be asked as well."),
    ),
    "Backing from above": (
        ("Who opened the door for you here?", "A detective chief inspector who had seen what the hub did in the next city. «She told everybody that I was coming and what I was for», so I never had to explain myself at the door."),
        ("What would have helped?", "A name to ring. «Nobody senior knew that we existed», so every meeting began with who are you, and I spent eight months on that."),
        ("Why did it go faster in the second area?", "«The hub had been known there for ten years», and people rang it before I had a telephone."),
    ),
    "Trust takes time": (
        ("What made you stay with her?", "She did not ask me anything for three weeks. «She just drove me about and we had chips», and I picked where. Nobody lets you pick where."),
        ("When did you start to talk?", "After the summer. «I told her because she had not told anybody the small things», so I thought she might not tell the big ones, and she said straight which ones she would have to."),
        ("How long does it take?", "Longer than any form allows. «Six months before he believed that I would come back on the Thursday», and then everything in a fortnight."),
        ("What is different about her?", "She is the same one. «I have had nine social workers and one of her»."),
        ("Did it help?", "It was nice to have somebody. «It did not stop what was happening, it only meant I was not on my own with it», and I know that counts, but you asked."),
    ),
    "Time runs out": (
        ("What will happen in March?", "I have five young people who do not know yet. «I am writing ending letters to people who have only just begun to answer the phone»."),
        ("Do the contracts matter to your work?", "«Nobody refers to a post that has three months left», so the last quarter is empty and then the figures say that there is no need here."),
        ("What did you do when she left?", "Nothing. I waited. «They said there would be somebody new and I said I had done that already»."),
    ),
    "Only the worst": (
        ("Who gets referred?", "The ones over the threshold. «By the time they come to us it has been going on for two years», and everybody knew and nobody was allowed to."),
        ("Who is missing?", "Boys. «I have had four boys in two years and I do not believe that there are four», and nobody from the estates behind the ring road."),
        ("Is early help part of it?", "On paper. «The panel only hands over what it is afraid of», so I do my early help in the school canteen, and it goes down as something else."),
    ),
    "": (
        ("How long have you been in this post?", "Since the spring before last. I came from a different team, so I had to learn the forms again, and I still keep the old ones in a drawer in case somebody asks."),
        ("How many of you are there?", "Seven if everybody is in, which they never are. Today it is me and the printer."),
        ("What is a usual day like?", "There is no usual day. Meetings in the morning if I am unlucky, and the rest is driving. I know every lay-by between here and the coast."),
        ("What would you change about the paperwork?", "I would have one form. We fill in the same address four times, and it is a different address by the fourth."),
        ("Is there anything that you would like to add?", "Only that somebody asked. Usually they send a questionnaire with faces on it."),
        ("How do you know whether it has worked?", "You do not, for a long time. Somebody waves at you in the high street, and that is the evaluation."),
        ("What is the area like?", "Quiet, if you only come by day. One bus, two takeaways, and a retail park that nobody planned for children and everybody's children are in."),
        ("Do you have supervision?", "Once a month with a proper chair and a door. The rest of it I do with the dog."),
        ("What surprised you?", "How ordinary it is. I had expected something out of a film, and it is a lad with a nice jacket and a phone contract."),
        ("Who else do you work with?", "Housing when they pick up, the school nurse always, and a youth worker who has been here since before the building was."),
    ),
}  # fmt: skip
