"""Below `/comments/ru/` and `/comments/uk/`: what is one reader's own. The reader's key is sent nowhere else."""

from django.urls import path, register_converter

from articles.converters import IdConverter

from .views import answer, post, react, sent

register_converter(IdConverter, "personal_id")

app_name = "comments"
urlpatterns = [
    path("send/<personal_id:pk>/", post.send, name="send"),
    path("answer/<personal_id:pk>/", answer.answer, name="answer"),
    path("react/<personal_id:pk>/", react.react, name="react"),
    path("sent/<str:token>/", sent.sent, name="sent"),
]
