"""Web addresses: whole ones, and when two of them are one article's."""

import re
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

# Parameters that say how a reader came here and never which article it is: those of Google, Meta, Microsoft, Twitter,
# TikTok, Mailchimp, HubSpot, Piano and Matomo, and what news sites call their own.
_TRACKING = re.compile(
    r"(?i)(?:utm_\w+|pk_\w+|mtm_\w+|at_\w+|fb_\w+|hsa_\w+|_hs\w+|mc_[ce]id|[gw]?braid|(?:g|d|fb)clid|gclsrc|msclkid|twclid"
    r"|ttclid|yclid|igshid|igsh|ns_\w+|cmpid?|icid|ocid|ito|ncid|srnd|smid|smtyp|partner|ref|referrer|ref_?src|source"
    r"|sharetoken|share|xtor|spm|feature|rss|_ga|_gl|wt\.\w+)"
)
_PORTS = {"http": 80, "https": 443}


def canonical(url: str) -> str:
    """A web address without what does not tell pages apart: fragment, tracking parameters, their order, scheme, www,
    a final slash, characters that need not be escaped.

    It serves to compare addresses, not to fetch them; one that is no web address stays as it is.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return url
    if parts.scheme.lower() not in _PORTS or not parts.hostname or re.search(r"\s", parts.hostname):
        return url
    host = parts.hostname.removeprefix("www.").rstrip(".")
    if port and port != _PORTS[parts.scheme.lower()]:
        host += f":{port}"
    query = [(name, value) for name, value in parse_qsl(parts.query, True) if not _TRACKING.fullmatch(name)]
    path = quote(parts.path.rstrip("/"), "/%:@!$&'()*+,;=~", errors="replace")
    return urlunsplit(("https", host, path, urlencode(sorted(query), errors="replace"), ""))


def without_credentials(url: str) -> str:
    """A web address without the user name and password that it may hold, for the eyes of others."""
    return re.sub(r"(://)[^/?#]*@", r"\1", url)


def absolute(address: str | None, *bases: str | None) -> str | None:
    """A web address, resolved against the last of the bases, and each of these against the one before it; None where
    that gives none."""
    if not address or not address.strip():
        return None
    resolved = ""
    try:
        for step in (*bases, address):
            resolved = urljoin(resolved, step.strip()) if step else resolved
        parts = urlsplit(resolved)
        return resolved if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def is_front_page(address: str) -> bool:
    """Whether a web address is that of a whole site."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(parts.netloc) and not parts.path.strip("/") and not parts.query


def address_of(identifier: str | None) -> str | None:
    """An identifier that is a web address as well; None where it is none."""
    return identifier if identifier and identifier.startswith(("http://", "https://")) else None
