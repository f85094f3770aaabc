"""What is asked of everything that was done: the day, where, with which agency, how long."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms

from spokework.casework.forms.choices import area_choices, one_of
from spokework.core import clock
from spokework.core.forms import DateField, MinutesField, SpokeForm
from spokework.practice.queries.choices import Offered
from spokework.programme.models import Area, HostAgency

NOBODY_NAMED = "Nobody is named"


class AtOnce(forms.RadioSelect):
    """All answers in sight, however many: one tap in place of two."""


def text(label: str, *, rows: int = 4, required: bool = False, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, required=required, max_length=4_000, widget=forms.Textarea(attrs={"rows": rows}), **more
    )


def at_once(label: str, choices: Iterable[Any], **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, widget=AtOnce, **more)


def how_many(label: str, *, required: bool = True, **more: Any) -> forms.IntegerField:
    """A number of people. What is too many the action says."""
    field = forms.IntegerField(label=label, required=required, min_value=0, **more)
    field.widget.attrs |= {"class": "short", "inputmode": "numeric"}
    return field


def names_field(help_text: str) -> forms.CharField:
    return text("Register", rows=6, help_text=help_text)


class DoneForm(SpokeForm):
    """Where there is one hub, or no case of her own, nobody is asked which."""

    hub = one_of("Hub", ())
    day = DateField(label="Day", latest=clock.today)
    area = one_of("Area", ())
    agency = one_of("Agency", (), required=False)
    minutes = MinutesField(label="How long", required=False, help_text="For example 45 or 1h 30")
    case = one_of("Is it about one of your young people?", (), required=False)

    def __init__(self, *args: Any, offered: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = offered
        self._offer("area", area_choices(offered.places))
        if "agency" in self.fields:
            self._offer("agency", self._agencies())
        self._ask_hub()
        self._ask_case()

    def _offer(self, name: str, choices: list[Any]) -> None:
        cast("forms.ChoiceField", self.fields[name]).choices = choices

    def _agencies(self) -> list[Any]:
        first = "Choose one" if self.fields["agency"].required else "None of these, or not known"
        return [("", first), *agencies_by_area(self.offered.places.agencies)]

    def _ask_hub(self) -> None:
        hubs = self.offered.hubs
        if len(hubs) < 2:
            del self.fields["hub"]
            return
        self._offer("hub", [(hub.slug, hub.name) for hub in hubs])
        self.fields["hub"].initial = hubs[0].slug

    def _ask_case(self) -> None:
        if "case" not in self.fields or not self.offered.cases:
            self.fields.pop("case", None)
            return
        self._offer("case", cases_to_choose(self.offered))

    def facts(self) -> dict[str, Any]:
        """What the action takes, in its own words; the hub and the case apart."""
        given = {name: value for name, value in self.cleaned_data.items() if name not in _NOT_FACTS}
        places = self.offered.places
        given["area"] = places.area(given["area"])
        if "agency" in given:
            given["agency"] = places.agency(given["agency"])
        return given


class RelinkForm(SpokeForm):
    versioned = True

    case = one_of("Whose is it?", (), required=False)

    def __init__(self, *args: Any, offered: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = offered
        cast("forms.ChoiceField", self.fields["case"]).choices = cases_to_choose(offered)
        self.fields["case"].label = "Whose is it?"  # nobody is an answer too, so it is not called optional


def cases_to_choose(offered: Offered) -> list[tuple[str, str]]:
    people = [held.young_person for held in offered.cases]
    return [("", NOBODY_NAMED), *((each.reference, f"{each.called}, {each.reference}") for each in people)]


_NOT_FACTS = ("submission", "version", "hub", "case")
REGISTER = (
    "Only if names were asked for. One name a line. Names tell how many different people came; "
    "the register can be dropped at any time."
)


def agencies_by_area(agencies: list[HostAgency]) -> list[Any]:
    grouped: dict[Area, list[tuple[str, str]]] = {}
    for agency in agencies:
        grouped.setdefault(agency.area, []).append((str(agency.pk), agency.name))
    return [(area.name, choices) for area, choices in grouped.items()]


__all__ = ["REGISTER", "DoneForm", "RelinkForm", "at_once", "how_many", "names_field", "one_of", "text"]
