"""The Nu HTML checker finds nothing on any kind of page: no error, no warning, not even a remark."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

# script/test puts it there.
JAR = Path(os.environ["VAR_DIR"]) / "node" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
BROKEN = '<!DOCTYPE html><html lang="ru"><title>x</title><p id="a"><div id="a">Маяк</p><img src="x.jpg"></html>'


@pytest.fixture(autouse=True)
def _checker() -> None:
    if not shutil.which("java"):
        pytest.skip("no Java on this machine: apt-get install default-jre-headless")
    if not JAR.exists():
        pytest.skip(f"no checker in {JAR}: script/test without arguments installs it where npm is")


def complaints(pages: dict[str, str], folder: Path) -> dict[str, list[str]]:
    """What the checker says about each of the pages (name to HTML), in one run of it."""
    names = {}
    for number, (name, html) in enumerate(pages.items()):
        file = folder / f"{number}.html"
        file.write_text(html)
        names[file.name] = name
    command = ["java", "-jar", str(JAR), "--format", "json", "--stdout", "--exit-zero-always"]
    run = subprocess.run([*command, *map(str, sorted(folder.glob("*.html")))], capture_output=True, check=True)
    found: dict[str, list[str]] = {}
    for message in json.loads(run.stdout)["messages"]:
        kind = message.get("subType", message["type"])
        said = f"{kind}, line {message.get('lastLine')}: {message['message']}  {message.get('extract', '')!r}"
        found.setdefault(names[Path(message["url"]).name], []).append(said)
    return found


def answers_to_a_comment(page: Any, thread: str) -> dict[str, str]:
    """The form come back because nothing was typed in it, and the page that thanks (the same at every run)."""
    empty = page.request.post(thread, form={"name": "", "text": ""})
    assert empty.status == 400
    sent = page.request.post(thread, form={"name": "Роза", "text": "Проверяю разметку."})
    assert "/comments/ru/mine/" in sent.url
    return {"an empty comment": empty.text(), "a sent comment": sent.text()}


def test_every_kind_of_page_is_valid(reader: Any, addresses: list[str], tmp_path: Path) -> None:
    page = reader()
    pages = {address: page.request.get(address).text() for address in addresses}
    pages |= answers_to_a_comment(page, next(each for each in addresses if each.startswith("/comments/")))
    assert not complaints(pages, tmp_path)


def test_the_checker_sees_what_is_broken(tmp_path: Path) -> None:
    found = "\n".join(complaints({"broken": BROKEN}, tmp_path)["broken"])
    for said in ("Duplicate ID", "No “p” element in scope", "must have an “alt” attribute"):
        assert said in found
