from .event import Chain, Event, Subject

__all__ = ["Chain", "Event", "Subject"]
