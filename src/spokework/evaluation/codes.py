"""Code lists of the evaluation workspace. As elsewhere: a code that rows may hold is never removed."""

from django.db.models import TextChoices

VERSION = 1


class TeamRole(TextChoices):
    LEAD = "lead", "Lead"
    CODER = "coder", "Coder"
    READER = "reader", "Reader"


class AttributeKind(TextChoices):
    CHOICE = "choice", "One of a list"
    YES_NO = "yes_no", "Yes or no"
    NUMBER = "number", "A number"
    TEXT = "text", "Words"


class ParticipantKind(TextChoices):
    PERSON = "person", "Somebody who took part"
    CASE_STUDY = "case_study", "Case study"


class Stakeholder(TextChoices):
    YOUNG_PERSON = "young_person", "Young person"
    PARENT_CARER = "parent_carer", "Parent or carer"
    SPOKE_WORKER = "spoke_worker", "Spoke worker"
    HUB_MANAGER = "hub_manager", "Hub manager"
    POLICE = "police", "Police"
    SOCIAL_CARE = "social_care", "Social care"
    HEALTH = "health", "Health"
    EDUCATION = "education", "Education"
    VOLUNTARY = "voluntary", "Another voluntary organisation"
    COMMISSIONER = "commissioner", "Commissioner or funder"
    OTHER = "other", "Somebody else"


class ResearchConsent(TextChoices):
    """Of somebody who took part; support is consented to elsewhere and is no part of this."""

    ASKED = "asked", "Asked, not answered"
    GIVEN = "given", "Given, quotes included"
    NO_QUOTES = "no_quotes", "Given, no quotes"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Colour(TextChoices):
    """Of a code. None is needed to be seen: the code's name stands beside every passage."""

    TEAL = "teal", "Teal"
    BLUE = "blue", "Blue"
    VIOLET = "violet", "Violet"
    ROSE = "rose", "Rose"
    RED = "red", "Red"
    ORANGE = "orange", "Orange"
    YELLOW = "yellow", "Yellow"
    GREEN = "green", "Green"


class SourceKind(TextChoices):
    INTERVIEW = "interview", "Interview"
    GROUP = "group", "Group discussion"
    CASE_STUDY = "case_study", "Case study"
    DOCUMENT = "document", "Document"
    FIELD_NOTES = "field_notes", "Field notes"


class TheoryLevel(TextChoices):
    PROGRAMME = "programme", "Programme theory"
    CMO = "cmo", "Context–mechanism–outcome"
    MIDDLE_RANGE = "middle_range", "Middle-range theory"


class Change(TextChoices):
    """What a refinement did to the theory."""

    FIRST = "first", "First wording"
    WORDING = "wording", "Said more clearly"
    CONTEXT_NARROWED = "context_narrowed", "Holds in fewer places than was thought"
    CONTEXT_WIDENED = "context_widened", "Holds in more places than was thought"
    MECHANISM = "mechanism", "Works in another way than was thought"
    OUTCOME = "outcome", "Leads to something else than was thought"


class Part(TextChoices):
    """Of a version: what the evidence speaks to."""

    WHOLE = "whole", "The whole of it"
    CONTEXT = "context", "Where and for whom"
    MECHANISM = "mechanism", "How it works"
    OUTCOME = "outcome", "What it leads to"


class Verdict(TextChoices):
    SUPPORTS = "supports", "Supports"
    PARTLY = "partly", "Supports in part"
    CONTRADICTS = "contradicts", "Contradicts"
    SILENT = "silent", "Says nothing, where it should"


class Grade(TextChoices):
    HIGH = "high", "High"
    MIDDLING = "middling", "Middling"
    LOW = "low", "Low"


class RelationKind(TextChoices):
    RIVAL = "rival", "Explains the same in another way"
    RIPPLE = "ripple", "Its outcome is the other’s context"
    INSTANCE = "instance", "Is an instance of"
    PRECEDES = "precedes", "Must come before"
