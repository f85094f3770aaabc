"""Code lists. The database keeps the code; a list that changes gets a new version and old codes stay readable."""

from django.db.models import TextChoices

VERSION = 1


class Source(TextChoices):
    SOCIAL_CARE = "social_care", "Social care"
    POLICE = "police", "Police"
    EDUCATION = "education", "Education"
    HEALTH = "health", "Health"
    YOUTH_JUSTICE = "youth_justice", "Youth justice"
    VOLUNTARY = "voluntary", "Voluntary organisation"
    PARENT_CARER = "parent_carer", "Parent or carer"
    SELF = "self", "The young person"
    INTERNAL = "internal", "Within this hub"
    OTHER = "other", "Other"


class Reason(TextChoices):
    DISCLOSURE = "disclosure", "The young person told someone"
    INCIDENT = "incident", "An incident"
    MISSING = "missing", "Going missing"
    OLDER_RELATIONSHIP = "older_relationship", "A relationship with someone older"
    ONLINE = "online", "Online contact"
    SUBSTANCES = "substances", "Drugs or alcohol"
    UNEXPLAINED_GIFTS = "unexplained_gifts", "Unexplained gifts or money"
    PEERS = "peers", "Friends or peers"
    BEHAVIOUR_CHANGE = "behaviour_change", "A change in behaviour"
    PREVENTATIVE = "preventative", "Early help, nothing has happened"
    OTHER = "other", "Other"


class DeclineReason(TextChoices):
    BELOW_THRESHOLD = "below_threshold", "Below the threshold"
    OUT_OF_AREA = "out_of_area", "Outside the areas we serve"
    AGE = "age", "Outside the ages we serve"
    DUPLICATE = "duplicate", "Already known to us"
    NO_CONSENT = "no_consent", "The young person does not want support"
    CAPACITY = "capacity", "No room"
    OTHER_SERVICE = "other_service", "Another service is better placed"


class Consent(TextChoices):
    YES = "yes", "Yes, the young person agrees"
    NOT_YET = "not_yet", "Not asked yet"
    NO = "no", "No, the young person does not agree"


class ConsentDecision(TextChoices):
    """What was answered when support was explained. Never why something is shared: that is a lawful basis."""

    GIVEN = "given", "Given"
    REFUSED = "refused", "Refused"
    WITHDRAWN = "withdrawn", "Withdrawn"
    NOT_ASKED = "not_asked", "Not asked yet"


class ConsentBy(TextChoices):
    YOUNG_PERSON = "young_person", "The young person"
    PARENT_CARER = "parent_carer", "Parent or carer"
    BOTH = "both", "Both"


class Channel(TextChoices):
    SPOKEN = "spoken", "Spoken, face to face or by phone"
    WRITTEN = "written", "Written: a letter or e-mail"
    MEETING = "meeting", "In a meeting"
    FORM = "form", "On a form"


class SharedItem(TextChoices):
    IDENTITY = "identity", "Who they are"
    WHEREABOUTS = "whereabouts", "Where they are or go"
    RISK = "risk", "Risk of harm"
    HEALTH = "health", "Health"
    FAMILY = "family", "Family and home"
    CONTACTS = "contacts", "People they are in touch with"
    OTHER = "other", "Something else"


class SharingPurpose(TextChoices):
    SAFEGUARD = "safeguard", "To keep the young person safe"
    SUPPORT = "support", "To plan or give support"
    FIND = "find", "To find them while they are missing"
    REFER = "refer", "To refer them to another service"
    INVESTIGATE = "investigate", "To prevent or investigate a crime"
    ANSWER = "answer", "To answer a lawful request"
    OTHER = "other", "Another purpose"


class LawfulBasis(TextChoices):
    """UK GDPR, article 6, in plain words."""

    PUBLIC_TASK = "public_task", "Public task: needed for work that the law lays down"
    LEGAL_OBLIGATION = "legal_obligation", "Legal obligation: the law or a court requires it"
    VITAL_INTERESTS = "vital_interests", "Vital interests: needed to protect a life"
    LEGITIMATE_INTERESTS = "legitimate_interests", "Legitimate interests: needed, and weighed against theirs"
    CONSENT = "consent", "Consent to this sharing itself, freely given"


class SpecialCondition(TextChoices):
    """UK GDPR, article 9, and the Data Protection Act 2018, schedule 1, in plain words."""

    SAFEGUARDING = "safeguarding", "Safeguarding of children and of people at risk"
    VITAL_INTERESTS = "vital_interests", "To protect a life, where they cannot consent"
    HEALTH_OR_CARE = "health_or_care", "Health or social care"
    UNLAWFUL_ACTS = "unlawful_acts", "Preventing or detecting unlawful acts"
    LEGAL_CLAIMS = "legal_claims", "A legal claim or a court"
    EXPLICIT_CONSENT = "explicit_consent", "Explicit consent to this sharing itself"
    NOT_NEEDED = "not_needed", "Not needed: nothing about health, sex life, ethnicity or belief"


class NotTold(TextChoices):
    RISK = "risk", "Telling them would put somebody at risk of harm"
    INVESTIGATION = "investigation", "Telling them could hinder an investigation"
    NO_TIME = "no_time", "There was no time: it was an emergency"
    NOT_REACHED = "not_reached", "They could not be reached"
    NOT_ABLE = "not_able", "They could not have understood it then"
    OTHER = "other", "Another reason"


class SharingArose(TextChoices):
    CONTACT = "contact", "A contact"
    MEETING = "meeting", "A meeting of agencies"
    REFERRAL_ON = "referral_on", "A referral to somebody else"
    OTHER = "other", "Something else"


class Mode(TextChoices):
    FACE_TO_FACE = "face_to_face", "Face to face"
    PHONE = "phone", "Phone"
    TEXT = "text", "Text message"
    VIDEO = "video", "Video call"
    LETTER = "letter", "Letter"
    OUTREACH = "outreach", "Outreach"


class Place(TextChoices):
    HOST_OFFICE = "host_office", "Host's office"
    HUB = "hub", "The hub"
    SCHOOL = "school", "School"
    HOME = "home", "Home"
    COMMUNITY = "community", "In the community"
    VEHICLE = "vehicle", "In a car"
    ONLINE = "online", "Online or by phone"
    OTHER = "other", "Other"


class ChosenBy(TextChoices):
    YOUNG_PERSON = "young_person", "The young person"
    BOTH = "both", "Together"
    WORKER = "worker", "The worker"
    OTHER = "other", "Somebody else"


class Attendance(TextChoices):
    ATTENDED = "attended", "Took place"
    MISSED = "missed", "Missed"
    CANCELLED_YP = "cancelled_yp", "Cancelled by the young person"
    CANCELLED_WORKER = "cancelled_worker", "Cancelled by us"
    ATTEMPTED = "attempted", "Tried, no answer"


class Rhi(TextChoices):
    """What came of the return-home interview after going missing."""

    HELD = "held", "Held"
    OFFERED_DECLINED = "offered_declined", "Offered, and declined"
    NOT_OFFERED = "not_offered", "Not offered"
    NOT_YET = "not_yet", "Not known yet"


class ClosureReason(TextChoices):
    GOALS_MET = "goals_met", "Goals met"
    PLANNED_END = "planned_end", "Planned ending"
    DISENGAGED = "disengaged", "Did not take up the service"
    UNCONTACTABLE = "uncontactable", "Could not be reached"
    MOVED = "moved", "Moved away"
    TRANSFERRED = "transferred", "Handed to another service"
    AGED_OUT = "aged_out", "Reached the upper age"
    DECLINED = "declined", "Did not want support"
    SERVICE_ENDED = "service_ended", "The service ended"
    DIED = "died", "Died"


class NotAssessed(TextChoices):
    NOT_TAKEN_UP = "not_taken_up", "The service was not taken up"
    UNCONTACTABLE = "uncontactable", "The young person could not be reached"
    MOVED = "moved", "The young person moved"
    OTHER = "other", "Another reason"


class GoalDomain(TextChoices):
    SAFETY = "safety", "Safety"
    RELATIONSHIPS = "relationships", "Relationships"
    MISSING = "missing", "Going missing"
    ONLINE = "online", "Online life"
    EDUCATION = "education", "Education and work"
    ACCOMMODATION = "accommodation", "Where I live"
    HEALTH = "health", "Health"
    SUBSTANCES = "substances", "Drugs and alcohol"
    WELLBEING = "wellbeing", "How I feel"
    RIGHTS = "rights", "My rights"
    TRUSTED_ADULT = "trusted_adult", "An adult I trust"


class RatedBy(TextChoices):
    YOUNG_PERSON = "young_person", "The young person"
    WORKER = "worker", "The worker"
    BOTH = "both", "Both together"


class Stage(TextChoices):
    INITIAL = "initial", "Initial"
    REVIEW = "review", "Review"
    CLOSURE = "closure", "Closing"


class Sex(TextChoices):
    FEMALE = "F", "Female"
    MALE = "M", "Male"
    UNKNOWN = "U", "Not known"


class CareStatus(TextChoices):
    NOT_LOOKED_AFTER = "not_looked_after", "Not looked after"
    CHILD_IN_NEED = "child_in_need", "Child in need"
    CHILD_PROTECTION_PLAN = "child_protection_plan", "On a child protection plan"
    LOOKED_AFTER = "looked_after", "Looked after"
    CARE_LEAVER = "care_leaver", "Care leaver"
    UNKNOWN = "unknown", "Not known"


class Education(TextChoices):
    MAINSTREAM = "mainstream", "School"
    REDUCED_TIMETABLE = "reduced_timetable", "School, on a reduced timetable"
    SPECIAL_SCHOOL = "special_school", "Special school"
    ALTERNATIVE_PROVISION = "alternative_provision", "Alternative provision"
    HOME_EDUCATED = "home_educated", "Educated at home"
    EXCLUDED = "excluded", "Excluded"
    COLLEGE_OR_TRAINING = "college_or_training", "College or training"
    WORK = "work", "Work"
    NOT_IN_EDUCATION = "not_in_education", "Not in education, training or work"
    UNKNOWN = "unknown", "Not known"


class Ethnicity(TextChoices):
    """The Children in Need census list."""

    WBRI = "WBRI", "White British"
    WIRI = "WIRI", "White Irish"
    WIRT = "WIRT", "Traveller of Irish heritage"
    WROM = "WROM", "Gypsy or Roma"
    WOTH = "WOTH", "Any other White background"
    MWBC = "MWBC", "White and Black Caribbean"
    MWBA = "MWBA", "White and Black African"
    MWAS = "MWAS", "White and Asian"
    MOTH = "MOTH", "Any other mixed background"
    AIND = "AIND", "Indian"
    APKN = "APKN", "Pakistani"
    ABAN = "ABAN", "Bangladeshi"
    AOTH = "AOTH", "Any other Asian background"
    CHNE = "CHNE", "Chinese"
    BCRB = "BCRB", "Black Caribbean"
    BAFR = "BAFR", "Black African"
    BOTH = "BOTH", "Any other Black background"
    OOTH = "OOTH", "Any other ethnic group"
    REFU = "REFU", "Preferred not to say"
    NOBT = "NOBT", "Not yet asked"


class Disability(TextChoices):
    """The Children in Need census list."""

    NONE = "NONE", "None"
    MOB = "MOB", "Mobility"
    HAND = "HAND", "Hand function"
    PC = "PC", "Personal care"
    INC = "INC", "Incontinence"
    COMM = "COMM", "Communication"
    LD = "LD", "Learning"
    HEAR = "HEAR", "Hearing"
    VIS = "VIS", "Vision"
    BEH = "BEH", "Behaviour"
    CON = "CON", "Consciousness"
    AUT = "AUT", "Autism or Asperger syndrome"
    DDA = "DDA", "Other disability under the law"


class PersonKind(TextChoices):
    FAMILY = "family", "Family or carer"
    PROFESSIONAL = "professional", "Professional"
    FRIEND = "friend", "Friend"
    OTHER = "other", "Other"
