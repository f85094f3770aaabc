"""What a person is told when an answer cannot be taken: a sentence that says what to do."""

from django import forms
from django.core import validators

GENERAL = {
    "max_length": "Use %(limit_value)d characters or fewer. You have used %(show_value)d",
    "min_length": "Use %(limit_value)d characters or more. You have used %(show_value)d",
    "min_value": "Enter %(limit_value)s or more",
    "max_value": "Enter %(limit_value)s or less",
    "invalid_choice": "Choose one of the answers shown",
    "invalid_list": "Choose from the answers shown",
}

INVALID: dict[type[forms.Field], str] = {
    forms.EmailField: "Enter an e-mail address, for example name@example.org",
    forms.IntegerField: "Enter a whole number, for example 3",
    forms.DecimalField: "Enter a number, for example 2.5",
}


def ask(label: str, *, choose: bool) -> str:
    """The sentence for an answer left out. The label is quoted, for it may be a noun, a sentence or a question."""
    if label.endswith("?"):
        return f"Answer “{label}”"
    return f"{'Choose an answer for' if choose else 'Fill in'} “{label}”"


def give_messages(field: forms.Field) -> None:
    """Replace Django's own words; keep those the form's author wrote."""
    if field.error_messages.get("required") == str(forms.Field.default_error_messages["required"]):
        choose = isinstance(field, forms.ChoiceField | forms.ModelChoiceField)
        field.error_messages["required"] = ask(str(field.label), choose=choose)
    for code, message in GENERAL.items():
        if field.error_messages.get(code) in (None, _django_words(field, code)):
            field.error_messages[code] = message
    for kind, message in INVALID.items():
        if isinstance(field, kind) and _is_django_invalid(field):
            field.error_messages["invalid"] = message


def _django_words(field: forms.Field, code: str) -> str | None:
    for kind in type(field).__mro__:
        if kind.__module__.startswith("django.") and code in kind.__dict__.get("default_error_messages", {}):
            return str(kind.__dict__["default_error_messages"][code])
    return None


def _is_django_invalid(field: forms.Field) -> bool:
    words = field.error_messages.get("invalid")
    return words in (None, _django_words(field, "invalid"), str(validators.validate_email.message))
