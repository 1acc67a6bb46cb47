"""What of a text belongs to its page and not to the story: addresses, dates, the site's name, who holds the rights."""

from collections import Counter

from dateline.world.agencies import agency_credited, agency_named

from .boilerplate import copyright_holder, could_be_site_name, is_boilerplate
from .byline import byline_names
from .draft import HEAD, TAIL, Draft
from .published import stated_date
from .url_lines import domain_line, domain_of, has_path, names_site, url_line


def label_page_lines(draft: Draft) -> None:
    """Addresses, stated dates, and what belongs to the page by its wording."""
    last = len(draft.paragraphs) - 1
    for i, paragraph in enumerate(draft.paragraphs):
        if not draft.is_open(i):
            continue
        line = paragraph.text
        if url := url_line(line):
            draft.kinds[i] = "boilerplate"
            _take_url(draft, i, url)
        elif (i < HEAD or i > last - TAIL) and (stated := stated_date(line)) and not byline_names(line):
            draft.kinds[i] = "boilerplate"
            draft.stated.append((stated[1], stated[0]))
        elif is_boilerplate(line):
            draft.kinds[i] = "boilerplate"


def _take_url(draft: Draft, i: int, url: str) -> None:
    before = draft.paragraphs[i - 1].text if i else ""
    at_edge = i < 4 or i >= len(draft.paragraphs) - 3
    if not at_edge or before.endswith(":"):
        return
    if "://" in url and has_path(url):
        draft.url = draft.url or url
    elif i >= 4 and "://" in url:
        return
    draft.domain = draft.domain or domain_of(url)


def label_page_end(draft: Draft) -> None:
    """What follows the story's last sentence: the site's name, its bare domain."""
    last = len(draft.paragraphs) - 1
    tail = []
    for i in range(last, max(-1, last - TAIL), -1):
        line = draft.paragraphs[i].text
        if draft.kinds[i] != "boilerplate" and not domain_line(line) and not could_be_site_name(line):
            break
        tail.append(i)
    domains = {i: found for i in tail if (found := domain_line(draft.paragraphs[i].text))}
    for i, domain in domains.items():
        draft.kinds[i] = "boilerplate"
        draft.domain = draft.domain or domain
    for i in tail + list(range(min(3, last))):
        line = draft.paragraphs[i].text
        beside_logo = any(
            0 <= k <= last and (k in domains or draft.paragraphs[k].text.lower() == "logo") for k in (i - 1, i + 1)
        )
        if not draft.is_open(i) or not could_be_site_name(line):
            continue
        if (draft.domain and names_site(line, draft.domain)) or (beside_logo and i in tail):
            draft.kinds[i] = "boilerplate"
            draft.publisher = draft.publisher or line


def without_site(draft: Draft, title: str) -> str:
    """The title without the site's name, where the line gives it as pages do: "Title | Site"."""
    for mark in (" | ", " - ", " – ", " — "):
        head, found, site = title.rpartition(mark)
        if found and len(head) > 12 and len(site) <= 40 and draft.domain and names_site(site, draft.domain):
            draft.publisher = draft.publisher or site
            return head
    return title


def find_publisher_and_agency(draft: Draft) -> None:
    if draft.dateline and draft.dateline.agency:
        draft.agency = draft.dateline.agency
    last = len(draft.paragraphs) - 1
    edges = dict.fromkeys([*range(last, max(-1, last - TAIL), -1), *range(min(HEAD, last + 1))])
    body = next((i for i, p in enumerate(draft.paragraphs) if draft.in_story(i) and len(p.text) > 60), 0)
    holders = Counter[str]()
    for i in edges:
        line = draft.paragraphs[i].text
        if draft.kinds[i] not in (None, "byline") and (holder := copyright_holder(line)) and not agency_named(holder):
            holders[holder] += 1
        outside = i >= last - 2 or i < body
        if (
            draft.agency is None
            and outside
            and draft.kinds[i] in (None, "credit")
            and i not in draft.cuts
            and (agency := agency_credited(line))
        ):
            draft.agency = agency
            if draft.is_open(i):
                draft.kinds[i] = "credit"
    if draft.publisher is None and holders:
        draft.publisher = holders.most_common(1)[0][0]
