"""Which photos a revision names, kept right by the database whatever wrote the row: what waits to be published needs them.

Revisions are as young as this migration (0005), so those there are, are read at once.
"""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models

FORWARD = """
CREATE FUNCTION articles_revision_photos() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.photos := ARRAY(
        SELECT DISTINCT number::bigint FROM (
            SELECT (regexp_matches(NEW.content ->> 'body', 'data-photo="([0-9]+)"', 'g'))[1]
            UNION ALL
            SELECT NEW.content ->> 'cover') named (number)
        WHERE number ~ '^[0-9]{1,18}$');
    RETURN NEW;
END $$;

CREATE TRIGGER articles_revision_photos BEFORE INSERT OR UPDATE OF content, photos ON articles_revision
    FOR EACH ROW EXECUTE FUNCTION articles_revision_photos();

UPDATE articles_revision SET photos = photos;
"""

BACKWARD = """
DROP TRIGGER articles_revision_photos ON articles_revision;
DROP FUNCTION articles_revision_photos();
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0013_planning")]
    operations = [
        migrations.AddField(
            model_name="revision",
            name="photos",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(), default=list, editable=False, size=None
            ),
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
        migrations.AddIndex(
            model_name="revision",
            index=django.contrib.postgres.indexes.GinIndex(fields=["photos"], name="revision_by_photo", fastupdate=False),
        ),
    ]
