from django.urls import path

from .views import learned

app_name = "learned"

urlpatterns = [
    path("", learned.Learned.as_view(), name="lessons"),
    path("<int:evaluation>/<int:number>/", learned.OneLesson.as_view(), name="lesson"),
]
