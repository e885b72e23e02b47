"""The task queue in the admin: for a superuser, in the newsroom's look, to be read."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from tests import cast
from tests.project import chores

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows() -> str:
    return reverse(f"admin:{DBTaskResult._meta.app_label}_{DBTaskResult._meta.model_name}_changelist")


def test_read_only_and_in_the_newsrooms_look(client, rows):
    chores.note.enqueue("word")
    client.force_login(User.objects.create_superuser("root"))
    page = f"{rows}{DBTaskResult.objects.get().pk}/change/"
    for address in (rows, page):
        response = client.get(address)
        assert response.status_code == 200
        assert "unfold/" in response.text
    assert "result-list" in client.get(rows).text  # a class of Unfold's lists
    assert client.post(page, {"status": "FAILED"}).status_code == 403
    assert client.post(f"{rows}add/").status_code == 403


def test_not_for_the_newsroom(client, rows):
    client.force_login(cast.chief())
    assert client.get(rows).status_code == 403
