"""What was there before letters is no news to anybody, a thousand rows at a time; and the indexes beside a site that runs."""

import django.db.models.functions.text
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models import F, Max, Min

BATCH = 1000


def note_all(apps, schema_editor):
    """The approved ones, most of all, came so with the column."""
    comments = apps.get_model("comments", "Comment").objects
    ends = comments.aggregate(first=Min("id"), last=Max("id"))
    for start in range(ends["first"] or 0, (ends["last"] or -1) + 1, BATCH):
        rows = comments.filter(id__gte=start, id__lt=start + BATCH).exclude(noted=F("status"))
        rows.update(noted=F("status"))


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("comments", "0009_letters")]
    operations = [
        migrations.RunPython(note_all, migrations.RunPython.noop),
        AddIndexConcurrently(
            model_name='comment',
            index=models.Index(models.F('id'), condition=models.Q(('noted', models.F('status')), _negated=True), name='comment_unnoted'),
        ),
        AddIndexConcurrently(
            model_name='comment',
            index=models.Index(django.db.models.functions.text.Lower('email'), condition=models.Q(('email', ''), _negated=True), name='comment_by_email'),
        ),
        AddIndexConcurrently(
            model_name='comment',
            index=models.Index(models.F('created_at'), condition=models.Q(('address_hash', ''), _negated=True), name='comment_with_address'),
        ),
    ]
