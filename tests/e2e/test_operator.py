"""The operator's command: ready, stopped by Ctrl-C with PostgreSQL, quick the second time, nothing lost."""

import os
import re
import subprocess
import sys
import urllib.request

from tests.e2e.site import ROOT, start_site


def test_says_where_it_is_and_who_may_log_in(site):
    said = site.log.read_text()
    assert f"{site.url}/admin/" in said
    assert re.search(r"Ready after \d+ s", said)
    assert "Traceback" not in said


def test_static_files_are_compressed_and_kept_for_ever(site):
    html = urllib.request.urlopen(f"{site.url}/").read().decode()
    (style, *_) = re.findall(r'href="(/static/css/[^"]+\.css)"', html)
    request = urllib.request.Request(site.url + style, headers={"Accept-Encoding": "gzip"})
    response = urllib.request.urlopen(request)
    assert response.headers["Content-Encoding"] == "gzip"
    assert "immutable" in response.headers["Cache-Control"]


def test_stops_by_ctrl_c_with_its_database_and_starts_again_with_all_data(tmp_path_factory):
    var = tmp_path_factory.mktemp("operator")
    # An empty Section table is what brings the demo; one section of the operator's own keeps it away.
    code = "from articles.models import Section; Section.objects.create(slug='own', name_ru='Моя', name_uk='Моя')"
    env = {"PATH": os.environ["PATH"], "VAR_DIR": str(var), "EMBEDDED_POSTGRES_DURABLE": "no"}
    for arguments in (["migrate", "-v0"], ["shell", "-c", code]):
        subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, env=env, check=True, capture_output=True)
    for _ in range(2):
        site = start_site(var)
        assert "Моя" in urllib.request.urlopen(f"{site.url}/own/").read().decode()
        assert site.stop() == 0
        said = site.log.read_text()
        assert said.count("Stopped, PostgreSQL too.") == 1, said
        assert "Traceback" not in said
        assert not (var / "postgres" / "data" / "postmaster.pid").exists()
