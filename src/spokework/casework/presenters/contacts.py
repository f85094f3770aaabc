"""A contact in words."""

from spokework.casework import codes
from spokework.casework.models import Contact


def contact_title(contact: Contact) -> str:
    """How, how long, and whether it took place: "Phone, 20 minutes", "Planned: face to face"."""
    mode = codes.Mode(contact.mode).label
    if not contact.attendance:
        return f"Planned: {mode[0].lower()}{mode[1:]}"
    if contact.attendance != codes.Attendance.ATTENDED:
        return f"{mode}, {codes.Attendance(contact.attendance).label.lower()}"
    return f"{mode}, {contact.minutes} minutes" if contact.minutes else mode
