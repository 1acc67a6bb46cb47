"""Files that hold files: archives, compressed files, web archives, saved pages. What is in them comes out as resources,
which `finding` reads in turn."""

__all__ = ["archives", "compressed", "mhtml", "warc"]
