"""How the work differs by where a worker sits: the story that reviews, advice and challenges of the demonstration tell.

Beside statutory staff she is seen and asked more, and norms grow alike; from outreach and from home she is freer, and
less visible. In multi-agency teams both come together in the third year. Every number is invented.
"""

from collections.abc import Mapping

# How often, beside the usual.
ASKED_FOR_ADVICE: Mapping[str, float] = {
    "multi_agency_team": 1.5,
    "police": 1.2,
    "social_care": 1.2,
    "outreach": 0.55,
    "home": 0.35,
}
WORKED_JOINTLY: Mapping[str, float] = {
    "multi_agency_team": 1.7,
    "police": 1.3,
    "social_care": 1.0,
    "outreach": 0.5,
    "home": 0.3,
}
CHALLENGED: Mapping[str, float] = {
    "multi_agency_team": 1.1,
    "police": 0.7,
    "social_care": 0.9,
    "outreach": 1.3,
    "home": 1.2,
}
# Of challenges that were resolved: the chance of being upheld, at first and in the third year.
UPHELD: Mapping[str, tuple[float, float]] = {
    "multi_agency_team": (0.4, 0.65),
    "police": (0.3, 0.45),
    "social_care": (0.3, 0.5),
    "outreach": (0.25, 0.3),
    "home": (0.2, 0.25),
}
# What local professionals say in a review: at first, and how much that grows in a year.
SCALES: Mapping[str, Mapping[str, tuple[float, float]]] = {
    "multi_agency_team": {
        "visibility": (3.4, 0.5),
        "information_sharing": (3.0, 0.5),
        "shared_norms": (2.8, 0.6),
        "independence": (3.2, 0.3),
        "ability_to_challenge": (2.9, 0.5),
        "strategic_support": (3.1, 0.4),
    },
    "police": {
        "visibility": (3.5, 0.3),
        "information_sharing": (3.4, 0.3),
        "shared_norms": (3.0, 0.4),
        "independence": (2.9, -0.2),
        "ability_to_challenge": (2.7, 0.1),
        "strategic_support": (3.0, 0.3),
    },
    "social_care": {
        "visibility": (3.3, 0.4),
        "information_sharing": (3.1, 0.4),
        "shared_norms": (3.0, 0.4),
        "independence": (2.8, -0.1),
        "ability_to_challenge": (2.8, 0.2),
        "strategic_support": (2.9, 0.3),
    },
    "outreach": {
        "visibility": (2.4, 0.2),
        "information_sharing": (2.2, 0.1),
        "shared_norms": (2.3, 0.2),
        "independence": (4.1, 0.1),
        "ability_to_challenge": (3.6, 0.1),
        "strategic_support": (2.3, 0.1),
    },
    "home": {
        "visibility": (1.9, 0.1),
        "information_sharing": (2.0, 0.1),
        "shared_norms": (2.1, 0.1),
        "independence": (4.2, 0.0),
        "ability_to_challenge": (3.4, 0.0),
        "strategic_support": (2.1, 0.0),
    },
}
