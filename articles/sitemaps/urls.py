from django.urls import path, re_path

from . import views
from .entries import KINDS

urlpatterns = [
    path("sitemap.xml", views.index, name="sitemap"),
    path("sitemap-news.xml", views.news, name="sitemap-news"),
    path("sitemap-site.xml", views.site, name="sitemap-site"),
    re_path(
        rf"^sitemap-(?P<kind>{'|'.join(KINDS)})-(?P<number>[1-9][0-9]{{0,17}})\.xml$", views.block, name="sitemap-block"
    ),
]
