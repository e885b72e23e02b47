"""What still has something to forget, found on indexes made beside a site that runs."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("comments", "0012_filter_times")]
    operations = [
        AddIndexConcurrently(
            model_name='complaint',
            index=models.Index(models.F('created_at'), condition=models.Q(('address_hash', ''), _negated=True), name='complaint_with_address'),
        ),
        AddIndexConcurrently(
            model_name='complaint',
            index=models.Index(models.F('decided_at'), condition=models.Q(('comment_address_hash', ''), _negated=True), name='complaint_with_sender'),
        ),
        AddIndexConcurrently(
            model_name='complaint',
            index=models.Index(models.F('decided_at'), condition=models.Q(('comment_text', ''), _negated=True), name='complaint_with_text'),
        ),
    ]
