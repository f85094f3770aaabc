"""What is written about going missing, and what young people said when they were back."""

NOTES = (
    "Did not come home from school. Carer rang at nine; reported to the police at ten.",
    "Left after supper with a friend. Phone off since then.",
    "Texted to say not to worry, and no more. Carer knows the number to ring.",
    "Placement reported it in the evening. Last seen at the bus station with two friends.",
    "Went out to the shop and did not come back. Mother and uncle are looking in the usual places.",
    "Was due back at six from the youth project. Staff there saw them leave at five.",
    "Said they needed to be out of the house. Police told, and the social worker.",
    "Not in their room in the morning. Rang the aunt, who had not heard from them.",
)

LEARNED = (
    "Walked around and then stayed at a friend's. Would have rung if the phone had been charged.",
    "Home had been loud that week. We agreed on a word to text when it gets too much.",
    "Was with older friends at a flat and did not like how the evening went. Safety plan gone through again.",
    "Had gone to see a brother who lives two towns away. Wants contact to be arranged properly.",
    "Missed the last bus and did not dare to say so. We wrote down who can fetch, day or night.",
    "Did not want to say where. Said it helped to be asked kindly and only once.",
    "Felt nobody at the placement would notice. Told the key worker together.",
    "Was given a lift by somebody met online. Passed on to the police with their knowledge.",
    "Slept at the grandmother's. Next time she will let the carer know.",
)

DECLINED = (
    "Offered twice. Did not want to talk about it and knows the offer stands.",
    "Said there was nothing to tell. We met for a walk instead.",
    "Would rather speak to the school nurse, who will let us know what she may.",
)
NOT_OFFERED = (
    "The council's team was not told in time.",
    "Away for one night with family, so the council's team did not offer one.",
)
