"""An index for the queue's filter by what the comments filter found; built beside a site that runs."""

import django.contrib.postgres.indexes
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("comments", "0006_verdicts_and_bans")]
    operations = [
        AddIndexConcurrently(
            model_name='comment',
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass('findings', 'jsonb_path_ops'), condition=models.Q(('status', 'pending')), name='comment_findings_waiting'),
        ),
    ]
