from django.urls import path, register_converter

from articles.converters import IdConverter

from .views import mistake, permalink, sent, thread

# A name of its own: articles.urls registers the same class, and a name can be registered once.
register_converter(IdConverter, "comments_id")

urlpatterns = [
    path("article/<comments_id:pk>/", thread.thread, name="comment-thread"),
    path("sent/<str:token>/", sent.sent, name="comment-sent"),
    path("mistake/<comments_id:pk>/", mistake.mistake, name="mistake"),
    path("mistake/sent/<str:token>/", mistake.reported, name="mistake-sent"),
    path("<comments_id:pk>/", permalink.permalink, name="comment"),
]
