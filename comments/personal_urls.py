"""Below `/comments/ru/` and `/comments/uk/`: what is one reader's own. The reader's key is sent nowhere else."""

from django.urls import path, register_converter

from articles.converters import IdConverter

from .views import answer, complain, mistake, post, react, sent

register_converter(IdConverter, "personal_id")

app_name = "comments"
urlpatterns = [
    path("complain/<personal_id:pk>/", complain.complain, name="complain"),
    path("complaint/<str:token>/", complain.complaint, name="complaint"),
    path("mistake/<personal_id:pk>/", mistake.mistake, name="mistake"),
    path("mistake/sent/<str:token>/", mistake.reported, name="mistake-sent"),
    path("send/<personal_id:pk>/", post.send, name="send"),
    path("answer/<personal_id:pk>/", answer.answer, name="answer"),
    path("react/<personal_id:pk>/", react.react, name="react"),
    path("sent/<str:token>/", sent.sent, name="sent"),
]
