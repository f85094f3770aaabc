"""Which table and which days the bases stand on, for those who write them down once more."""

DATED = {
    "received": ("referrals", "received"),
    "decided": ("referrals", "decided_on"),
    "opened": ("cases", "opened"),
    "closed": ("cases", "closed"),
    "assessed": ("assessments", "day"),
    "contacts": ("contacts", "day"),
    "scored": ("goals", "latest_on"),
    "goals_ended": ("goals", "ended_on"),
    "returned": ("missing_episodes", "returned_on"),
    "held": ("allocations", "end"),
}
STANDING = {"waiting": ("referrals", "waiting_since", "ended_on"), "due": ("reviews", "since", "until")}
