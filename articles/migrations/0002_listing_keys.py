"""Copies that let a list walk one index, kept right by the database whatever wrote the row (form, import, COPY).

- article.top_section_id: the parent of its section, or the section itself.
- byline.published_at, articletopic.published_at: the article's.
"""

from django.db import migrations

FORWARD = """
CREATE FUNCTION articles_set_top_section() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.top_section_id := (SELECT coalesce(parent_id, id) FROM articles_section WHERE id = NEW.section_id);
    RETURN NEW;
END $$;

CREATE TRIGGER articles_article_top_section BEFORE INSERT OR UPDATE OF section_id, top_section_id ON articles_article
    FOR EACH ROW EXECUTE FUNCTION articles_set_top_section();

CREATE FUNCTION articles_move_section() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE articles_article SET section_id = section_id WHERE section_id = NEW.id;
    RETURN NULL;
END $$;

CREATE TRIGGER articles_section_moved AFTER UPDATE OF parent_id ON articles_section
    FOR EACH ROW WHEN (OLD.parent_id IS DISTINCT FROM NEW.parent_id) EXECUTE FUNCTION articles_move_section();

CREATE FUNCTION articles_copy_published_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.published_at := (SELECT published_at FROM articles_article WHERE id = NEW.article_id);
    RETURN NEW;
END $$;

CREATE TRIGGER articles_byline_published_at BEFORE INSERT OR UPDATE ON articles_byline
    FOR EACH ROW EXECUTE FUNCTION articles_copy_published_at();
CREATE TRIGGER articles_articletopic_published_at BEFORE INSERT OR UPDATE ON articles_articletopic
    FOR EACH ROW EXECUTE FUNCTION articles_copy_published_at();

CREATE FUNCTION articles_spread_published_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE articles_byline SET published_at = NEW.published_at WHERE article_id = NEW.id;
    UPDATE articles_articletopic SET published_at = NEW.published_at WHERE article_id = NEW.id;
    RETURN NULL;
END $$;

CREATE TRIGGER articles_article_published_at AFTER UPDATE OF published_at ON articles_article
    FOR EACH ROW WHEN (OLD.published_at IS DISTINCT FROM NEW.published_at)
    EXECUTE FUNCTION articles_spread_published_at();
"""

BACKWARD = """
DROP TRIGGER articles_article_published_at ON articles_article;
DROP TRIGGER articles_articletopic_published_at ON articles_articletopic;
DROP TRIGGER articles_byline_published_at ON articles_byline;
DROP TRIGGER articles_section_moved ON articles_section;
DROP TRIGGER articles_article_top_section ON articles_article;
DROP FUNCTION articles_spread_published_at();
DROP FUNCTION articles_copy_published_at();
DROP FUNCTION articles_move_section();
DROP FUNCTION articles_set_top_section();
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
