from django.db import migrations


class Migration(migrations.Migration):
    """No SQL: the permission itself is made after `migrate`, as all are."""

    dependencies = [("articles", "0002_listing_keys")]

    operations = [
        migrations.AlterModelOptions(
            name="article",
            options={
                "ordering": ["-published_at", "-id"],
                "permissions": [("publish_article", "Can publish articles")],
                "verbose_name": "article",
                "verbose_name_plural": "articles",
            },
        ),
    ]
