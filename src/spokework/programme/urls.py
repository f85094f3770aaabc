from django.urls import path

from .views import hubs, people, places, posts, programme

app_name = "programme"
_HUB = "hubs/<slug:slug>/"
_POST = f"{_HUB}posts/<uuid:pk>/"
_PERSON = "people/<uuid:pk>/"

urlpatterns = [
    path("no-role/", hubs.no_membership, name="no_membership"),
    path("hubs/", hubs.hubs, name="hubs"),
    path("areas/", hubs.areas, name="areas"),
    path("funding/", hubs.funding, name="funding"),
    path("set-up/", programme.CreateProgramme.as_view(), name="create_programme"),
    path("phases/add/", programme.AddPhase.as_view(), name="add_phase"),
    path("hubs-to-open/", programme.OpenHub.as_view(), name="open_hub"),
    path("funding/funders/add/", programme.AddFunder.as_view(), name="add_funder"),
    path("funding/grants/add/", programme.AddGrant.as_view(), name="add_grant"),
    path(_HUB, hubs.hub, name="hub"),
    path(f"{_HUB}posts/create/", posts.CreatePost.as_view(), name="create_post"),
    path(_POST, posts.post, name="post"),
    path(f"{_POST}change/", posts.ChangePost.as_view(), name="change_post"),
    path(f"{_POST}appoint/", posts.Appoint.as_view(), name="appoint"),
    path(f"{_POST}place/", places.PlacePost.as_view(), name="place_post"),
    path(f"{_HUB}appointments/<uuid:pk>/end/", posts.EndAppointment.as_view(), name="end_appointment"),
    path(f"{_HUB}placements/<uuid:pk>/end/", places.EndPlacement.as_view(), name="end_placement"),
    path(f"{_HUB}hosts/add/", places.AddHostAgency.as_view(), name="add_host_agency"),
    path(f"{_HUB}people/", people.people, name="people"),
    path(f"{_HUB}people/invite/", people.Invite.as_view(), name="invite"),
    path(f"{_HUB}{_PERSON}", people.person, name="person"),
    path(f"{_HUB}{_PERSON}end/", people.EndMembership.as_view(), name="end_membership"),
    path(f"{_HUB}{_PERSON}reset-sign-in/", people.ResetSecondFactor.as_view(), name="reset_second_factor"),
    path("people/", people.people, name="programme_people"),
    path("people/invite/", people.Invite.as_view(), name="programme_invite"),
    path(_PERSON, people.person, name="programme_person"),
    path(f"{_PERSON}end/", people.EndMembership.as_view(), name="programme_end_membership"),
    path(f"{_PERSON}reset-sign-in/", people.ResetSecondFactor.as_view(), name="programme_reset_second_factor"),
]
