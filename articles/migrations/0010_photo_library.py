import django.db.models.deletion
from django.conf import settings
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models

SEARCHED = """
CREATE FUNCTION articles_set_searched() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.searched := translate(
        lower(concat_ws(
            ' ', '', NEW.alt_ru, NEW.alt_uk, NEW.caption_ru, NEW.caption_uk, NEW.credit, NEW.file_name)),
        'ё''ʼ`_', 'е’’’-');
    RETURN NEW;
END $$;

CREATE TRIGGER articles_photo_searched BEFORE INSERT OR UPDATE ON articles_photo
    FOR EACH ROW EXECUTE FUNCTION articles_set_searched();
"""
NOT_SEARCHED = """
DROP TRIGGER articles_photo_searched ON articles_photo;
DROP FUNCTION articles_set_searched();
"""


class Migration(migrations.Migration):
    """A photo is in the library from its upload on, and described after it: many come at once."""

    dependencies = [
        ("articles", "0009_beats"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        TrigramExtension(),
        migrations.RemoveConstraint(model_name="photo", name="photo_has_alt"),
        migrations.AddField(
            model_name="photo",
            name="created_by",
            field=models.ForeignKey(
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="uploaded by",
            ),
        ),
        migrations.AddField(
            model_name="photo",
            name="file_name",
            field=models.CharField(
                blank=True, db_default="", editable=False, max_length=200, verbose_name="name of the file"
            ),
        ),
        migrations.AddField(
            model_name="photo",
            name="searched",
            field=models.TextField(db_default="", editable=False),
        ),
        migrations.RunSQL(SEARCHED, NOT_SEARCHED),
    ]
