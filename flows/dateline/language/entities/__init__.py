"""The layer of names -> the entity of each: which names name the same, and under which name and key other articles
know it. `wholes` and `wordings` bring the names together that are spelled alike, `places`, `things` and `people` those
that are not, and `resolved` makes the entities. Speakers come next; tables tell entities of all articles apart by the
words of `wordings` too."""

__all__ = ["people", "places", "resolved", "things", "wholes", "wordings"]
