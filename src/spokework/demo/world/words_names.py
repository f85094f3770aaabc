"""First and last names of many backgrounds, put together by chance: no pair is meant for anybody."""

GIRLS = (
    "Aaliyah", "Abbie", "Adaeze", "Aisha", "Alina", "Amara", "Amelie", "Anwen", "Ayesha", "Bethan", "Bronagh", "Caoimhe",
    "Chantelle", "Chloe", "Dilara", "Ebony", "Eilidh", "Elif", "Erin", "Esme", "Farah", "Fatima", "Freya", "Gabriela",
    "Hafsa", "Hana", "Imani", "Ines", "Isla", "Jasleen", "Jess", "Jodie", "Kayla", "Keira", "Khadija", "Lacey", "Leila",
    "Lowri", "Maisie", "Malaika", "Maya", "Mei", "Mia", "Nadia", "Naomi", "Niamh", "Nirmala", "Oluchi", "Orla", "Paige",
    "Phoebe", "Priya", "Rania", "Rhiannon", "Rosa", "Ruby", "Safiya", "Saoirse", "Seren", "Shanice", "Simran", "Skye",
    "Sumaya", "Tegan", "Thandi", "Tia", "Wiktoria", "Yasmin", "Zara", "Zuzanna",
)  # fmt: skip

BOYS = (
    "Aaron", "Abdi", "Adeel", "Aidan", "Amir", "Andrei", "Ashton", "Ben", "Bilal", "Callum", "Chidi", "Cian", "Connor",
    "Dafydd", "Darius", "Dawid", "Declan", "Dylan", "Ethan", "Farhan", "Femi", "Finn", "George", "Gethin", "Hamza",
    "Harry", "Ibrahim", "Idris", "Imran", "Jamal", "Jaydon", "Joel", "Jun", "Kai", "Karim", "Kieran", "Kofi", "Kyle",
    "Leo", "Lewis", "Malachi", "Marcus", "Mateusz", "Nathan", "Oisin", "Oscar", "Rahul", "Rhys", "Rio", "Ryan", "Samir",
    "Sanjay", "Stefan", "Taran", "Theo", "Tomasz", "Tyrell", "Yusuf", "Zac", "Zayn",
)  # fmt: skip

LAST_NAMES = (
    "Abernolt", "Adekolade", "Amankwor", "Arrowsmythe", "Ashcombley", "Baczkowiak", "Balogunde", "Barrowfield", "Begumzai",
    "Bellhanger", "Bramfitt", "Brightwater", "Cadwalleth", "Carrigmore", "Chaudharan", "Cherrington", "Chukwudara",
    "Coppergate", "Crowhurstley", "Dallimoor", "Deolankar", "Dhaliwara", "Dombrovik", "Eastlethorpe", "Ellerbeckett",
    "Fairclowe", "Farahmandi", "Fennimore", "Gillespray", "Goldthwaite", "Grzelakow", "Hallowby", "Harkerside",
    "Hassanzai", "Heatherstone", "Hollinrake", "Ibekwenna", "Islamovic", "Jankovar", "Kaurindra", "Kettlewick", "Khanzadi",
    "Kilbrannon", "Kowalczewa", "Larkinsale", "Lloydmarsh", "Macklethorn", "Mahmoudzai", "Marlowick", "Mbalambe",
    "Merriott", "Minhasra", "Moorcrest", "Mwangira", "Nightingill", "Nowickara", "Nwosuma", "Oakenshaw", "Okonjare",
    "Olaitanwa", "Osmanbey", "Patelwara", "Pemberlow", "Penhallick", "Popescova", "Quillfeather", "Rahmanzada",
    "Ravensdene", "Redfearnley", "Rowbottle", "Sandhurani", "Seddonfold", "Shahbandar", "Silverlock", "Singhera",
    "Sokolovik", "Stillwell", "Strangeways", "Suleimanka", "Tanweera", "Tesfayeh", "Thistlewood", "Thornaby-Lane",
    "Trewhellan", "Udokanma", "Underhay", "Vassilakou", "Walczakova", "Wanjikuna", "Weatherley", "Whitlamb", "Wintersgill",
    "Wolanczyk", "Xiaotang", "Yardleigh", "Yilmazer", "Younisra", "Zelinskar",
)  # fmt: skip

STAFF_FIRST_NAMES = (
    "Adaora", "Alison", "Amandeep", "Angharad", "Anita", "Bernadette", "Beverley", "Carla", "Catrin", "Chipo", "Clare",
    "Daniel", "Denise", "Dervla", "Dominika", "Eleri", "Emeka", "Esther", "Fiona", "Florence", "Gareth", "Gita", "Grace",
    "Hannah", "Helen", "Ines", "Iqra", "Jackie", "Jas", "Joanna", "Kath", "Kemi", "Latoya", "Leanne", "Lydia", "Maria",
    "Marcus", "Mehwish", "Michael", "Monique", "Moira", "Nasreen", "Natalie", "Nia", "Olivia", "Parveen", "Pauline",
    "Peter", "Rachel", "Rebecca", "Ruth", "Sabrina", "Sandra", "Shazia", "Sian", "Sinead", "Sunita", "Susan", "Tamsin",
    "Tom", "Tracey", "Uzma", "Veronica", "Vikram", "Wendy", "Yvonne", "Zainab", "Zoe",
)  # fmt: skip

STREETS = (
    "Larkspur Row", "Millrace Close", "Juniper Steps", "Old Ropewalk", "Saffron Court", "Heron Gardens", "Tollgate Walk",
    "Bramling Street", "Copper Beech Rise", "Lantern Lane", "Tidewell Avenue", "Fiddler's Green", "Windlass Road",
    "Plover Crescent", "Sandpiper Mews", "Threadneedle Yard", "Quarrybank View", "Almond Place",
)  # fmt: skip
