"""The page that signs a visitor in as anybody. It exists in the demonstration and nowhere else."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from spokework.accounts.demonstration import sign_in_as

from .presenters import COLLEAGUE, DAY
from .queries import featured


# A visitor comes to see one role's day, and loses nothing by changing to another.
def choose_role(request: HttpRequest) -> HttpResponseBase:
    if not settings.DEMONSTRATION:
        raise Http404
    people = featured()
    if request.method != "POST":
        days = [(person, (COLLEAGUE if person.colleague else DAY)[person.role]) for person in people]
        return render(request, "demo/choose_role.html", {"days": days})
    for person in people:
        if person.choice == request.POST.get("role"):
            return sign_in_as(request, person.account)
    return HttpResponse("Choose one of the roles on the page.", status=400)
