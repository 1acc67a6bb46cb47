"""Peak memory and pages per second of a build from a web archive: it must take no more for many pages than for few.

usage: python tests/bench/archive.py [FEW MANY]       2,000 and 20,000 pages by default, some 150 words each

The pages are made here, no two alike: sentences, names, places and numbers are drawn for each, and so are the site's
menus, related links and pleas around the article. As in Common Crawl's CC-NEWS, each lies between its request and its
metadata, every record gzipped by itself, and all were published in one month. Memory is that of the build with all its
processes, what they share counted once. Fails where MANY takes more than 1.2 times what FEW takes.
"""

import gzip
import random
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from throughput import measure

_ALLOWED = 1.2
_FIRST = (
    "Ada Boris Carmen Dmitri Esther Farid Grace Hugo Imani Jonas Keiko Lars Mona Nikhil Olga Pedro Rana Sven".split()
)
_LAST = (
    "Abara Bergman Castell Dumont Eriksen Faulkner Gallo Hoxha Ivers Jansky Keller Lindqvist Moreau Nwosu Okafor "
    "Petrov Quist Ramos Sato Tanaka Ueda Varga Weiss Yilmaz Zeman Ashdown Brightwell Corrigan Donnelly Eastman"
).split()
_PLACES = (
    "Porto Ghent Accra Tallinn Leeds Quito Hanoi Turin Basel Malmo Cork Lyon Oslo Seville Gdansk Split Perth Halifax"
).split()
_THINGS = "bridge tram line harbour wall library school roof reservoir market hall ferry wind park museum".split()
_BODIES = ("council", "port authority", "water board", "teachers’ union", "transport ministry", "chamber of commerce")
_OFFICES = ("mayor", "finance director", "spokeswoman", "chief engineer", "union leader", "deputy minister")
_LEADS = (
    "The {body} of {place} voted {m} to {k} on {day} to pay for a new {thing}, ending {k} years of argument.",
    "Work on the {thing} in {place} will stop for {k} weeks, the {body} announced on {day}.",
    "More than {n} people marched through {place} on {day} against plans to sell the {thing}.",
    "A fire that broke out near the {thing} in {place} late on {day} left {k} families without a home.",
)
_SENTENCES = (
    "“We have waited {k} years for this and we will not wait {k} more,” said {name}, the city’s {office}.",
    "{name}, {office} of the {body}, told reporters that the cost had risen to {n} million euros.",
    "According to {name}, the first {k} contracts were signed in {other} last month.",
    "“Nobody asked us,” {last} said. “They sent a letter of {k} lines and a map that was wrong.”",
    "The {body} in {other} tried the same in 20{y} and gave it up after {k} months.",
    "{last} called the plan “a gift to {other}”, and said the {thing} would be closed by then.",
    "Engineers found {k} cracks in the {thing}, most of them older than anybody had thought.",
    "A report of {n} pages, seen by this newspaper, warns that {place} could lose {k} bus lines.",
    "{name} denied that there had been any pressure from the {body}.",
    "The vote was put off twice, in March and again in April, when {k} members did not come.",
    "Residents say that the noise begins at {k} in the morning and that the {body} does not answer.",
    "{name} believes that the new {thing} will bring {n} visitors a year.",
)
_ASIDES = (
    '<div class="newsletter"><p>Sign up for our newsletter and never miss a story from {place}.</p></div>',
    '<aside class="related"><h3>Read more</h3><ul><li><a href="/{n}">{other} reopens its {thing}</a></li></ul></aside>',
    '<div class="share"><a href="#">Share</a> <a href="#">Tweet</a> <a href="#">Print</a></div>',
)


def page(number: int) -> tuple[str, str]:
    """The address and the HTML of a page."""
    draw = random.Random(number)

    def fill(template: str) -> str:
        first, last = draw.choice(_FIRST), draw.choice(people)
        return template.format(
            name=f"{first} {last}", last=last, place=place, other=draw.choice(_PLACES), thing=thing, day=f"{day} May",
            body=draw.choice(_BODIES), office=draw.choice(_OFFICES), k=draw.randint(2, 19), m=draw.randint(20, 60),
            n=draw.randint(100, 999), y=draw.randint(10, 23),
        )  # fmt: skip

    place, thing, day = draw.choice(_PLACES), draw.choice(_THINGS), draw.randint(1, 28)
    people = draw.sample(_LAST, 3)
    site = f"{draw.choice(_PLACES)} {draw.choice(('Courier', 'Post', 'Observer', 'Tribune'))}"
    title = (
        f"{place}: {draw.choice(('quarrel over', 'new plan for', 'money for', 'doubts about'))} {thing} no. {number}"
    )
    author = f"{draw.choice(_FIRST)} {draw.choice(_LAST)}"
    url = f"https://{site.replace(' ', '-').lower()}.example/2024/05/{day:02}/{number}"
    body = [fill(draw.choice(_LEADS)), *map(fill, draw.sample(_SENTENCES, draw.randint(7, 9)))]
    asides = [fill(aside) for aside in draw.sample(_ASIDES, draw.randint(0, 3))]
    paragraphs = "\n".join(f"<p>{sentence}</p>" for sentence in body)
    links = "".join(f'<a href="/{name.lower()}">{name}</a>' for name in draw.sample(_PLACES, draw.randint(3, 9)))
    return url, (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | {site}</title>'
        f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="{site}">'
        f'<meta property="article:published_time" content="2024-05-{day:02}T{draw.randint(0, 23):02}:00:00Z">'
        f'<meta name="author" content="{author}"></head><body><nav>{links}</nav><article><h1>{title}</h1>'
        f"<p>By {author}</p>\n{paragraphs}\n</article>{''.join(asides)}<footer>© 2024 {site}</footer></body></html>"
    )


def write(path: Path, pages: int) -> None:
    """Write an archive of so many pages."""
    with path.open("wb") as file:
        for number in range(pages):
            url, html = page(number)
            head = f"GET {url} HTTP/1.1\r\n\r\n".encode()
            body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html.encode()
            for place, (kind, block) in enumerate((("request", head), ("response", body), ("metadata", b"ms: 9\r\n"))):
                header = (
                    f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-06-01T00:00:00Z\r\n"
                    f"WARC-Record-ID: <urn:uuid:{number:08x}-0000-4000-8000-{place:012x}>\r\n"
                    f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n"
                )
                file.write(gzip.compress(header.encode() + block + b"\r\n\r\n", 6, mtime=0))


def main(sizes: Sequence[int]) -> None:
    peaks = []
    for pages in sizes:
        with tempfile.TemporaryDirectory() as scratch:
            archive = Path(scratch, "news.warc.gz")
            write(archive, pages)
            size = archive.stat().st_size / 1e6
            cost = measure([sys.executable, "-m", "dateline", "build", str(archive), "--tables", f"{scratch}/tables"])
        peaks.append(cost.megabytes)
        print(
            f"{pages:7,} pages {size:6.1f} MB {cost.seconds:8.1f} s {pages / cost.seconds:6.1f} pages/s"
            f" {cost.megabytes:6,.0f} MB   {cost.megabytes / peaks[0]:.2f} x",
            flush=True,
        )
    if peaks[-1] > _ALLOWED * peaks[0]:
        sys.exit(f"Memory grows with the archive: by more than {_ALLOWED} from first to last.")


if __name__ == "__main__":
    if len(sys.argv) not in (1, 3):
        sys.exit(__doc__)
    main([int(size) for size in sys.argv[1:]] or [2_000, 20_000])
