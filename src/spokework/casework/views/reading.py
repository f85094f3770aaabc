"""A page that is about no one young person, and only read."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views import View

from spokework.access.decide import Actor
from spokework.core.components import Step


class Reading(View):
    request: Any
    heading = ""
    template_name = ""

    @property
    def actor(self) -> Actor:
        return self.request.actor  # type: ignore[no-any-return]  # set by WhoIsActing, never None on a page with a rule

    def show(self, **shown: Any) -> HttpResponse:
        context = {"title": self.heading, "heading": self.heading, "trail": [Step(self.heading)]} | shown
        # Back must ask the server again: a copy kept by the browser would be a view nobody logged.
        response = render(self.request, self.template_name, context)
        response["Cache-Control"] = "no-store"
        return response
