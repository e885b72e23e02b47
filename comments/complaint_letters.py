from django.conf import settings
from django_tasks import task

from articles.models.urls import absolute
from odessa_news.lib import letters

from .letters.envelope import quoted

# Enough to know the comment again.
QUOTED = 300


@task()
def tell_of_decision(complaint_id: int) -> None:
    """To whoever complained and left an address, which may be a stranger's. Run by the worker."""
    from .models import Complaint
    from .tokens import complaint_url

    complaint = Complaint.objects.filter(pk=complaint_id).exclude(contact="").first()
    if complaint is None:
        return
    context = {
        "accepted": complaint.status == Complaint.Status.ACCEPTED,
        "quote": quoted(complaint.comment_text, QUOTED),
        "answer": complaint.answer,
        "page": absolute(complaint.page),
        "own": absolute(complaint_url(complaint)),
        "site": settings.SITE_URL,
    }
    letters.post("mail/complaint.txt", context, [complaint.contact], complaint.language)
