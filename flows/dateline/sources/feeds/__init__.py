"""Feeds and sitemaps -> the articles and the links in them, which `finding` follows."""

__all__ = ["feeds", "sitemap"]
