"""The page that moderators work on: what stands there, in which order, and what it costs."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from comments.admin import queue_rows
from comments.admin.queue_filters import Filters
from comments.filter import label
from comments.models import Comment, Mailbox, Reader
from tests import cast
from tests.make import make_article, make_comment, make_section
from tests.planner import analyze

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("source_strings")]
QUEUE, MORE, COUNT = "/admin/comments/queue/", "/admin/comments/queue/more/", "/admin/comments/queue/count/"


@pytest.fixture
def moderator():
    client = Client()
    client.force_login(cast.moderator())
    return client


def waiting(**over):
    return make_comment(over.pop("article", None) or make_article(), status="pending", **over)


def make_reader(name="a", **over):
    return Reader.objects.create(key_hash=name * 64, **over)


def rows(client, **query):
    return client.get(QUEUE, query).context["page"].rows


def shown(client, **query):
    return [row.comment for row in rows(client, **query)]


def test_who_waits_longest_comes_first(moderator):
    second = waiting()
    first = waiting(created_at=timezone.now() - timedelta(hours=3))
    for status in ("approved", "rejected", "spam", "withdrawn"):
        make_comment(make_article(), status=status)
    page = moderator.get(QUEUE)
    assert [row.comment for row in page.context["page"].rows] == [first, second]
    assert "waits 3\xa0hours" in page.content.decode()


def test_all_that_one_decides_by(moderator):
    article = make_article(title="Трамвай встал", section=make_section(name_ru="Транспорт"))
    parent = make_comment(article, name="Сеня", text="А я говорил")
    findings = [{"name": "links", "weight": 0.5}, {"name": "word", "weight": 2}]
    comment = waiting(article=article, parent=parent, text="Да <b>ты</b>…", findings=findings, reader=make_reader())
    page = moderator.get(QUEUE).content.decode()
    for text in ("Трамвай встал", "Answers Сеня:", "А я говорил", "Да &lt;b&gt;ты", f'id="comment-{comment.pk}"'):
        assert text in page
    assert page.index(str(label("word"))) < page.index(str(label("links")))
    assert "Approved before: 0, refused: 0; first seen" in page


@pytest.mark.parametrize("findings", [{}, "x", [1], [{}], [{"name": None, "weight": "x"}], [{"name": ["x"]}]])
def test_odd_findings_break_nothing(moderator, findings):
    waiting(findings=findings)
    assert moderator.get(QUEUE).status_code == 200


def test_the_record_is_of_the_person(moderator):
    mailbox = Mailbox.objects.create(email="roza@example.org")
    earlier = timezone.now() - timedelta(days=100)
    one, other = make_reader("a", mailbox=mailbox), make_reader("b", mailbox=mailbox, created_at=earlier)
    for reader, status in ((one, "approved"), (other, "approved"), (other, "rejected"), (other, "spam")):
        make_comment(make_article(), reader=reader, status=status)
    make_comment(make_article(), reader=make_reader("c"))
    waiting(reader=one)
    [row] = rows(moderator)
    assert (row.record.approved, row.record.refused, row.record.first_seen) == (2, 2, earlier)
    assert not row.record.is_trusted


def test_the_record_tells_who_is_trusted(moderator):
    reader = make_reader()
    for _ in range(5):
        make_comment(make_article(), reader=reader)
    waiting(reader=reader)
    assert rows(moderator)[0].record.is_trusted
    waiting(reader=reader).reject(None)
    assert not rows(moderator)[0].record.is_trusted


def test_filters(moderator):
    section, article = make_section(), make_article()
    by_section = waiting(article=make_article(section=section))
    by_article = waiting(article=article)
    by_language = waiting(article=make_article(language="uk"))
    by_finding = waiting(findings=[{"name": "links", "weight": 1}])
    by_words = waiting(text="Рыбный суп")
    assert shown(moderator, section=section.pk) == [by_section]
    assert shown(moderator, article=article.pk) == [by_article]
    assert shown(moderator, language="uk") == [by_language]
    assert shown(moderator, finding="links") == [by_finding]
    assert shown(moderator, q="рыбн") == [by_words]
    assert moderator.get(QUEUE).context["findings"] == [("links", str(label("links")))]


def test_a_section_holds_what_stands_below_it(moderator):
    above = make_section()
    below = waiting(article=make_article(section=make_section(parent=above)))
    own = waiting(article=make_article(section=above))
    waiting()
    assert shown(moderator, section=above.pk) == [below, own]
    assert shown(moderator, section=below.article.section_id) == [below]


def test_why_it_waits_is_said_where_nothing_was_found(moderator):
    sentence = "isn’t trusted yet"
    found = waiting(findings=[{"name": "capitals", "weight": 0.5, "detail": {"percent": 90}}])
    assert sentence not in moderator.get(QUEUE).content.decode()
    waiting(article=found.article)
    assert moderator.get(QUEUE).content.decode().count(sentence) == 1


def test_filters_by_trust(moderator):
    mailbox = Mailbox.objects.create(email="roza@example.org")
    known, trusted = make_reader("a"), make_reader("b", mailbox=mailbox)
    shares, fallen = make_reader("c", mailbox=mailbox), make_reader("d")
    for reader, number in ((known, 4), (trusted, 5), (fallen, 5)):
        for _ in range(number):
            make_comment(make_article(), reader=reader)
    waiting(reader=fallen).reject(None)
    of = {reader: waiting(reader=reader) for reader in (None, make_reader("e"), known, trusted, shares, fallen)}
    new, nobody = [comment for reader, comment in of.items() if reader not in (known, trusted, shares, fallen)]
    assert shown(moderator, trust="new") == [new, nobody]
    assert shown(moderator, trust="known") == [of[known], of[trusted], of[shares], of[fallen]]
    assert shown(moderator, trust="trusted") == [of[trusted], of[shares]]


def test_one_comment_however_it_stands(moderator):
    comment = make_comment(make_article(), status="rejected", reason="insult")
    waiting()
    page = moderator.get(QUEUE, {"comment": comment.pk})
    assert page.context["waiting"] == "0"
    assert [row.comment for row in page.context["page"].rows] == [comment]
    assert "rejected: an insult" in page.content.decode()


@pytest.mark.parametrize(
    "query",
    [
        *(
            {"section": "x"},
            {"article": "9" * 30},
            {"language": "en"},
            {"trust": "no"},
            {"after": "x"},
            {"q": "':* | \\"},
        ),
        *({"finding": "\x00"}, {"q": "\u202e"}, {"comment": "-1"}, {"q": "а" * 5000}, {"after": "9-9"}),
    ],
)
def test_odd_queries_break_nothing(moderator, query):
    waiting()
    for address in (QUEUE, MORE, COUNT):
        assert moderator.get(address, query).status_code in (200, 400)


def test_the_next_fifty(moderator):
    article, moment = make_article(), timezone.now()
    made = [make_comment(article, status="pending", created_at=moment) for _ in range(queue_rows.PAGE * 2 + 3)]
    page = moderator.get(QUEUE).context["page"]
    seen, url = [row.comment.pk for row in page.rows], f"{MORE}?after={page.end}"
    for expected in (queue_rows.PAGE, 3, 0):
        answer = moderator.get(url).json()
        found = answer["rows"].count("data-row=")
        assert found == expected
        seen += [int(part.partition('"')[0]) for part in answer["rows"].split('data-row="')[1:]]
        url = answer["next"]
    assert seen == [comment.pk for comment in made]
    late = make_comment(article, status="pending")
    assert f'data-row="{late.pk}"' in moderator.get(url).json()["rows"]


def test_the_number_stops_where_it_would_begin_to_cost(moderator, monkeypatch):
    monkeypatch.setattr(queue_rows, "COUNTED", 2)
    for expected in ("1", "2", "2+", "2+"):
        waiting()
        assert moderator.get(QUEUE).context["waiting"] == expected
        assert moderator.get(COUNT).json() == {"waiting": expected}


def test_the_number_alone_obeys_the_filters(moderator):
    waiting(text="Про трамвай")
    waiting(text="Про маяк")
    assert moderator.get(COUNT, {"q": "трамвай"}).json() == {"waiting": "1"}


@pytest.mark.parametrize(
    "query",
    [{}, {"language": "ru"}, {"finding": "links"}, {"trust": "known"}, {"trust": "trusted"}, {"q": "комментарий"}],
    ids=str,
)
def test_costs_the_same_with_one_row_and_with_fifty(moderator, query):
    article = make_article()
    parent = make_comment(article)

    def fill(number):
        for n in range(number):
            mailbox = Mailbox.objects.create(email=f"{n}-{number}@example.org")
            reader = Reader.objects.create(key_hash=f"{n}-{number}", mailbox=mailbox)
            for _ in range(5):
                make_comment(article, reader=reader)
            findings = [{"name": "links", "weight": 1}]
            make_comment(article, status="pending", reader=reader, findings=findings)
            make_comment(article, status="pending", reader=reader, parent=parent, findings=findings).edit(
                None, "комментарий"
            )

    counts = []
    for number in (1, 25):
        fill(number)
        moderator.get(QUEUE)
        with CaptureQueriesContext(connection) as queries:
            page = moderator.get(QUEUE, query)
        assert len(page.context["page"].rows) >= number
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 13
    assert not any("COUNT(*)" in q["sql"] and "LIMIT" not in q["sql"] for q in queries)
    assert not any('"public_body"' in q["sql"] or '"body"' in q["sql"] for q in queries)


def test_walks_indexes():
    article = make_article()
    Comment.objects.bulk_create(
        [Comment(article=article, name="Кто-то", text="Что-то", status="approved") for _ in range(3000)]
        + [Comment(article=article, name="Кто-то", text="Что-то", status="pending") for _ in range(100)]
    )
    analyze("comments_comment")
    for query in ({}, {"finding": "links"}, {"trust": "trusted"}, {"trust": "new"}, {"q": "суп"}, {"section": 1}):
        filters = Filters(**query)
        plan = filters.apply(Comment.objects.for_queue()).order_by("created_at", "id")[:51].explain()
        assert "Seq Scan on comments_comment" not in plan, (query, plan)


def test_the_menu_and_the_desk_lead_here(moderator):
    comment = waiting()
    desk = moderator.get("/admin/").content.decode()
    assert f'href="{QUEUE}"' in desk
    assert f'href="{QUEUE}?comment={comment.pk}"' in desk


@pytest.mark.parametrize(("role", "status"), [("moderator", 200), ("chief", 200), ("editor", 403), ("reporter", 403)])
def test_for_moderators_only(role, status):
    waiting()
    client = Client()
    client.force_login(getattr(cast, role)())
    assert [client.get(address).status_code for address in (QUEUE, MORE, COUNT)] == [status] * 3


def test_who_may_only_look_is_offered_nothing():
    waiting()
    user = User.objects.create_user(username="guest", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename="view_comment"))
    client = Client()
    client.force_login(user)
    page = client.get(QUEUE).content.decode()
    assert "data-row=" in page
    assert "formaction" not in page
    assert "data-dialog" not in page


def test_strangers_are_asked_to_log_in(client):
    assert client.get(QUEUE).status_code == 302
