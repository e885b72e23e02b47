"""Lighthouse's four marks of a site that runs, as a phone on a slow network gets it: asked are 95 of 100 in each.

.venv/bin/python -m bench.lighthouse http://127.0.0.1:8000 > bench/lighthouse.md
"""

import json
import re
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

LIGHTHOUSE = "12.8.2"
ASKED = 95
MARKS = ("performance", "accessibility", "best-practices", "seo")
# Besides the browser's own profile it needs no sandbox within a container, where there is none.
CHROME = "--headless=new --no-sandbox --disable-gpu"
ARTICLE = re.compile(r'href="((/[a-z0-9-]+/)[a-z0-9-]+-\d+/)"')


def pages(site: str) -> Iterator[tuple[str, str]]:
    """The front page, the first article on it, and the section of that."""
    with urllib.request.urlopen(site) as response:  # noqa: S310
        front = response.read().decode()
    article = ARTICLE.search(front)
    if article is None:
        sys.exit(f"{site} shows no article. Start it with script/server.")
    yield "front page", site
    yield "article", urljoin(site, article[1])
    yield "section", urljoin(site, article[2])


def audited(url: str, node: Path) -> dict[str, Any]:
    """Lighthouse's report. Now and then it loses the browser's trace, and says so on the terminal: three attempts."""
    command = [node / "node_modules" / ".bin" / "lighthouse", url, "--quiet", "--output=json"]
    chosen = [f"--only-categories={','.join(MARKS)}", f"--chrome-flags={CHROME}"]
    for _ in range(3):
        done = subprocess.run([*command, *chosen], stdout=subprocess.PIPE, timeout=300)
        if done.returncode == 0:
            report: dict[str, Any] = json.loads(done.stdout)
            return report
    sys.exit(f"Lighthouse could not look at {url}.")


def lacks(report: dict[str, Any]) -> Iterator[str]:
    """What takes a mark below the asked one, by Lighthouse's own names."""
    for mark in MARKS:
        category = report["categories"][mark]
        if round(category["score"] * 100) < ASKED:
            for audit in category["auditRefs"]:
                score = report["audits"][audit["id"]]["score"]
                if audit["weight"] and score is not None and score < 1:
                    yield f"{mark}: {audit['id']}"


def install(node: Path) -> None:
    if not shutil.which("npm"):
        sys.exit("Lighthouse is a program of Node.js: apt-get install npm")
    options = ["--no-audit", "--no-fund", "--loglevel", "error"]
    subprocess.run(
        ["npm", "install", "--prefix", node, *options, f"lighthouse@{LIGHTHOUSE}"], check=True, stdout=sys.stderr
    )


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit("usage: python -m bench.lighthouse http://127.0.0.1:8000")
    node = Path(__file__).parent.parent / "var" / "bench" / "node"
    node.mkdir(parents=True, exist_ok=True)
    install(node)
    found: list[str] = []
    print("# Lighthouse's marks\n")
    print(
        f"Written by `bench/lighthouse.py` with Lighthouse {LIGHTHOUSE}: as a phone, asked are {ASKED} of 100 each.\n"
    )
    print(f"| page | {' | '.join(MARKS)} |\n|---|{'--:|' * len(MARKS)}")
    for name, url in pages(sys.argv[1].rstrip("/") + "/"):
        report = audited(url, node)
        print(f"| {name} | {' | '.join(str(round(report['categories'][mark]['score'] * 100)) for mark in MARKS)} |")
        found += [f"{name}, {lack}" for lack in lacks(report)]
    if found:
        sys.exit("\n".join(["Too low:", *found]))


if __name__ == "__main__":
    main()
