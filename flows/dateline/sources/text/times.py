"""Times as sources write them -> moments."""

from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_WRITTEN = ("%Y/%m/%d", "%Y/%m/%d %H:%M", "%Y/%m/%d %H:%M:%S", "%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y")
_LONGEST = 100


def read_time(written: str | None) -> datetime | None:
    """The moment that a string means, in its time zone; None where there is no string, or it means none or several.

    Read are ISO 8601 ("2024-06-19T10:00:00+02:00", "20240619T080000Z", "2024-06-19"), RFC 2822 ("Wed, 19 Jun 2024
    08:00:00 GMT") and dates that spell the month or begin with the year. Without a time zone it is UTC.
    """
    written = (written or "").strip()
    if not written or len(written) > _LONGEST:
        return None
    with suppress(ValueError, OverflowError):
        return zoned(datetime.fromisoformat(written))
    with suppress(ValueError, OverflowError, TypeError, IndexError):
        return zoned(parsedate_to_datetime(written))
    for form in _WRITTEN:
        with suppress(ValueError):
            return datetime.strptime(written, form).replace(tzinfo=UTC)
    return None


def zoned(moment: datetime) -> datetime:
    """A moment in its time zone, or in UTC where it has none. Raises OverflowError where UTC has no such moment."""
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
    moment.astimezone(UTC)
    return moment
