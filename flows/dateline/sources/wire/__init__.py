"""What news agencies send: NewsML-G2, NITF and ninjs, each an item or many -> documents with the agency's metadata."""

__all__ = ["newsml", "ninjs", "nitf"]
