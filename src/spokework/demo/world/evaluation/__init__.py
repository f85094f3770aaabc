"""The invented evaluation: who was asked, what they said, and the theories held against it. Nobody said any of this."""
