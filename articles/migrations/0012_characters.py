"""How long a text is, for the report on both languages; kept right by the database whatever wrote the row.

And the permission to publish one language without the other, where both are required.
"""

from django.db import migrations, models

FORWARD = """
CREATE FUNCTION articles_count_characters() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.characters := char_length(NEW.title) + char_length(NEW.lead) + char_length(
        regexp_replace(regexp_replace(NEW.body, '<[^>]+>', '', 'g'), '&[a-zA-Z0-9#]+;', '.', 'g'));
    RETURN NEW;
END $$;

CREATE TRIGGER articles_article_characters BEFORE INSERT OR UPDATE OF title, lead, body, characters ON articles_article
    FOR EACH ROW EXECUTE FUNCTION articles_count_characters();
"""

BACKWARD = """
DROP TRIGGER articles_article_characters ON articles_article;
DROP FUNCTION articles_count_characters();
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0011_photo_library_indexes")]
    operations = [
        migrations.AlterModelOptions(
            name="article",
            options={
                "ordering": ["-published_at", "-id"],
                "permissions": [
                    ("publish_article", "Can publish articles"),
                    ("publish_without_twin", "Can publish without the required twin"),
                ],
                "verbose_name": "article",
                "verbose_name_plural": "articles",
            },
        ),
        migrations.AddField(
            model_name="article",
            name="characters",
            field=models.PositiveIntegerField(db_default=0, default=0, editable=False),
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
