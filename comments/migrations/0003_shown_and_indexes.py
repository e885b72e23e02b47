"""When readers first saw what is approved already, a thousand rows at a time beside a site that runs; and the indexes."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models import F, Max, Min

BATCH = 1000


def note_what_was_shown(apps, schema_editor):
    comments = apps.get_model("comments", "Comment").objects
    ends = comments.aggregate(first=Min("id"), last=Max("id"))
    for start in range(ends["first"] or 0, (ends["last"] or -1) + 1, BATCH):
        rows = comments.filter(id__gte=start, id__lt=start + BATCH, status="approved", shown_at=None)
        rows.update(shown_at=F("created_at"))


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("comments", "0002_threads_and_readers")]
    operations = [
        migrations.RunPython(note_what_was_shown, migrations.RunPython.noop),
        AddIndexConcurrently(
            model_name='comment',
            index=models.Index(models.F('article'), models.F('created_at'), models.F('id'), condition=models.Q(('root', None), ('shown_at__isnull', False)), name='comment_roots'),
        ),
        AddIndexConcurrently(
            model_name='comment',
            index=models.Index(models.F('article'), models.OrderBy(models.F('rating'), descending=True), models.OrderBy(models.F('created_at'), descending=True), models.OrderBy(models.F('id'), descending=True), condition=models.Q(('root', None), ('shown_at__isnull', False)), name='comment_roots_best'),
        ),
        AddIndexConcurrently(
            model_name='comment',
            index=models.Index(models.F('root'), models.F('created_at'), models.F('id'), condition=models.Q(('root__isnull', False), ('shown_at__isnull', False)), name='comment_below_root'),
        ),
        AddIndexConcurrently(
            model_name='comment',
            index=models.Index(models.F('reader'), models.F('status'), condition=models.Q(('reader__isnull', False)), name='comment_by_reader'),
        ),
    ]
