import gc
import os

from django.core.wsgi import get_wsgi_application

from odessa_news.middleware.host import named_host, without_body

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "odessa_news.settings")
application = without_body(named_host(get_wsgi_application()))

from comments.filter.dictionary import analyzers  # noqa: E402  (its models need the site)

# Once for all processes that are forked from this one, and never while a reader waits.
analyzers()

# All that was imported lives as long as the process: the collector need not walk it again and again, and a page's few
# thousand objects are gone by themselves when it is sent. Worth a tenth of a page.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
