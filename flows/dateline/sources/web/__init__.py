"""Addresses on the web -> resources: fetched politely, from the open internet only, and kept from run to run. Nobody
below fetches; the flow hands `web.Web` to `finding`."""

__all__ = ["exchange", "open_internet", "web"]
