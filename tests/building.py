"""Articles to build tables from, builds in processes of their own, and what stands in their tables."""

import os
import subprocess
import sys
from pathlib import Path

import dateline
from dateline.tables.querying import read
from dateline.tables.schema import TABLES

_TEMPLATES = (
    """Minister defends {topic} plan in {city}

By Ann Lee

{city}, France (AFP) - The {topic} plan will go ahead, minister Paul Marchand said on Monday.

"We have waited {number} years for this," Marchand told reporters in {city}. "We will not wait any longer."

Critics said the plan would cost {number} million euros.
""",
    """{city} council votes on {topic}

The council of {city} voted {number} to 3 for the new {topic} rules, its chair Maria Silva announced.

According to Silva, the rules take effect next year.

Share this article
www.example.org
""",
    """Strike over {topic} ends after {number} days

{city} (Reuters) - Workers in {city} ended their strike over {topic} on Friday.

“It was worth it,” said union leader Tom Baker, “and we would do it again.”

He added that {number} members had joined.

Photo: Jane Doe / Reuters
""",
)
_TOPICS = ("harbour", "housing", "water", "school")
_CITIES = ("Lyon", "Porto", "Geneva", "Oslo", "Quito", "Accra", "Hanoi")

DRIVER = """
import multiprocessing, os, signal, sys
from dateline.planning import plan
plan._SHARD_DOCUMENTS = 4
from dateline.build import BuildRequest, run_build
from dateline.errors import DatelineError

tables, inputs, moment = sys.argv[1:]

def die():
    print(*(child.pid for child in multiprocessing.active_children()), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)

def progress(done, total):
    if done and (moment == "first shard" or (moment == "last shard" and done == total)):
        die()

def hook(event, arguments):
    if (event, moment) in {("os.symlink", "before the switch"), ("os.link", "while publishing")}:
        die()
    if event == "shutil.rmtree" and moment == "after the switch" and str(arguments[0]).endswith("-staging"):
        die()

sys.addaudithook(hook)
try:
    publication = run_build(BuildRequest(paths=[inputs], tables=tables, workers=2), progress)
except DatelineError as error:
    sys.exit(f"{type(error).__name__}: {error}")
print("published" if publication.published else "nothing new", publication.new, publication.changed)
"""


def write_articles(folder: Path, count: int) -> None:
    """Short news articles, each of them different: 000.txt, 001.txt and so on."""
    folder.mkdir()
    for number in range(count):
        text = _TEMPLATES[number % len(_TEMPLATES)].format(
            topic=_TOPICS[number % len(_TOPICS)], city=_CITIES[number % len(_CITIES)], number=number + 4
        )
        (folder / f"{number:03}.txt").write_text(text)


def start(tables: Path, inputs: Path, environment: dict[str, str], moment: str = "") -> "subprocess.Popen[str]":
    """A build in a process of its own, which is killed at the given moment of DRIVER."""
    return subprocess.Popen(
        [sys.executable, "-c", DRIVER, str(tables), str(inputs), moment],
        env=os.environ | {"PYTHONPATH": str(Path(dateline.__file__).parents[1])} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def contents(tables: Path) -> dict[str, bytes]:
    """The bytes of every published file."""
    return {str(path.relative_to(tables)): path.read_bytes() for path in sorted(tables.glob("*/*.parquet"))}


def states(tables: Path) -> dict[str, tuple[int, int]]:
    """Inode and time of change of every published file, and where the link to them leads."""
    stats = {str(path.resolve()): path.stat() for path in tables.glob("*/*.parquet")}
    return {name: (stat.st_ino, stat.st_mtime_ns) for name, stat in stats.items()}


def rows_of(tables: Path, source_uri: str) -> dict[str, list[list[str]]]:
    """The rows of every table that belong to one article, as text."""
    (article_id,) = read("articles", tables, ["article_id"], [("source_uri", "==", source_uri)])["article_id"]
    return {
        name: read(name, tables, filters=[("article_id", "==", article_id)]).astype(str).to_numpy().tolist()
        for name, table in TABLES.items()
        if "article_id" in table.names
    }
