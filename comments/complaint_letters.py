from django.conf import settings
from django_tasks import task

from odessa_news.lib import letters


@task()
def tell_of_decision(complaint_id: int) -> None:
    """To whoever complained and left an address. Run by the worker."""
    from .models import Complaint

    complaint = Complaint.objects.filter(pk=complaint_id).exclude(contact="").first()
    if complaint is None:
        return
    context = {
        "accepted": complaint.status == Complaint.Status.ACCEPTED,
        "text": complaint.comment_text,
        "answer": complaint.answer,
        "page": settings.SITE_URL + complaint.page,
    }
    letters.post("mail/complaint.txt", context, [complaint.contact], complaint.language)
