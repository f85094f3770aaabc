"""The addresses of practice. In one stands a key of something of the hub's, and nothing of a young person."""

from django.urls import path

from .views import consultancy, record

app_name = "practice"

_RECORD = [
    path("record/", record.Record.as_view(), name="record"),
    path("consultancy/new/", consultancy.RecordConsultancy.as_view(), name="consultancy_new"),
    path("consultancy/<uuid:pk>/", consultancy.ShowConsultancy.as_view(), name="consultancy"),
    path("consultancy/<uuid:pk>/correct/", consultancy.CorrectConsultancy.as_view(), name="consultancy_correct"),
]

urlpatterns = [*_RECORD]
