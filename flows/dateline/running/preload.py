"""What every worker needs, loaded by importing this, once, in the process that they are forked from.

That process must have no thread of its own, as a fork would be without it: the tagger is loaded by each worker.
"""

import gc

from dateline.articles.parse import parse
from dateline.sources.documents.document import RawDocument

# Places are looked up and languages told apart by tables that are read at their first use.
parse(
    RawDocument(
        "warm", "text", "GENEVA - The talks on the treaty will go on for another week, the minister said on Monday."
    )
)
gc.freeze()
