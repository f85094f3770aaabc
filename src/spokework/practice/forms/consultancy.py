"""Advice, written down."""

from spokework.practice import codes

from .base import DoneForm, one_of, text


class ConsultancyForm(DoneForm):
    field_order = ("hub", "role", "topic", "advice", "case", "agency", "area", "minutes", "day")

    role = one_of("Whom you advised", [("", "Choose one"), *codes.ProfessionalRole.choices])
    topic = one_of("What it was about", [("", "Choose one"), *codes.Topic.choices])
    advice = text("What you advised", required=True, help_text="Name no young person unless you choose one below.")


class ConsultancyCorrection(ConsultancyForm):
    versioned = True
