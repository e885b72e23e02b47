from django.urls import include, path, register_converter

from .converters import IdConverter, TwoDigitConverter, YearConverter
from .views import archive, article, corrections, front, lists, pages, preview, read

register_converter(IdConverter, "id")
register_converter(YearConverter, "year")
register_converter(TwoDigitConverter, "two")

urlpatterns = [
    path("", front.front, name="front"),
    path("authors/<slug:slug>/", lists.author, name="author"),
    path("topics/<slug:slug>/", lists.topic, name="topic"),
    path("archive/", archive.years, name="archive"),
    path("archive/<year:year>/", archive.year, name="archive-year"),
    path("archive/<year:year>/<two:month>/", archive.month, name="archive-month"),
    path("archive/<year:year>/<two:month>/<two:day>/", archive.day, name="archive-day"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("pages/<slug:slug>/", pages.page, name="page"),
    path("articles/<id:pk>/read/", read.read, name="article-read"),
    path("preview/<str:token>/", preview.preview, name="preview"),
    # Behind those whose last part could end in a number too, and before the dozen feeds, which it can't be taken for.
    path("<slug:section>/<slug:slug>-<id:pk>/", article.article, name="article"),
    path("", include("articles.feeds.urls")),
    # Last, because it is any word. Sections can't be called like what stands above (RESERVED_SLUGS).
    path("<slug:slug>/", lists.section, name="section"),
]
