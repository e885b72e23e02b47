import os

from django.core.wsgi import get_wsgi_application

from odessa_news.middleware.host import named_host

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "odessa_news.settings")
application = named_host(get_wsgi_application())
