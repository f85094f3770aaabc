"""The addresses of people without an account. The token is the whole secret, and nothing else stands in one."""

from django.urls import path

from .views import answering

app_name = "by_link"

urlpatterns = [
    path("thank-you/", answering.answered, name="answered"),
    path("<str:token>/", answering.answer, name="answer"),
]
