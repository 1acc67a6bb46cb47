"""What is there and what is published -> what a run has to do. Documents come in from sources; `plan` tells what is
new, changed and gone, and cuts it into shards, which a worker reads back from the spool. It writes nothing but the
spool."""

__all__ = ["locations", "plan"]
