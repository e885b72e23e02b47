"""The lightest Django site that answers with given bytes: no middleware, no template, no database.

`BENCH_BYTES` is a directory; its file `<name>` stands at `/<name>`.
"""

import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

BODIES = {file.name: file.read_bytes() for file in Path(os.environ["BENCH_BYTES"]).iterdir()}

settings.configure(DEBUG=False, SECRET_KEY="bare", ALLOWED_HOSTS=["127.0.0.1"], ROOT_URLCONF=__name__, MIDDLEWARE=[])  # noqa: S106


def view(request: HttpRequest, name: str) -> HttpResponse:
    return HttpResponse(BODIES[name])


urlpatterns = [path("<str:name>", view)]
application = get_wsgi_application()
