from django.urls import include, path

from . import pages

urlpatterns = [
    path("accounts/login/", pages.PlainView.as_view(), name="account_login"),
    path("people/<reference>/note/", pages.NoteView.as_view(), name="note"),
    path("people/<reference>/other/", pages.OtherNoteView.as_view(), name="other"),
    path("people/<reference>/resume/", pages.ResumeView.as_view(), name="resume"),
    path("referrals/new/", pages.ReferralView.as_view(), name="referral"),
    path("plain/", pages.PlainView.as_view(), name="plain"),
    path("done/<int:number>/", pages.PlainView.as_view(), name="done"),
    # The shell of every page leads to the rest of the house.
    path("", include("spokework.config.urls")),
]

handler403 = "spokework.core.errors_views.not_allowed"
handler404 = "spokework.core.errors_views.page_not_found"
