"""Below `/comments/ru/` and `/comments/uk/`: what is one reader's own. The reader's key is sent nowhere else."""

from django.urls import path, register_converter

from articles.converters import IdConverter

from .views import answer, complain, data, letters, mailbox, mine, mistake, post, react

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
    path("sent/<str:token>/", mine.old, name="sent"),
    path("mine/<str:token>/", mine.mine, name="mine"),
    path("mine/<str:token>/edit/", mine.edit, name="edit"),
    path("mine/<str:token>/withdraw/", mine.withdraw, name="withdraw"),
    path("mine/<str:token>/answers/", mine.answers, name="answers"),
    path("mine/<str:token>/ask/", mine.ask, name="ask"),
    path("mailbox/<str:token>/", mailbox.confirm, name="mailbox"),
    path("letters/<str:token>/", letters.off, name="letters"),
    path("letters/<str:token>/on/", letters.on, name="letters-on"),
    path("data/", data.data, name="data"),
    path("data/file/", data.file, name="data-file"),
    path("data/erase/", data.erase, name="data-erase"),
    path("data/link/", data.link, name="data-link"),
    path("data/<str:token>/", data.data, name="data"),
    path("data/<str:token>/file/", data.file, name="data-file"),
    path("data/<str:token>/erase/", data.erase, name="data-erase"),
]
