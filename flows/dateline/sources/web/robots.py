"""What a site lets programs read: robots.txt (RFC 9309)."""

import re

from protego import Protego

from dateline.sources.text.decode import with_plain_lines

LARGEST = 500 << 10
"""Bytes of a robots.txt that are read; the standard asks for no more."""

LONGEST_DELAY = 30.0
"""Seconds between two requests that a site may ask for. One that asks for more gets these."""

_AGENT = re.compile(r"(?im)^([^\S\n]*user[- ]?agent[^\S\n]*:?[^\S\n]*)([^\n#]*)")
_OTHER = "some-other"


class Robots:
    """The rules of one site for the program whose name is `product`."""

    def __init__(self, text: str, product: str) -> None:
        self._product = product

        # Groups of others come under one name, so that many names with many rules take no more time than their length.
        def renamed(line: re.Match[str]) -> str:
            agent = line[2].strip().partition("/")[0].lower()
            return line[1] + (agent if agent in ("*", product.lower()) else _OTHER)

        self._rules = Protego.parse(_AGENT.sub(renamed, with_plain_lines(text)))

    def allow(self, url: str) -> bool:
        """Whether an address may be read."""
        return bool(self._rules.can_fetch(url, self._product))

    @property
    def delay(self) -> float:
        """Seconds from one request to the next that it asks for."""
        return min(self._rules.crawl_delay(self._product) or 0.0, LONGEST_DELAY)
