from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations
from django.db.models.functions import Upper


class Migration(migrations.Migration):
    # Writers go on while the index is built.
    atomic = False

    dependencies = [("articles", "0019_trash")]

    operations = [
        AddIndexConcurrently(
            "article",
            GinIndex(OpClass(Upper("title"), name="gin_trgm_ops"), name="article_by_title", fastupdate=False),
        ),
        # How rare a word is, the planner knows of an expression only once it has been looked at.
        migrations.RunSQL("ANALYZE articles_article", migrations.RunSQL.noop),
    ]
