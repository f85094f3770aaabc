"""What *Who looked* says of practice's pages, by the name of their address."""

_LINKED = {
    "consultancy": ("advice about them", "record advice"),
    "joint_work": ("joint work about them", "record joint work"),
    "challenge": ("a challenge on their behalf", "record a challenge"),
}
_STEPS = {
    "challenge_escalate": "take a challenge further",
    "challenge_resolve": "say what came of a challenge",
    "challenge_reopen": "open a challenge again",
}


def looked_at() -> dict[str, str]:
    said = {"record_contact": "Shown to choose from, to record a contact"}
    for kind, (what, recording) in _LINKED.items():
        said[kind] = f"Looked at {what}"
        said[f"{kind}_new"] = f"Shown to choose from, to {recording}"
        said[f"{kind}_correct"] = f"Opened the form: correct {what}"
        said[f"{kind}_relink"] = f"Shown to choose from, to move {what}"
    return said | {name: f"Opened the form: {what}" for name, what in _STEPS.items()}
