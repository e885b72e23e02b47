import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from tests import cast
from tests.articles.admin.forms import filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief(client: Client) -> Client:
    client.force_login(cast.chief())
    return client


def test_a_new_reporter(chief: Client) -> None:
    data = {"username": "vera", "usable_password": "true", "password1": "tri-akatsii-1", "password2": "tri-akatsii-1"}
    response = chief.post("/admin/auth/user/add/", data)
    vera = User.objects.get(username="vera")
    assert response["Location"].endswith(f"/admin/auth/user/{vera.pk}/change/")
    assert vera.is_staff
    url = f"/admin/auth/user/{vera.pk}/change/"
    reporters = Group.objects.get(name="reporter")
    assert chief.post(url, {**filled(chief, url), "groups": [reporters.pk]}).status_code == 302
    assert list(vera.groups.all()) == [reporters]


def test_a_chief_is_no_superuser_and_makes_none(chief: Client) -> None:
    root = User.objects.create_superuser("root", password="x")
    assert chief.get(f"/admin/auth/user/{root.pk}/change/").status_code == 200
    assert chief.post(f"/admin/auth/user/{root.pk}/change/", {"username": "mine"}).status_code == 403
    assert chief.get(f"/admin/auth/user/{root.pk}/password/").status_code == 403
    assert chief.post(f"/admin/auth/user/{root.pk}/delete/", {"post": "yes"}).status_code == 403
    me = User.objects.get(username="chief")
    url = f"/admin/auth/user/{me.pk}/change/"
    groups = [g.pk for g in me.groups.all()]
    chief.post(url, {**filled(chief, url), "groups": groups, "is_superuser": "on", "user_permissions": ["1"]})
    me.refresh_from_db()
    assert not me.is_superuser
    assert not me.user_permissions.exists()


def test_roles_are_not_changed_by_hand(client: Client) -> None:
    client.force_login(User.objects.create_superuser("root", password="x"))
    cast.editor()
    role = Group.objects.get(name="editor")
    assert client.post(f"/admin/auth/group/{role.pk}/change/", {"name": "boss"}).status_code == 403
    assert client.get("/admin/auth/group/").status_code == 200
