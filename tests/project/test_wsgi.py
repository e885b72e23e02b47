"""Any WSGI server starts the site, not only our own, which has set Django up before."""

import os
import subprocess
import sys


def test_it_is_imported_by_a_process_that_knows_nothing_of_django(tmp_path):
    environ = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path)}
    code = "from odessa_news.wsgi import application; print(callable(application))"
    done = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, text=True, timeout=60)
    assert done.stdout == "True\n", done.stderr
