"""A web page -> the article in it. HTML comes in; `html` gives the document, or says why the page is no article. Feeds
and containers hand it their pages."""

__all__ = ["html"]
