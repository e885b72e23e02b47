from django.urls import path, register_converter

from articles.converters import IdConverter

from .views import permalink, thread

# A name of its own: articles.urls registers the same class, and a name can be registered once.
register_converter(IdConverter, "comments_id")

urlpatterns = [
    path("article/<comments_id:pk>/", thread.thread, name="comment-thread"),
    path("<comments_id:pk>/", permalink.permalink, name="comment"),
    path("<comments_id:pk>/answers/", thread.answers, name="comment-answers"),
]
