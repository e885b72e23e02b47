"""How much came lately from one reader or below one article, beside a site that runs."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("comments", "0011_filter")]
    operations = [
        AddIndexConcurrently(
            model_name='comment',
            index=models.Index(models.F('reader'), models.F('created_at'), condition=models.Q(('reader__isnull', False)), name='comment_times_reader'),
        ),
    ]
