"""Web addresses in a text: which lines are nothing else, and what site they name."""

import re
from datetime import date
from urllib.parse import unquote, urlsplit

from dateline.world.written_dates import make_date

_URL_LINE = re.compile(
    r"(?i:(?:source|url|link|via|from|originally published (?:at|on)|read (?:the )?(?:original|full (?:story|article))"
    r"(?: at| here)?)\s*:?\s*)?[<(\[]?(https?://[^\s<>\[\]]{4,1500}?)[>)\].,]*"
)
_DOMAIN = r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,4}[a-z]{2,12}"
_DOMAIN_LINE = re.compile(rf"(?:www\.)?({_DOMAIN})/?", re.IGNORECASE)
_NOT_DOMAINS = re.compile(r"(?i).*\.(?:txt|pdf|jpe?g|png|gif|docx?|html?|mp[34]|py|js|css|json)")
_DATE_IN_PATH = re.compile(r"[/=-]((?:19|20)\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?!\d{1,2}(?!\d))")


def url_line(line: str) -> str | None:
    """The address that a line consists of, if it does."""
    if len(line) > 1600 or ("://" not in line[:60] and not line.startswith("www.")):
        return None
    match = _URL_LINE.fullmatch(line)
    if match:
        return match[1] if _host(match[1]) else None
    # Without its scheme, and perhaps with its slashes escaped, it still names the site.
    return line if re.fullmatch(r"www\.[^\s/%]{4,250}(?:[/%]\S*)", line) else None


def domain_line(line: str) -> str | None:
    """The bare domain ("tribune.net.ph") that a line consists of, if it does."""
    if len(line) > 80 or "." not in line:
        return None
    match = _DOMAIN_LINE.fullmatch(line)
    if not match or _NOT_DOMAINS.fullmatch(match[1]) or not match[1].islower():
        return None
    return _without_www(match[1])


def domain_of(url: str) -> str | None:
    """The host of an address, without "www."."""
    host = _host(url if "://" in url else "//" + unquote(url))
    return _without_www(host) if host else None


def has_path(url: str) -> bool:
    """Whether an address points at a page, and not at a whole site."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return len(parts.path.strip("/")) > 2 or bool(parts.query)


def date_in_url(url: str) -> date | None:
    """The day that an address carries in its path: /2024/06/19/, /20240619/."""
    match = _DATE_IN_PATH.search(url)
    return make_date(int(match[1]), int(match[2]), int(match[3])) if match else None


def slug_words(url: str) -> frozenset[str]:
    """The words of the longest hyphenated part of an address, which often repeat the headline."""
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return frozenset()
    slug = max(re.split(r"[/.]", path.lower()), key=lambda part: part.count("-") + part.count("_"))
    words = re.findall(r"[^\W\d_]{3,}", slug)
    return frozenset(words) if len(words) >= 3 else frozenset()


def names_site(name: str, domain: str) -> bool:
    """Whether a name ("Daily Tribune") is that of the site at a domain ("tribune.net.ph")."""
    squashed = re.sub(r"[^a-z0-9]", "", re.sub(r"(?i)^the\s+", "", name).lower())
    initials = "".join(word[0] for word in re.findall(r"[A-Za-z]\w*", name)).lower()
    labels = [label.replace("-", "") for label in domain.split(".")[:-1] if len(label) > 2]
    for label in labels:
        bare = label.removeprefix("the")
        if len(squashed) > 3 and (bare == squashed or (len(bare) > 3 and (bare in squashed or squashed in bare))):
            return True
        if len(label) > 2 and initials == label:
            return True
    return False


def _host(url: str) -> str | None:
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.lower() if host and "." in host else None


def _without_www(host: str) -> str:
    return host.lower().removeprefix("www.")
