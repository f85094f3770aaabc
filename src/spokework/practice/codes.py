"""Code lists of the work around the casework. As in casework: a code that rows may hold is never removed."""

from django.db.models import IntegerChoices, TextChoices

VERSION = 1


class Audience(TextChoices):
    YOUNG_PEOPLE = "young_people", "Young people"
    ADULTS = "adults", "Parents, carers and other adults"


class Venue(TextChoices):
    SCHOOL = "school", "School or college"
    RESIDENTIAL_HOME = "residential_home", "Residential home"
    COMMUNITY = "community", "Community or youth centre"
    AGENCY = "agency", "At an agency"
    ONLINE = "online", "Online"
    OTHER = "other", "Elsewhere"


class Topic(TextChoices):
    RECOGNISING = "recognising", "Recognising exploitation"
    HEALTHY_RELATIONSHIPS = "healthy_relationships", "Healthy relationships and consent"
    ONLINE_SAFETY = "online_safety", "Staying safe online"
    CRIMINAL_EXPLOITATION = "criminal_exploitation", "Criminal exploitation"
    MISSING = "missing", "Going missing"
    LANGUAGE = "language", "Language and attitudes"
    TRAUMA = "trauma", "Trauma and how to work with it"
    REFERRING = "referring", "When and how to refer"
    DISRUPTION = "disruption", "Disrupting exploitation"
    BOYS = "boys", "Boys and young men"
    DISABILITY = "disability", "Disabled young people"
    OTHER = "other", "Other"


class ProfessionalRole(TextChoices):
    SOCIAL_WORKER = "social_worker", "Social worker"
    POLICE_OFFICER = "police_officer", "Police officer"
    TEACHER = "teacher", "Teacher or school staff"
    HEALTH_WORKER = "health_worker", "Health worker"
    RESIDENTIAL_WORKER = "residential_worker", "Residential worker"
    FOSTER_CARER = "foster_carer", "Foster carer"
    YOUTH_WORKER = "youth_worker", "Youth worker"
    YOUTH_JUSTICE_WORKER = "youth_justice_worker", "Youth justice worker"
    EARLY_HELP_WORKER = "early_help_worker", "Early help worker"
    MANAGER = "manager", "Manager"
    VOLUNTEER = "volunteer", "Volunteer"
    OTHER = "other", "Other"


class Moment(TextChoices):
    BEFORE = "before", "Before the training"
    AFTER = "after", "After the training"
    SIX_MONTHS = "six_months", "Six months later"


class Entered(TextChoices):
    LINK = "link", "By the person themselves, by a one-time link"
    PAPER = "paper", "From paper"


class JointKind(TextChoices):
    VISIT = "visit", "Joint visit"
    MEETING = "meeting", "Joint meeting with a young person or family"
    ASSESSMENT = "assessment", "Joint assessment"
    OTHER = "other", "Other joint work"


class MeetingKind(TextChoices):
    MACE = "mace", "Multi-agency exploitation panel"
    PARTNERSHIP = "partnership", "Safeguarding partnership or board"
    OPERATIONAL = "operational", "Operational group"
    COMMISSIONING = "commissioning", "Commissioners or funders"
    OTHER = "other", "Other"


class ChallengeIssue(TextChoices):
    THRESHOLD = "threshold", "A threshold that shuts a young person out"
    RESPONSE_TO_MISSING = "response_to_missing", "The response to going missing"
    LANGUAGE = "language", "Language that blames a young person"
    INFORMATION = "information", "Information not shared, or shared wrongly"
    PLACEMENT = "placement", "Where a young person is to live"
    CRIMINALISED = "criminalised", "A young person treated as an offender"
    CASE_CLOSED = "case_closed", "A case closed or handed off too early"
    VOICE = "voice", "A young person not heard"
    OTHER = "other", "Other"


class ChallengeMeans(TextChoices):
    CONVERSATION = "conversation", "Conversation"
    WRITING = "writing", "E-mail or letter"
    MEETING = "meeting", "At a meeting"
    MANAGER = "manager", "Manager to manager"
    ESCALATION_POLICY = "escalation_policy", "The partnership's escalation policy"


class ChallengeResult(TextChoices):
    UPHELD = "upheld", "The agency changed what it did"
    PARTLY = "partly", "The agency changed part of it"
    NOT_UPHELD = "not_upheld", "The agency did not change it"
    WITHDRAWN = "withdrawn", "We took it back"


class PartnerRole(TextChoices):
    HOST = "host", "Gives a desk"
    REFERRER = "referrer", "Refers young people"
    JOINT_WORKER = "joint_worker", "Works jointly with us"
    PANEL = "panel", "Sits on the panel with us"
    COMMISSIONER = "commissioner", "Pays for or commissions the work"
    TRAINEE = "trainee", "Takes our training"
    OTHER = "other", "Other"


class Scale(TextChoices):
    """What a partnership review asks, each from 1 to 5."""

    VISIBILITY = "visibility", "Visibility"
    INFORMATION_SHARING = "information_sharing", "Information sharing"
    SHARED_NORMS = "shared_norms", "Shared norms"
    INDEPENDENCE = "independence", "Independence"
    ABILITY_TO_CHALLENGE = "ability_to_challenge", "Ability to challenge"
    STRATEGIC_SUPPORT = "strategic_support", "Strategic support"


class RespondentKind(TextChoices):
    WORKER = "worker", "The worker"
    MANAGER = "manager", "Her manager"
    PROFESSIONAL = "professional", "Local professional"


class LinkPurpose(TextChoices):
    CONFIDENCE = "confidence", "A trainee's confidence"
    REVIEW = "review", "A partnership review"


class SupervisionKind(TextChoices):
    LINE = "line", "Line supervision"
    CLINICAL = "clinical", "Clinical supervision"
    GROUP = "group", "Group supervision"


class ColleagueDayKind(TextChoices):
    AT_THE_HUB = "at_the_hub", "Day at the hub"
    TEAM_MEETING = "team_meeting", "Team meeting"
    TOGETHER = "together", "Worked together with a colleague"


class Rating(IntegerChoices):
    """How far, or how sure: the anchors of each question say what 1 and 5 mean."""

    ONE = 1
    TWO = 2
    THREE = 3
    FOUR = 4
    FIVE = 5
